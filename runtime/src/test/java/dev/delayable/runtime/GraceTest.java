package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that ignore the interrupt that stops their run. */
class GraceTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch release = new CountDownLatch(1);
    private final CyclicBarrier bothRunning = new CyclicBarrier(2);
    private final Gauge gauge = new Gauge();
    private final LogCapture log = LogCapture.start();

    /** Waits for what each job that is still running logs at its end: the next test would find it in its own log. */
    @AfterEach
    void endAllJobs() {
        int logged = log.lateEnds().size();
        int givenUp = gauge.running();
        release.countDown();
        await().until(() -> gauge.running() == 0 && log.lateEnds().size() == logged + givenUp);
        log.close();
    }

    @Test
    void aJobThatIsStillRunningAfterTheGraceIsNamed() {
        Throwable failure = failWhileRunning(stubborn(() -> 0));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 1, failing() failed: java.io.IOException: gone"
                        + "; still running 20 ms after their interrupt: job 0, stubborn()");
        assertThat(gauge.running()).isEqualTo(1);
    }

    @Test
    void severalJobsThatAreStillRunningAreNamed() {
        CyclicBarrier allRunning = new CyclicBarrier(3);
        List<Job<Integer>> jobs = IntStream.range(0, 3)
                .mapToObj(i -> gauge.watch(TestJob.<Integer>of("job" + i, () -> {
                    allRunning.await();
                    if (i == 0) {
                        throw new IOException("gone");
                    }
                    return ignoreInterrupts();
                })))
                .toList();

        assertThat(catchThrowable(() -> Parallel.nJobs(3).grace(SHORT).run(jobs)))
                .hasMessageContaining("job 1, job1()")
                .hasMessageContaining("job 2, job2()");
    }

    @Test
    void noGraceGivesUpAtOnce() {
        Parallel parallel = Parallel.nJobs(2).grace(Duration.ZERO);

        Throwable failure = catchThrowable(() -> parallel.run(stubborn(() -> 0), failing()));

        assertThat(failure).hasMessageEndingWith("; still running 0 ms after their interrupt: job 0, stubborn()");
    }

    @Test
    void aWorkerThatWaitsForJobsIsNotNamed() {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        IllegalStateException broken = new IllegalStateException("the input is broken");
        Stream<Job<Integer>> jobs = IntStream.range(0, 2).mapToObj(i -> {
            if (i == 1) {
                Thread idle = worker.join();
                await().until(() -> Waiting.waits(idle));
                throw broken;
            }
            return TestJob.doing(() -> worker.complete(Thread.currentThread()));
        });

        assertThatThrownBy(() -> Parallel.nJobs(2).grace(Duration.ZERO).run(jobs))
                .isSameAs(broken)
                .hasNoSuppressedExceptions();
    }

    @Test
    void aJobThatEndsWithinTheGraceIsNotNamed() {
        Job<Integer> slow = gauge.watch(TestJob.doing("slow", () -> {
            bothRunning.await();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.sleep(20);
            }
        }));

        Throwable failure = catchThrowable(
                () -> Parallel.nJobs(2).grace(Duration.ofMinutes(1)).run(slow, failing()));

        assertThat(failure).hasMessage("job 1, failing() failed: java.io.IOException: gone");
        assertThat(gauge.running()).isZero();
    }

    @Test
    void theLongestGraceIsNoOverflow() {
        Job<Integer> quick = TestJob.doing("quick", () -> {
            bothRunning.await();
            new CountDownLatch(1).await();
        });

        Throwable failure = catchThrowable(() ->
                Parallel.nJobs(2).grace(Duration.ofSeconds(Long.MAX_VALUE)).run(quick, failing()));

        assertThat(failure).hasMessage("job 1, failing() failed: java.io.IOException: gone");
    }

    @EveryBackend
    void everyDurationMayBeTheLongest(TestBackend backend) {
        Duration longest = ChronoUnit.FOREVER.getDuration();
        AtomicBoolean isRetried = new AtomicBoolean();
        Parallel parallel = backend.nJobs(2)
                .grace(longest)
                .timeout(longest)
                .deadline(longest)
                .retry(Retry.attempts(2).backoff(longest).on(TimeoutException.class))
                .listener(new RunListener() {
                    @Override
                    public void retried(Outcome.Failure<?> failure, Duration delay) {
                        isRetried.set(true);
                    }
                });
        assertThat(parallel.run(TestJob.doing(() -> Thread.sleep(50)))).containsExactly(0);
        assertThat(parallel.stream(TestJob.squares(5))).containsExactly(0, 1, 4, 9, 16);
        Job<Integer> waiting = TestJob.failing("waiting", new TimeoutException("once more"));
        Job<Integer> last = TestJob.of("last", () -> {
            await().untilTrue(isRetried);
            throw new IOException("gone");
        });

        Throwable failure = catchThrowable(() -> parallel.run(waiting, last));

        assertThat(failure).hasMessage("job 1, last() failed: java.io.IOException: gone");
    }

    @Test
    void aJobThatWasGivenUpIsLoggedWhenItEnds() {
        failWhileRunning(stubborn(() -> 0));
        assertThat(log.lateEnds()).isEmpty();

        release.countDown();

        await().untilAsserted(() -> assertThat(log.lateEnds())
                .containsExactly("job 0, stubborn(), has ended; it ignored the interrupt that stopped its run"));
    }

    @Test
    void aJobThatWasGivenUpIsLoggedAlsoWhenItFails() {
        failWhileRunning(stubborn(() -> {
            throw new IOException("too late");
        }));

        release.countDown();

        await().untilAsserted(() -> assertThat(log.lateEnds())
                .containsExactly("job 0, stubborn(), has ended; it ignored the interrupt that stopped its run"));
    }

    @Test
    void anInterruptedJobThatEndsInTimeIsNotLogged() {
        assertThatThrownBy(() -> Parallel.nJobs(2)
                        .run(
                                TestJob.doing(() -> {
                                    bothRunning.await();
                                    new CountDownLatch(1).await();
                                }),
                                failing()))
                .hasNoSuppressedExceptions();
        failWhileRunning(stubborn(() -> 0));
        release.countDown();

        // The log of the second run shows that there was time for one of the first.
        await().until(() -> !log.lateEnds().isEmpty());
        assertThat(log.lateEnds()).hasSize(1);
    }

    @Test
    void aLaterRunHasAllItsThreads() {
        failWhileRunning(stubborn(() -> 0));
        CyclicBarrier allRunning = new CyclicBarrier(2);

        List<Integer> results =
                Parallel.nJobs(2).run(TestJob.doing(allRunning::await), TestJob.doing(allRunning::await));

        assertThat(results).containsExactly(0, 0);
        assertThat(gauge.running()).isEqualTo(1);
    }

    @Test
    void noJobFollowsOneThatWasGivenUp() {
        AtomicInteger followers = new AtomicInteger();
        List<Job<Integer>> jobs = IntStream.range(0, 50)
                .mapToObj(i -> i == 0 ? stubborn(() -> 0) : i == 1 ? failing() : TestJob.of(followers::incrementAndGet))
                .toList();
        assertThatThrownBy(() -> Parallel.nJobs(2).grace(SHORT).run(jobs)).hasMessageContaining("; still running");

        release.countDown();
        await().until(() -> !log.lateEnds().isEmpty());

        assertThat(followers).hasValue(0);
    }

    @Test
    void anInterruptOfTheCallerNamesTheJobsThatAreStillRunningToo() {
        Caller<List<Integer>> caller = Caller.start(
                () -> Parallel.nJobs(2).grace(SHORT).run(gauge.watch(TestJob.of("stubborn", this::ignoreInterrupts))));

        await().until(() -> gauge.running() == 1);
        caller.interrupt();

        assertThat(caller.failure())
                .isInstanceOf(CancellationException.class)
                .hasMessage("the caller was interrupted"
                        + "; still running 20 ms after their interrupt: job 0, stubborn()");
    }

    /** Runs the job beside one that fails. */
    private Throwable failWhileRunning(Job<Integer> job) {
        return catchThrowable(() -> Parallel.nJobs(2).grace(SHORT).run(job, failing()));
    }

    /** Fails when the other job is running. */
    private Job<Integer> failing() {
        return TestJob.of("failing", () -> {
            bothRunning.await();
            throw new IOException("gone");
        });
    }

    /** Runs until it is released, and ends as told. */
    private Job<Integer> stubborn(Callable<Integer> end) {
        return gauge.watch(TestJob.of("stubborn", () -> {
            bothRunning.await();
            ignoreInterrupts();
            return end.call();
        }));
    }

    private int ignoreInterrupts() {
        while (true) {
            try {
                release.await();
                return 0;
            } catch (InterruptedException ignored) {
                // That is what it is for.
            }
        }
    }
}
