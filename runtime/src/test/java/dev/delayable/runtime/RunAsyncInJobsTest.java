package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A run that a job starts in a thread of its own shares the workers of the run around the job. */
class RunAsyncInJobsTest {

    private final Gauge inner = new Gauge();

    @EveryLocalBackend
    void noMoreThanNJobsRunAtOnce(TestBackend backend) {
        for (int nJobs = 1; nJobs <= 3; nJobs++) {
            Gauge gauge = new Gauge();
            Parallel parallel = backend.nJobs(nJobs);
            Job<Integer> outer = TestJob.of(
                    "outer", () -> parallel.runAsync(watched(gauge, 8)).join().size());

            assertThat(parallel.run(IntStream.range(0, 6).mapToObj(i -> outer))).containsOnly(8);

            assertThat(gauge.started()).isEqualTo(48);
            assertThat(gauge.peak()).isLessThanOrEqualTo(backend.workers(nJobs));
        }
    }

    @EveryLocalBackend
    void aJobMayWaitForSeveralOfThemInAnyWay(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        Job<Integer> outer = TestJob.of("outer", () -> {
            CompletableFuture<Integer> first =
                    parallel.runAsync(watched(inner, 5)).thenApply(List::size);
            CompletableFuture<List<Integer>> second = parallel.runAsync(watched(inner, 6));
            CountDownLatch third = new CountDownLatch(1);
            CompletableFuture<?> unused =
                    parallel.runAsync(watched(inner, 7)).whenComplete((results, failure) -> third.countDown());
            CompletableFuture.allOf(first, second).join();
            third.await();
            return first.join() + second.get().size();
        });

        assertThat(parallel.run(IntStream.range(0, 4).mapToObj(i -> outer))).containsOnly(11);

        assertThat(inner.started()).isEqualTo(4 * 18);
        assertThat(inner.peak()).isLessThanOrEqualTo(backend.workers(2));
    }

    @EveryLocalBackend
    void nothingRunsWhenTheRunAroundItHasReturned(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        Job<CompletableFuture<List<Integer>>> outer = TestJob.of("outer", () -> parallel.runAsync(watched(inner, 10)));

        List<CompletableFuture<List<Integer>>> futures = parallel.run(List.of(outer, outer, outer));

        assertThat(inner.running()).isZero();
        assertThat(inner.peak()).isLessThanOrEqualTo(backend.workers(2));
        assertThat(futures).allSatisfy(future -> assertThat(future.join()).hasSize(10));
    }

    @EveryLocalBackend
    void theDeadlineOfTheRunAroundItEndsIt(TestBackend backend) {
        AtomicReference<CompletableFuture<List<Integer>>> started = new AtomicReference<>();
        Job<Integer> outer = TestJob.of("outer", () -> {
            started.set(backend.nJobs(2).runAsync(sleeper(), sleeper()));
            return started.get().join().size();
        });

        assertThat(Caller.start(() -> backend.nJobs(2)
                                .deadline(Duration.ofMillis(200))
                                .run(outer))
                        .failure())
                .isInstanceOf(java.util.concurrent.CancellationException.class);

        assertThat(inner.running()).isZero();
        assertThat(started.get()).isCompletedExceptionally();
    }

    @SeveralThreads
    void theFailureOfAnotherJobEndsIt(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        Job<Integer> outer = TestJob.of("outer", () -> {
            CompletableFuture<List<Integer>> unused = parallel.runAsync(sleeper());
            return 0;
        });
        Job<Integer> failing = TestJob.of("failing", () -> {
            await().until(() -> inner.running() == 1);
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> parallel.run(List.of(outer, failing)))
                .hasMessageStartingWith("job 1, failing() failed: java.io.IOException: gone");

        assertThat(inner.running()).isZero();
    }

    @EveryLocalBackend
    void theFailureOfItsOwnJobEndsIt(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        Job<Integer> outer = TestJob.of("outer", () -> {
            CompletableFuture<List<Integer>> unused = parallel.runAsync(sleeper(), sleeper());
            throw new IOException("gone");
        });

        assertThat(Caller.start(() -> parallel.run(outer)).failure())
                .hasMessage("job 0, outer() failed: java.io.IOException: gone");

        assertThat(inner.running()).isZero();
    }

    @EveryLocalBackend
    void theTimeLimitOfItsJobEndsIt(TestBackend backend) {
        Job<Integer> outer = TestJob.of("outer", () -> {
            CompletableFuture<List<Integer>> unused = backend.nJobs(2).runAsync(sleeper(), sleeper());
            return 0;
        });

        assertThat(Caller.start(() ->
                                backend.nJobs(2).timeout(Duration.ofMillis(100)).run(outer))
                        .failure())
                .isInstanceOf(JobTimeoutException.class);

        assertThat(inner.running()).isZero();
    }

    /** While the outer jobs compute, no inner job may run beside n of them. */
    @SeveralThreads
    void aJobThatComputesKeepsItsPlace(TestBackend backend) {
        Gauge all = new Gauge();
        Parallel parallel = backend.nJobs(2);
        Job<Integer> outer = all.watch(TestJob.of("outer", () -> {
            CompletableFuture<List<Integer>> unused = parallel.runAsync(watched(all, 4));
            TestJob.spin(3_000_000);
            return 0;
        }));

        parallel.run(IntStream.range(0, 6).mapToObj(i -> outer));

        assertThat(all.started()).isEqualTo(30);
        assertThat(all.peak()).isLessThanOrEqualTo(2);
    }

    private Job<Integer> sleeper() {
        return inner.watch(TestJob.doing("sleeper", () -> TimeUnit.HOURS.sleep(1)));
    }

    private static List<Job<Integer>> watched(Gauge gauge, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> gauge.watch(TestJob.doing("inner", () -> TestJob.spin(100_000))))
                .toList();
    }
}
