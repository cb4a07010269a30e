package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The number of workers can be changed, and nothing else is lost by it. */
class WorkersOptionTest {

    @Test
    void onlyTheNumberOfWorkersChanges() {
        Parallel base = Parallel.nJobs(2).backend(Backends.sequential()).timeout(Duration.ofSeconds(7));

        Parallel changed = base.workers(8);

        assertThat(changed).hasToString("Parallel(nJobs=8, backend=sequential)");
        assertThat(changed.settings().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(base).hasToString("Parallel(nJobs=2, backend=sequential)");
    }

    @Test
    void aNegativeNumberCountsFromTheCores() {
        assertThat(Parallel.nJobs(3).workers(-1).settings().nJobs()).isEqualTo(Parallel.cpuCount());
    }

    @Test
    void theDefaultsOfAScopeKeepAllElse() {
        ParallelConfig.run(
                Parallel.nJobs(2).backend(Backends.sequential()),
                () -> assertThat(Parallel.defaults().workers(8)).hasToString("Parallel(nJobs=8, backend=sequential)"));
    }

    @Test
    void zeroIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parallel.nJobs(2).workers(0))
                .withMessage(
                        "workers must not be 0: use 1 for a plain loop in the calling thread, a positive number for "
                                + "that many jobs at once, or -1 for as many as there are cores");
    }
}
