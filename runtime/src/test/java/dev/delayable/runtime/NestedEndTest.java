package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What ends an outer run ends the runs inside its jobs. */
class NestedEndTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Gauge inner = new Gauge();

    /** Counted down by a job that must have a thread before the inner run takes all of them. */
    private final CountDownLatch failingRuns = new CountDownLatch(1);

    private Job<Integer> sleeper() {
        return inner.watch(TestJob.doing("sleeper", never::await));
    }

    /** A job that runs three sleepers. */
    private Job<Integer> outer(TestBackend backend, Verb verb) {
        return TestJob.of(
                "outer",
                () -> verb.results(backend.nJobs(3), List.of(sleeper(), sleeper(), sleeper()))
                        .size());
    }

    private Job<Integer> afterFailingRuns(Job<Integer> job) {
        return TestJob.of(job.function().name(), () -> {
            failingRuns.await();
            return job.call();
        });
    }

    @EveryLocalBackend
    void anInterruptOfTheCallerReachesInnerJobs(TestBackend backend) {
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.OUTCOMES, Verb.STREAM_OUTCOMES)) {
            Caller<List<Integer>> caller = Caller.start(() -> backend.nJobs(3).run(outer(backend, verb)));
            await().until(() -> inner.running() == backend.workers(3));

            caller.interrupt();

            assertThat(caller.failure()).as(verb.name()).isInstanceOf(CancellationException.class);
            await().until(() -> inner.running() == 0);
        }
    }

    @SeveralThreads
    void aFailureOfAnotherJobReachesInnerJobs(TestBackend backend) {
        Job<Integer> failing = TestJob.of("failing", () -> {
            failingRuns.countDown();
            await().until(() -> inner.running() == 2);
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> backend.nJobs(3).run(afterFailingRuns(outer(backend, Verb.RUN)), failing))
                .hasMessage("job 1, failing() failed: java.io.IOException: gone")
                .hasNoSuppressedExceptions();
        assertThat(inner.running()).isZero();
    }

    @EveryLocalBackend
    void theTimeLimitOfAnOuterJobReachesInnerJobs(TestBackend backend) {
        assertThatThrownBy(
                        () -> backend.nJobs(3).timeout(Duration.ofMillis(100)).run(outer(backend, Verb.RUN)))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageStartingWith("job 0, outer() failed: it ran for ")
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(inner.running()).isZero();
    }

    @EveryLocalBackend
    void theDeadlineOfAnOuterRunReachesInnerJobs(TestBackend backend) {
        assertThatThrownBy(
                        () -> backend.nJobs(3).deadline(Duration.ofMillis(100)).run(outer(backend, Verb.RUN)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the run has not ended before its deadline of 100 ms");
        assertThat(inner.running()).isZero();
    }

    @SeveralThreads
    void closingAnOuterStreamReachesInnerJobs(TestBackend backend) {
        Job<Integer> first = TestJob.of(() -> {
            await().until(() -> inner.running() > 0);
            return 1;
        });
        try (Stream<Integer> results = backend.nJobs(3).stream(first, outer(backend, Verb.RUN))) {
            assertThat(results.iterator().next()).isEqualTo(1);
        }
        assertThat(inner.running()).isZero();
    }

    @EveryLocalBackend
    void anInnerJobThatLooksIsToldThatTheOuterRunEnds(TestBackend backend) {
        AtomicInteger told = new AtomicInteger();
        Job<Integer> looking = inner.watch(TestJob.doing("looking", () -> {
            while (!JobContext.current().isCancelled()) {
                LockSupport.parkNanos(1000); // a computation that no interrupt ends
            }
            told.incrementAndGet();
        }));
        Job<Integer> outer =
                TestJob.of("outer", () -> backend.nJobs(2).run(looking, looking).size());
        Caller<List<Integer>> caller = Caller.start(() -> backend.nJobs(2).run(outer));
        await().until(() -> inner.running() == backend.workers(2));

        caller.interrupt();

        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
        assertThat(told).hasValue(backend.workers(2));
    }

    @EveryLocalBackend
    void anInnerJobThatLooksIsToldThatTheTimeOfTheOuterJobIsUp(TestBackend backend) {
        Job<Integer> looking = TestJob.doing("looking", () -> {
            while (!JobContext.current().isCancelled()) {
                LockSupport.parkNanos(1000);
            }
        });
        Job<Integer> outer =
                TestJob.of("outer", () -> backend.nJobs(2).run(looking, looking).size());

        assertThatThrownBy(
                        () -> backend.nJobs(2).timeout(Duration.ofMillis(100)).run(outer))
                .isInstanceOf(JobTimeoutException.class);
    }

    @SeveralThreads
    void aStubbornInnerJobKeepsNoOtherOneRunning(TestBackend backend) {
        CountDownLatch release = new CountDownLatch(1);
        Gauge stubborn = new Gauge();
        Job<Integer> ignoring = stubborn.watch(TestJob.of("stubborn", () -> TestJob.ignoreInterrupts(release)));
        Job<Integer> failing = TestJob.of("failing", () -> {
            failingRuns.countDown();
            await().until(() -> stubborn.running() == 1 && inner.running() == 1);
            throw new IOException("gone");
        });
        // The thread of the outer job is stuck in the first inner job, and cannot stop the other one itself.
        Job<Integer> outer = TestJob.of(
                "outer", () -> backend.nJobs(2).run(ignoring, sleeper()).size());

        assertThatThrownBy(() -> backend.nJobs(3).grace(Duration.ofMillis(20)).run(afterFailingRuns(outer), failing))
                .hasMessageContaining("job 1, failing() failed");

        await().until(() -> inner.running() == 0);
        release.countDown();
        await().until(() -> stubborn.running() == 0);
    }
}
