package dev.delayable.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs print with {@code verbose(level)}. */
class VerboseLinesTest {

    private static PlayedRun run(int level) {
        return new PlayedRun(
                run -> VerboseLines.of(level, run::out, run::nanoTime).listener(5, "threads"));
    }

    @Test
    void theLinesAreThoseOfJoblib() {
        PlayedRun run = run(1).startsWith(20, 5)
                .after(2)
                .finishing(10)
                .after(2)
                .finishing(10)
                .ends();

        assertThat(run.lines())
                .containsExactly(
                        "[Parallel(n_jobs=5)]: Using backend threads with 5 concurrent workers.",
                        "[Parallel(n_jobs=5)]: Done  10 out of  20 | elapsed:    2.0s remaining:    2.0s",
                        "[Parallel(n_jobs=5)]: Done  20 out of  20 | elapsed:    4.0s finished");
    }

    @Test
    void ofALazyInputTheNumberOfJobsIsToldAtTheEnd() {
        PlayedRun run = run(11).startsLazily(1)
                .taking(2)
                .after(1)
                .finishing(2)
                .after(0.5)
                .ends();

        assertThat(run.lines())
                .containsExactly(
                        "[Parallel(n_jobs=5)]: Using backend threads with 1 concurrent worker.",
                        "[Parallel(n_jobs=5)]: Done   1 tasks      | elapsed:    1.0s",
                        "[Parallel(n_jobs=5)]: Done   2 tasks      | elapsed:    1.0s",
                        "[Parallel(n_jobs=5)]: Done   2 out of   2 | elapsed:    1.5s finished");
    }

    @Test
    void longTimesAreInMinutes() {
        PlayedRun run = run(1).startsWith(2, 2).after(90).finishing(1).ends();

        assertThat(run.lines())
                .contains("[Parallel(n_jobs=5)]: Done   1 out of   2 | elapsed:  1.5min remaining:  1.5min");
    }

    @Test
    void aRunThatWasStoppedSaysSo() {
        PlayedRun run =
                run(1).startsWith(20, 5).after(1).finishing(3).failing(1).ends();

        assertThat(run.lines())
                .endsWith("[Parallel(n_jobs=5)]: Done   4 out of  20 | elapsed:    1.0s stopped, 1 failed");
    }

    @Test
    void jobsThatWereInterruptedByTheStopAreNeitherDoneNorFailed() {
        PlayedRun run =
                run(1).startsWith(20, 5).after(1).failing(1).interrupting(4).ends();

        assertThat(run.lines())
                .endsWith("[Parallel(n_jobs=5)]: Done   1 out of  20 | elapsed:    1.0s stopped, 1 failed");
    }

    @Test
    void aLazyRunThatWasStoppedSaysSo() {
        PlayedRun run = run(1).startsLazily(5).taking(9).after(1).finishing(4).ends();

        assertThat(run.lines()).endsWith("[Parallel(n_jobs=5)]: Done   4 tasks      | elapsed:    1.0s stopped");
    }

    @Test
    void aRunWhoseFailuresAreOutcomesIsFinished() {
        PlayedRun run = run(1).startsWith(4, 2).after(1).finishing(2).failing(2).ends();

        assertThat(run.lines())
                .endsWith("[Parallel(n_jobs=5)]: Done   4 out of   4 | elapsed:    1.0s finished, 2 failed");
    }

    @Test
    void aJobThatEndsAfterItsRunPrintsNothing() {
        PlayedRun run = run(11).startsWith(3, 2).failing(1).ends();
        int lines = run.lines().size();

        assertThat(run.finishing(1).lines()).hasSize(lines);
    }

    @ParameterizedTest(name = "level {0}, {1} jobs: {2} lines")
    @CsvSource({
        "1, 20, 1",
        "1, 1000, 1",
        "5, 1000, 5",
        "10, 1000, 10",
        "10, 25, 8",
        "10, 5, 4",
        "11, 20, 19",
        "100, 1000, 999"
    })
    void theHigherTheLevelTheMoreLines(int level, int jobs, int lines) {
        PlayedRun run = run(level).startsWith(jobs, 5).after(1).finishing(jobs).ends();

        assertThat(run.lines()).filteredOn(line -> line.contains("remaining")).hasSize(lines);
    }

    @ParameterizedTest(name = "level {0}: lines after {1} jobs")
    @CsvSource({"1, 50 200 450 800", "5, 18 72 162 288 450 648 882", "9, 2 8 18 32 50 72 98 128 162"})
    void theLinesOfALazyInputBecomeFewer(int level, String lines) {
        PlayedRun run = run(level).startsLazily(5).taking(1001).finishing(1000);

        String after = run.lines().stream()
                .skip(1)
                .map(line -> line.replaceAll(".*Done +(\\d+) tasks.*", "$1"))
                .reduce((first, second) -> first + " " + second)
                .orElse("");
        assertThat(after).startsWith(lines);
    }

    @Test
    void eachRunCountsForItself() {
        Display display = VerboseLines.of(11, () -> System.err, () -> 0);

        assertThat(display.listener(1, "threads").forRun())
                .isNotSameAs(display.listener(1, "threads").forRun());
    }
}
