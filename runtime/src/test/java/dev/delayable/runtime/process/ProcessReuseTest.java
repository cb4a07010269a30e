package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8: later runs use the same processes. */
class ProcessReuseTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    /** Case 51. */
    @Test
    void twoRunsUseTheSameProcesses(@TempDir Path folder) {
        processesOfARun(Signals.in(folder.resolve("more")), 5); // there is a choice
        Set<Long> first = processesOfARun(Signals.in(folder.resolve("first")), 3);
        Set<Long> second = processesOfARun(Signals.in(folder.resolve("second")), 3);

        assertThat(first).hasSize(3);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void processesWhoseJobsFailedOrWereInterruptedAreUsedAgain(@TempDir Path folder) {
        Signals signals = Signals.in(folder.resolve("between"));
        Set<Long> first = processesOfARun(Signals.in(folder.resolve("first")), 3);
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.await("watched", 2);
            throw new IllegalStateException("gone");
        });
        Job<Integer> endless = signals.watch(ProcessJob.endless("endless"));

        assertThatThrownBy(() -> parallel.run(failing, endless, endless)).isInstanceOf(JobFailedException.class);

        assertThat(processesOfARun(Signals.in(folder.resolve("second")), 3)).isEqualTo(first);
    }

    private static Set<Long> processesOfARun(Signals signals, int nJobs) {
        return new HashSet<>(ProcessJob.nJobs(nJobs)
                .run(ProcessJob.times(
                        nJobs,
                        i -> ProcessJob.of(() -> {
                            signals.meet(nJobs);
                            return ProcessJob.pid();
                        }))));
    }
}
