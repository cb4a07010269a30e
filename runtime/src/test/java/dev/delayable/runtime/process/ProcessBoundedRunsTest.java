package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Waiting;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bound over all runs that use the same worker processes. */
class ProcessBoundedRunsTest {

    private static ProcessBackend own(String test) {
        return Backends.processes().environment("TEST", test).maxWorkers(2);
    }

    @Test
    void manyCallersHaveNoMoreProcessesThanTheBound(@TempDir Path folder) {
        ProcessBackend backend = own("many callers");
        Signals signals = Signals.in(folder);
        Parallel parallel = Parallel.nJobs(4).backend(backend);
        List<Caller<List<Long>>> callers = IntStream.range(0, 6)
                .mapToObj(i -> Caller.start(() ->
                        parallel.run(ProcessJob.times(5, j -> signals.watch(ProcessJob.of(() -> ProcessJob.pid()))))))
                .toList();

        Set<Long> processes = new HashSet<>();
        for (Caller<List<Long>> caller : callers) {
            assertThat(caller.result()).hasSize(5);
            processes.addAll(caller.result());
        }

        assertThat(processes).hasSizeLessThanOrEqualTo(2);
        assertThat(signals.peak()).isLessThanOrEqualTo(2);
        assertThat(signals.started()).isEqualTo(30);
        assertThat(backend.statistics().workersStarted()).isLessThanOrEqualTo(2);
        backend.close();
    }

    @Test
    void aRunThatWaitsForAProcessKeepsItsDeadlineAndCanBeInterrupted(@TempDir Path folder) {
        ProcessBackend backend = own("deadline");
        Signals signals = Signals.in(folder);
        Parallel parallel = Parallel.nJobs(2).backend(backend);
        Job<Integer> holding = signals.watch(ProcessJob.doing(() -> signals.await("go on")));
        Caller<List<Integer>> holder = Caller.start(() -> parallel.run(holding, holding));
        await().until(() -> signals.running() == 2);

        assertThat(Caller.start(() -> parallel.deadline(Duration.ofMillis(50)).run(TestJob.squares(3)))
                        .failure())
                .isInstanceOf(CancellationException.class);
        Caller<List<Integer>> waiting = Caller.start(() -> parallel.run(TestJob.squares(3)));
        await().until(() -> Waiting.waits(waiting.thread()));
        waiting.interrupt();
        assertThat(waiting.failure()).isInstanceOf(CancellationException.class);

        assertThat(holder.isDone()).isFalse();
        assertThat(backend.statistics().workersAlive()).isEqualTo(2);
        signals.give("go on");
        assertThat(holder.result()).hasSize(2);
        assertThat(parallel.run(TestJob.squares(3))).isEqualTo(TestJob.squareNumbers(3));
        backend.close();
    }

    @Test
    void aLongRunLeavesAProcessToAShortOneBetweenItsJobs(@TempDir Path folder) {
        ProcessBackend backend = own("long and short");
        Signals signals = Signals.in(folder);
        Parallel parallel = Parallel.nJobs(2).backend(backend);
        List<Job<Integer>> jobs = ProcessJob.times(
                100, i -> signals.watch(ProcessJob.doing(() -> signals.await(i < 10 ? "begin" : "go on"))));
        Caller<List<Integer>> longRun = Caller.start(() -> parallel.batchSize(1).run(jobs));
        await().until(() -> signals.running() == 2);
        Caller<List<Integer>> shortRun = Caller.start(() -> parallel.run(TestJob.squares(3)));
        await().until(() -> Waiting.waits(shortRun.thread()));
        signals.give("begin");

        assertThat(shortRun.result()).isEqualTo(TestJob.squareNumbers(3));

        assertThat(longRun.isDone()).isFalse();
        signals.give("go on");
        assertThat(longRun.result()).hasSize(100);
        assertThat(backend.statistics().workersStarted()).isEqualTo(2);
        backend.close();
    }
}
