package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.work.Clock;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** After the end of a run nothing of it can be reached, whatever time its options speak of. */
class NothingStaysTest {

    private static final Duration LONG = Duration.ofDays(1);

    @EveryLocalBackend
    void noJobIsKeptForItsTimeLimitNorForADeadline(TestBackend backend) {
        WeakReference<Object> argument =
                ran(backend.nJobs(2).timeout(LONG).deadline(LONG), held -> TestJob.of(held::hashCode));

        assertThatItIsCollected(argument);
    }

    /** Each task would take memory until its time has come: for the limits of many runs, a lot. */
    @EveryBackend
    void manyRunsLeaveNoTaskToTheClock(TestBackend backend) {
        int before = Clock.pending();
        Parallel parallel = backend.nJobs(2).timeout(LONG).deadline(LONG);

        for (int run = 0; run < 1000; run++) {
            assertThat(parallel.run(TestJob.of(() -> 1), TestJob.of(() -> 2))).containsExactly(1, 2);
        }

        await().until(() -> Clock.pending() <= before);
    }

    @EveryParallelBackend
    void noJobIsKeptForAnAttemptThatItWillNotGet(TestBackend backend) {
        CountDownLatch isRetried = new CountDownLatch(1);
        RunListener listener = new RunListener() {
            @Override
            public void retried(Outcome.Failure<?> failure, Duration delay) {
                isRetried.countDown();
            }
        };
        Parallel parallel = backend.nJobs(2)
                .listener(listener)
                .retry(Retry.attempts(2).backoff(LONG).on(IOException.class));
        WeakReference<Object> argument = failedOnce(parallel, isRetried);

        assertThatItIsCollected(argument);
    }

    /** A frame of its own, so that nothing here keeps what the job holds. */
    private static WeakReference<Object> failedOnce(Parallel parallel, CountDownLatch isRetried) {
        Object held = new Object();
        Job<Integer> last = TestJob.of("last", () -> {
            isRetried.await();
            throw new IllegalStateException("ends the run");
        });
        assertThat(catchThrowable(() -> parallel.run(failing(held), last))).hasMessageContaining("last()");
        return new WeakReference<>(held);
    }

    private static Job<Integer> failing(Object held) {
        return TestJob.of("waiting", () -> {
            throw new IOException("of " + held.getClass());
        });
    }

    private static WeakReference<Object> ran(
            Parallel parallel, java.util.function.Function<Object, Job<Integer>> toJob) {
        Object held = new Object();
        assertThat(parallel.run(toJob.apply(held), toJob.apply(held))).hasSize(2);
        return new WeakReference<>(held);
    }

    private static void assertThatItIsCollected(WeakReference<Object> reference) {
        Callable<Boolean> isCollected = () -> {
            System.gc();
            return reference.get() == null;
        };
        await().until(isCollected);
    }
}
