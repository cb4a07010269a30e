package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class ParallelInterruptTest {

    @EveryInput
    void anInterruptOfTheCallerCancelsTheRun(Input input, int nJobs) {
        Gauge gauge = new Gauge();
        Caller<List<Integer>> caller = Caller.start(() -> input.run(Parallel.nJobs(nJobs), sleepers(gauge)));

        await().until(() -> gauge.running() == Parallel.effectiveNJobs(nJobs));
        caller.interrupt();

        assertThat(caller.failure())
                .isExactlyInstanceOf(RunInterruptedException.class)
                .hasMessageStartingWith("the caller was interrupted")
                .hasCauseExactlyInstanceOf(InterruptedException.class)
                .hasNoSuppressedExceptions();
    }

    @EveryInput
    void theInterruptFlagOfTheCallerIsSetAfterwards(Input input, int nJobs) {
        Gauge gauge = new Gauge();
        Caller<List<Integer>> caller = Caller.start(() -> input.run(Parallel.nJobs(nJobs), sleepers(gauge)));

        await().until(() -> gauge.running() > 0);
        caller.interrupt();

        assertThat(caller.interruptFlag()).isTrue();
    }

    @EveryInput
    void theJobsOfACancelledRunHaveEnded(Input input, int nJobs) {
        Gauge gauge = new Gauge();
        Caller<List<Integer>> caller = Caller.start(() -> {
            try {
                return input.run(Parallel.nJobs(nJobs), sleepers(gauge));
            } finally {
                assertThat(gauge.running()).isZero();
            }
        });

        await().until(() -> gauge.running() > 0);
        caller.interrupt();

        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
        assertThat(gauge.started()).isLessThanOrEqualTo(Parallel.effectiveNJobs(nJobs));
    }

    @EveryInput
    void aCallerThatIsInterruptedBeforehandStartsNoJob(Input input, int nJobs) {
        Gauge gauge = new Gauge();
        Caller<List<Integer>> caller = Caller.start(() -> {
            Thread.currentThread().interrupt();
            return input.run(Parallel.nJobs(nJobs), sleepers(gauge));
        });

        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
        assertThat(caller.interruptFlag()).isTrue();
        assertThat(gauge.started()).isZero();
    }

    @EveryNJobs
    void anUndisturbedRunLeavesTheInterruptFlagUnset(int nJobs) {
        Caller<List<Integer>> caller = Caller.start(() -> Parallel.nJobs(nJobs).run(TestJob.squares(10)));

        assertThat(caller.interruptFlag()).isFalse();
    }

    @EveryNJobs
    void aFailedRunLeavesTheInterruptFlagUnset(int nJobs) {
        Caller<List<Integer>> caller =
                Caller.start(() -> Parallel.nJobs(nJobs).run(TestJob.failing("failing", new IOException("gone"))));

        assertThat(caller.interruptFlag()).isFalse();
    }

    @SeveralWorkers
    void aFailureOfAJobThatWasInterruptedIsSuppressed(int nJobs) {
        Gauge gauge = new Gauge();
        Caller<List<Integer>> caller =
                Caller.start(() -> Parallel.nJobs(nJobs).run(gauge.watch(TestJob.of("unlucky", () -> {
                    try {
                        TimeUnit.HOURS.sleep(1);
                    } catch (InterruptedException e) {
                        throw new IOException("clean-up failed");
                    }
                    return 0;
                }))));

        await().until(() -> gauge.running() == 1);
        caller.interrupt();

        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
        assertThat(caller.failure().getSuppressed())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessage("job 0, unlucky() failed: java.io.IOException: clean-up failed"));
    }

    @SeveralWorkers
    void anInterruptWhileAFailedRunEndsIsKeptForTheCaller(int nJobs) {
        Gauge cleaning = new Gauge();
        CountDownLatch cleanedUp = new CountDownLatch(1);
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Job<Integer> cleanUp = cleaning.watch(TestJob.doing(() -> awaitUninterruptibly(cleanedUp)));
        Caller<List<Integer>> caller = Caller.start(() -> Parallel.nJobs(nJobs)
                .run(
                        TestJob.doing(() -> {
                            bothRunning.await();
                            throw new IOException("gone");
                        }),
                        TestJob.doing(() -> {
                            bothRunning.await();
                            cleanUp.call();
                        })));

        await().until(() -> cleaning.running() == 1);
        caller.interrupt();
        cleanedUp.countDown();

        // Whichever of the two came first.
        assertThat(caller.failure()).isInstanceOfAny(JobFailedException.class, CancellationException.class);
        assertThat(caller.interruptFlag()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    private static List<Job<Integer>> sleepers(Gauge gauge) {
        return IntStream.range(0, 20)
                .mapToObj(i -> gauge.watch(TestJob.doing(() -> TimeUnit.HOURS.sleep(1))))
                .toList();
    }
}
