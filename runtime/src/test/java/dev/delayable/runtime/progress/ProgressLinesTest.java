package dev.delayable.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What runs with {@code progress()} print where the output is no terminal. */
class ProgressLinesTest {

    private final PlayedRun run = new PlayedRun(run -> new ProgressLines(5, run.out(), run::nanoTime));

    @Test
    void aLineTellsRateElapsedAndRemainingTime() {
        run.startsWith(20, 5).after(5).finishing(10).after(5).finishing(10).ends();

        assertThat(run.lines())
                .containsExactly(
                        "Parallel(nJobs=5): 1 of 20 jobs, 0.2 jobs/s, elapsed 5.0s, remaining 1.6min",
                        "Parallel(nJobs=5): 11 of 20 jobs, 1.1 jobs/s, elapsed 10.0s, remaining 8.2s",
                        "Parallel(nJobs=5): 20 of 20 jobs, finished, 2.0 jobs/s, elapsed 10.0s");
    }

    @Test
    void ofALazyInputNothingIsSaidOfTheRest() {
        run.startsLazily(5)
                .taking(4)
                .after(5)
                .finishing(2)
                .after(1)
                .finishing(2)
                .ends();

        assertThat(run.lines())
                .containsExactly(
                        "Parallel(nJobs=5): 1 jobs, 0.2 jobs/s, elapsed 5.0s",
                        "Parallel(nJobs=5): 4 jobs, finished, 0.7 jobs/s, elapsed 6.0s");
    }

    @Test
    void thereIsNoMoreThanOneLineInFiveSecondsHoweverManyJobsEnd() {
        run.startsWith(1000, 5);
        for (int i = 0; i < 100; i++) {
            run.after(0.1).finishing(5);
        }

        assertThat(run.lines()).hasSize(2);
    }

    @Test
    void failuresAreCounted() {
        run.startsWith(20, 5).after(5).failing(1).finishing(2).ends();

        assertThat(run.lines())
                .containsExactly(
                        "Parallel(nJobs=5): 1 of 20 jobs, 1 failed, 0.2 jobs/s, elapsed 5.0s, remaining 1.6min",
                        "Parallel(nJobs=5): 3 of 20 jobs, stopped, 1 failed, 0.6 jobs/s, elapsed 5.0s");
    }

    @Test
    void aRunWithoutJobsHasNoRate() {
        run.startsWith(0, 1).ends();

        assertThat(run.lines()).containsExactly("Parallel(nJobs=5): 0 of 0 jobs, finished, elapsed 0.0s");
    }
}
