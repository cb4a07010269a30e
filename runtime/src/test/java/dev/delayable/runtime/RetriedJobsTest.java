package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Jobs that fail and are run again. */
class RetriedJobsTest {

    private final AtomicInteger calls = new AtomicInteger();

    /** Fails until the given attempt, and returns its number. */
    private Job<Integer> succeedsAt(int attempt) {
        return TestJob.of("flaky", () -> {
            int call = calls.incrementAndGet();
            if (call < attempt) {
                throw new IOException("call " + call);
            }
            return call;
        });
    }

    @EveryBackend
    void aJobIsRunAgainUntilItSucceeds(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            calls.set(0);

            assertThat(verb.results(
                            backend.nJobs(2).retry(Retry.attempts(3)), List.of(TestJob.of(() -> 0), succeedsAt(3))))
                    .as(verb.name())
                    .containsExactly(0, 3);
        }
    }

    @EveryBackend
    void theOutcomeTellsTheNumberOfAttempts(TestBackend backend) {
        Parallel parallel = backend.nJobs(2).retry(Retry.attempts(3).backoff(Duration.ofMillis(1)));

        assertThat(parallel.outcomes(succeedsAt(2)).get(0).attempts()).isEqualTo(2);
        calls.set(0);
        assertThat(parallel.outcomes(succeedsAt(9)).get(0)).isInstanceOfSatisfying(Outcome.Failure.class, failure -> {
            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure.exception()).hasMessage("call 3");
        });
    }

    @EveryBackend
    void theExceptionTellsTheNumberOfAttempts(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            calls.set(0);

            assertThatThrownBy(() -> verb.results(backend.nJobs(2).retry(Retry.attempts(3)), List.of(succeedsAt(9))))
                    .as(verb.name())
                    .hasMessage("job 0, flaky() failed after 3 attempts: java.io.IOException: call 3")
                    .asInstanceOf(type(JobFailedException.class))
                    .extracting(JobFailedException::attempts)
                    .isEqualTo(3);
        }
    }

    @EveryBackend
    void whatIsNotToBeTriedAgainIsNot(TestBackend backend) {
        Parallel parallel = backend.nJobs(2).retry(Retry.attempts(3).on(IllegalStateException.class));

        assertThatThrownBy(() -> parallel.run(succeedsAt(2)))
                .hasMessage("job 0, flaky() failed: java.io.IOException: call 1");
        assertThat(calls).hasValue(1);
    }

    @EveryBackend
    void anErrorIsNotTriedAgain(TestBackend backend) {
        Error broken = new AssertionError("broken");
        Job<Integer> failing = TestJob.doing(() -> {
            calls.incrementAndGet();
            throw broken;
        });

        assertThatThrownBy(() -> backend.nJobs(2).retry(Retry.attempts(3)).run(failing))
                .isSameAs(broken);
        assertThat(calls).hasValue(1);
    }

    @EveryBackend
    void aPredicateThatFailsEndsTheAttemptsAndIsSuppressed(TestBackend backend) {
        IllegalStateException bad = new IllegalStateException("bad predicate");
        Retry retry = Retry.attempts(3).on(e -> {
            throw bad;
        });

        assertThatThrownBy(() -> backend.nJobs(2).retry(retry).run(succeedsAt(3)))
                .hasMessage("job 0, flaky() failed: java.io.IOException: call 1")
                .cause()
                .hasSuppressedException(bad);
    }

    @EveryBackend
    void aJobThatWasOverItsLimitIsRunAgain(TestBackend backend) {
        Job<Integer> job = TestJob.of("slow", () -> {
            if (calls.incrementAndGet() < 3) {
                new CountDownLatch(1).await();
            }
            return calls.get();
        });

        assertThat(backend.nJobs(2)
                        .timeout(Duration.ofMillis(200))
                        .retry(Retry.attempts(3))
                        .run(job))
                .containsExactly(3);
    }

    @EveryLocalBackend
    void aJobThatWasOverItsLimitEachTimeSaysHowOftenItWasTried(TestBackend backend) {
        Job<Integer> job = TestJob.doing("slow", () -> new CountDownLatch(1).await());
        assertThatThrownBy(() -> backend.nJobs(2)
                        .timeout(Duration.ofMillis(10))
                        .retry(Retry.attempts(2))
                        .run(job))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageMatching("job 0, slow\\(\\) failed after 2 attempts: "
                        + "it ran for \\d+ ms, longer than its time limit of 10 ms");
    }

    @EveryBackend
    void aJobThatWaitsForItsNextAttemptHoldsNoWorker(TestBackend backend) {
        for (int nJobs : new int[] {1, 2}) {
            CountDownLatch othersEnded = new CountDownLatch(10);
            List<Job<Integer>> jobs = new ArrayList<>();
            jobs.add(TestJob.failing("waiting", new IOException("gone")));
            jobs.add(TestJob.failing("waiting", new IOException("gone")));
            IntStream.range(0, 10).forEach(i -> jobs.add(TestJob.doing(othersEnded::countDown)));
            Duration hour = Duration.ofHours(1);

            CompletableFuture<List<Integer>> run = backend.nJobs(nJobs)
                    .retry(Retry.attempts(2).backoff(hour).maxBackoff(hour))
                    .runAsync(jobs);

            await().until(() -> othersEnded.getCount() == 0);
            assertThat(run.isDone()).isFalse();
            run.cancel(true);
        }
    }

    @EveryParallelBackend
    void attemptsOfSeveralJobsRunAtOnce(TestBackend backend) {
        CyclicBarrier both = new CyclicBarrier(2);
        Job<Integer> job = TestJob.doing(() -> {
            both.await();
            if (calls.incrementAndGet() <= 2) {
                throw new IOException("gone");
            }
        });

        assertThat(backend.nJobs(2).retry(Retry.attempts(2)).run(job, job)).containsExactly(0, 0);
    }

    @EveryBackend
    void aStreamKeepsTheOrderOfJobsThatAreRunAgain(TestBackend backend) {
        List<Job<Integer>> jobs = IntStream.range(0, 50)
                .mapToObj(i -> {
                    AtomicInteger attempts = new AtomicInteger();
                    return TestJob.of(() -> {
                        if (i % 3 == 0 && attempts.incrementAndGet() < 3) {
                            throw new IOException("gone");
                        }
                        return i * i;
                    });
                })
                .toList();

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(backend.nJobs(2).retry(Retry.attempts(3).backoff(Duration.ofMillis(2))), jobs))
                    .as(verb.name())
                    .isEqualTo(TestJob.squareNumbers(50));
        }
    }
}
