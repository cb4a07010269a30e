package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many processes a run has. */
class ProcessAtMostNTest {

    @Test
    void nJobsDoRunAtOnceEachInAProcessOfItsOwn(@TempDir Path folder) {
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Long>> jobs = ProcessJob.times(
                    4,
                    i -> ProcessJob.of(() -> {
                        signals.meet(4);
                        return ProcessJob.pid();
                    }));

            Set<Long> processes = new HashSet<>(verb.results(ProcessJob.nJobs(4), jobs));

            assertThat(processes).as(verb.name()).hasSize(4).doesNotContain(ProcessJob.pid());
        }
    }

    /** Case X12. */
    @Test
    void thereAreNoMoreProcessesThanJobs() {
        ProcessBackend own = Backends.processes().environment("TEST", "two jobs");

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(Parallel.nJobs(50).backend(own), TestJob.squares(2)))
                    .as(verb.name())
                    .containsExactly(0, 1);
        }
        assertThat(own.statistics().workersStarted()).isLessThanOrEqualTo(2);
        own.close();
    }
}
