package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class ParallelReuseTest {

    @EveryInput
    void anInstanceCanBeUsedAgain(Input input, int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);

        assertThat(input.run(parallel, TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
        assertThat(input.run(parallel, TestJob.squares(20))).isEqualTo(TestJob.squareNumbers(20));
    }

    @EveryInput
    void afterAFailureTheNextRunHasItsOwnResults(Input input, int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        List<Job<Integer>> failing = new ArrayList<>(TestJob.squares(100));
        failing.set(50, TestJob.failing("failing", new IOException("gone")));

        for (int time = 0; time < 5; time++) {
            assertThatThrownBy(() -> input.run(parallel, failing)).isInstanceOf(JobFailedException.class);
            assertThat(input.run(parallel, TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
        }
    }

    @EveryInput
    void afterAnInterruptTheNextRunHasItsOwnResults(Input input, int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        Gauge gauge = new Gauge();
        List<Job<Integer>> sleepers = IntStream.range(0, 10)
                .mapToObj(i -> gauge.watch(TestJob.doing(() -> TimeUnit.HOURS.sleep(1))))
                .toList();
        Caller<List<Integer>> caller = Caller.start(() -> input.run(parallel, sleepers));
        await().until(() -> gauge.running() > 0);
        caller.interrupt();
        assertThat(caller.failure()).isInstanceOf(CancellationException.class);

        assertThat(input.run(parallel, TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
    }

    @EveryNJobs
    void concurrentRunsOfOneInstanceHaveEachItsOwnResults(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        List<Caller<List<Integer>>> callers = IntStream.range(0, 6)
                .mapToObj(run -> Caller.start(() -> parallel.run(
                        IntStream.range(0, 5_000).mapToObj(i -> SampleFunctionsDelayed.slowFunction2(i, run)))))
                .toList();

        for (int run = 0; run < callers.size(); run++) {
            int factor = run;
            assertThat(callers.get(run).result())
                    .isEqualTo(IntStream.range(0, 5_000)
                            .map(i -> i * factor)
                            .boxed()
                            .toList());
        }
    }

    @SeveralWorkers
    void aRunDoesNotWaitForTheJobsOfAnother(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        CountDownLatch release = new CountDownLatch(1);
        CyclicBarrier allRunning = new CyclicBarrier(nJobs + 1);
        Caller<List<Integer>> blocked = Caller.start(() -> parallel.run(IntStream.range(0, nJobs)
                .mapToObj(i -> TestJob.doing(() -> {
                    allRunning.await();
                    release.await();
                }))));
        assertThat(Caller.start(allRunning::await).result()).isNotNegative();

        assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));

        assertThat(blocked.isDone()).isFalse();
        release.countDown();
        assertThat(blocked.result()).hasSize(nJobs);
    }

    @SeveralWorkers
    void aFailureOfOneRunDoesNotReachAnother(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        CountDownLatch release = new CountDownLatch(1);
        CyclicBarrier allRunning = new CyclicBarrier(nJobs + 1);
        Caller<List<Integer>> blocked = Caller.start(() -> parallel.run(IntStream.range(0, nJobs)
                .mapToObj(i -> TestJob.doing(() -> {
                    allRunning.await();
                    release.await();
                }))));
        assertThat(Caller.start(allRunning::await).result()).isNotNegative();

        assertThatThrownBy(() -> parallel.run(TestJob.failing("failing", new IOException("gone"))))
                .isInstanceOf(JobFailedException.class);

        release.countDown();
        assertThat(blocked.result()).containsOnly(0);
    }

    @EveryNJobs
    void aRunWithinAJobWorks(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);

        List<List<Integer>> results =
                parallel.run(IntStream.range(0, 10).mapToObj(i -> TestJob.of(() -> parallel.run(TestJob.squares(i)))));

        assertThat(results)
                .isEqualTo(
                        IntStream.range(0, 10).mapToObj(TestJob::squareNumbers).toList());
    }

    @EveryNJobs
    void aFailureWithinARunWithinAJobNamesBothCalls(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        IOException gone = new IOException("gone");

        assertThatThrownBy(() -> parallel.run(TestJob.of("outer", () -> parallel.run(TestJob.failing("inner", gone)))))
                .hasMessageStartingWith("job 0, outer() failed: ")
                .hasMessageContaining("job 0, inner() failed: java.io.IOException: gone")
                .hasRootCause(gone);
    }

    @SeveralWorkers
    void aFailureEndsTheRunsWithinTheOtherJobs(int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        Gauge inner = new Gauge();
        Job<Integer> sleeper = inner.watch(TestJob.doing("sleeper", () -> TimeUnit.HOURS.sleep(1)));

        assertThatThrownBy(() ->
                        parallel.run(TestJob.of("outer", () -> parallel.run(sleeper)), TestJob.of("failing", () -> {
                            await().until(() -> inner.running() == 1);
                            throw new IOException("gone");
                        })))
                .hasMessage("job 1, failing() failed: java.io.IOException: gone")
                .hasNoSuppressedExceptions();
        assertThat(inner.running()).isZero();
    }
}
