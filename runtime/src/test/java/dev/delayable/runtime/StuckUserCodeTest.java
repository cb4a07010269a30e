package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Users' code that does not return, or throws where nobody expects it, holds up its own job and nothing else. */
@Timeout(value = 2, unit = java.util.concurrent.TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StuckUserCodeTest {

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void release() {
        release.countDown();
    }

    /** The text of the list needs its lock, as it does for all synchronised collections. */
    @EveryThreadBackend
    void aJobThatHoldsTheLockOfItsArgumentIsGivenUpAllTheSame(TestBackend backend) {
        List<Integer> argument = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        Job<Integer> stubborn = new JobOf(argument, () -> {
            synchronized (argument) {
                return TestJob.ignoreInterrupts(release);
            }
        });

        List<Outcome<Integer>> outcomes = backend.nJobs(2)
                .timeout(Duration.ofMillis(20))
                .grace(Duration.ofMillis(20))
                .outcomes(stubborn, TestJob.of(() -> 1));

        assertThat(outcomes.get(0).exception())
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageStartingWith("job 0, jobOf(...) failed");
        assertThat(outcomes.get(1).value()).isEqualTo(1);
        assertThatAnotherRunKeepsItsLimit(backend);
    }

    @EveryThreadBackend
    void aStoppedRunEndsAfterItsGraceAlthoughTheTextOfAJobIsNotToBeHad(TestBackend backend) {
        CountDownLatch running = new CountDownLatch(1);
        List<Integer> argument = Collections.synchronizedList(new ArrayList<>(List.of(1)));
        Job<Integer> stubborn = new JobOf(argument, () -> {
            synchronized (argument) {
                running.countDown();
                return TestJob.ignoreInterrupts(release);
            }
        });
        Job<Integer> failing = TestJob.of("failing", () -> {
            running.await();
            throw new IOException("gone");
        });

        Throwable failure = catchThrowable(
                () -> backend.nJobs(2).grace(Duration.ofMillis(20)).run(failing, stubborn));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("still running 20 ms after their interrupt: job 1, jobOf(...)");
    }

    @EveryThreadBackend
    void aListenerThatDoesNotReturnHoldsUpNoOtherRun(TestBackend backend) {
        CountDownLatch called = new CountDownLatch(1);
        RunListener stuck = new RunListener() {
            @Override
            public void failed(Outcome.Failure<?> outcome) {
                called.countDown();
                TestJob.ignoreInterrupts(release);
            }
        };
        CompletableFuture<List<Integer>> held = backend.nJobs(2)
                .timeout(Duration.ofMillis(5))
                .grace(Duration.ofMillis(5))
                .listener(stuck)
                .runAsync(TestJob.of(() -> TestJob.ignoreInterrupts(release)));
        await().until(() -> called.getCount() == 0);

        assertThatAnotherRunKeepsItsLimit(backend);
        release.countDown();
        assertThat(catchThrowable(held::join)).hasCauseInstanceOf(JobTimeoutException.class);
    }

    @EveryThreadBackend
    void aStoppedRunEndsAfterItsGraceAlthoughAListenerDoesNotReturn(TestBackend backend) {
        CountDownLatch called = new CountDownLatch(1);
        RunListener stuck = new RunListener() {
            @Override
            public void finished(Outcome.Success<?> outcome) {
                called.countDown();
                TestJob.ignoreInterrupts(release);
            }
        };
        Job<Integer> failing = TestJob.of("failing", () -> {
            called.await();
            throw new IOException("gone");
        });

        Throwable failure = catchThrowable(() -> backend.nJobs(2)
                .grace(Duration.ofMillis(20))
                .listener(stuck)
                .run(TestJob.of("quick", () -> 1), failing));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("job 1, failing() failed")
                .hasMessageContaining("job 0, quick()");
    }

    @EveryThreadBackend
    void aStoppedRunEndsAfterItsGraceAlthoughThePredicateOfARetryDoesNotReturn(TestBackend backend) {
        CountDownLatch called = new CountDownLatch(1);
        Retry stuck = Retry.attempts(2).on(e -> {
            if (e instanceof IOException) {
                called.countDown();
                TestJob.ignoreInterrupts(release);
            }
            return false;
        });
        Job<Integer> asking = TestJob.failing("asking", new IOException("asked about"));
        Job<Integer> failing = TestJob.of("failing", () -> {
            called.await();
            throw new IllegalStateException("gone");
        });

        Throwable failure = catchThrowable(
                () -> backend.nJobs(2).grace(Duration.ofMillis(20)).retry(stuck).run(asking, failing));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("job 1, failing() failed")
                .hasMessageContaining("job 0, asking()");
    }

    @EveryThreadBackend
    void aTextThatThrowsAnErrorEndsNoTimeLimit(TestBackend backend) {
        Job<Integer> nameless = new JobOf(new Nameless(), () -> TestJob.ignoreInterrupts(release));
        Job<Integer> slow = TestJob.doing("slow", release::await);

        List<Outcome<Integer>> outcomes = backend.nJobs(2)
                .timeout(Duration.ofMillis(20))
                .grace(Duration.ofMillis(20))
                .outcomes(nameless, slow, slow, slow);

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.exception()).isInstanceOf(JobTimeoutException.class));
        assertThat(outcomes.get(0).exception()).hasMessageContaining("its toString() failed");
    }

    private static void assertThatAnotherRunKeepsItsLimit(TestBackend backend) {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(catchThrowable(() -> backend.nJobs(2)
                        .timeout(Duration.ofMillis(20))
                        .run(TestJob.doing("other", never::await), TestJob.doing("other", never::await))))
                .isInstanceOf(JobTimeoutException.class);
    }

    private static final class Nameless {

        @Override
        public String toString() {
            throw new NoClassDefFoundError("no text");
        }
    }

    /** A job with an argument whose text is the argument's. */
    private record JobOf(Object argument, java.util.concurrent.Callable<Integer> body) implements Job<Integer> {

        @Override
        public Integer call() throws Exception {
            return body.call();
        }

        @Override
        public DelayedFunction<Integer> function() {
            return NoData.function(JobOf.class, "jobOf");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of(argument);
        }

        @Override
        public String toString() {
            return "jobOf(" + argument + ")";
        }
    }
}
