package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Caller;
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

/** Promise 2: no more than n jobs run at once, and n do; with one worker they run in the calling thread. */
class ProcessAtMostNTest {

    @Test
    void noMoreThanNJobsRunAtOnceWhenTheyBlock(@TempDir Path folder) {
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs =
                    ProcessJob.times(9, i -> signals.watch(ProcessJob.doing(() -> signals.await("go on " + i))));
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(ProcessJob.nJobs(3), jobs));

            for (int given = 0; given < 9; given++) {
                int done = given;
                await().until(() -> signals.ended() == done && signals.running() >= Math.min(3, 9 - done));
                signals.give("go on " + given);
            }

            assertThat(caller.result()).as(verb.name()).hasSize(9);
            assertThat(signals.peak()).as(verb.name()).isEqualTo(3);
        }
    }

    @Test
    void noMoreThanNJobsRunAtOnceWhenTheyAreQuick(@TempDir Path folder) {
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs =
                    TestJob.squares(300).stream().map(signals::watch).toList();

            verb.results(ProcessJob.nJobs(2), jobs);

            assertThat(signals.peak()).as(verb.name()).isLessThanOrEqualTo(2);
            assertThat(signals.started()).as(verb.name()).isEqualTo(300);
        }
    }

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

    @Test
    void oneWorkerIsAPlainLoopInTheCallingThread() {
        ProcessBackend own = Backends.processes().environment("TEST", "one worker");
        long caller = Thread.currentThread().getId();
        List<Job<List<Long>>> jobs = ProcessJob.times(
                5,
                i -> ProcessJob.of(
                        () -> List.of(ProcessJob.pid(), Thread.currentThread().getId())));

        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.OUTCOMES, Verb.STREAM_OUTCOMES)) {
            assertThat(verb.results(Parallel.nJobs(1).backend(own), jobs))
                    .as(verb.name())
                    .containsOnly(List.of(ProcessJob.pid(), caller));
        }
        assertThat(own.statistics().workersStarted()).isZero();
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
