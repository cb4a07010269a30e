package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Jobs that fail and are run again. */
interface RetryTests {

    /** Fails until the given attempt, and returns its number. */
    private static Job<Integer> succeedsAt(int attempt) {
        return SendableJob.of("flaky", () -> {
            int now = JobContext.current().attempt();
            if (now < attempt) {
                throw new IOException("attempt " + now);
            }
            return now;
        });
    }

    @Test
    default void aJobIsRunAgainUntilItSucceeds(Scene scene) {
        for (Verb verb : Verb.values()) {
            Parallel retrying = scene.nJobs(2).retry(Retry.attempts(3));

            assertThat(verb.results(retrying, List.of(SendableJob.of(() -> 0), succeedsAt(3))))
                    .as(verb.name())
                    .containsExactly(0, 3);
        }
    }

    @Test
    default void orderIsKeptWhenJobsAreRunAgainWhateverTheBatches(Scene scene) {
        List<Job<Integer>> jobs =
                SendableJob.times(50, i -> i % 3 == 0 ? succeedsAt(1 + i % 2) : SendableJob.of(() -> i));
        List<Integer> expected =
                IntStream.range(0, 50).mapToObj(i -> i % 3 == 0 ? 1 + i % 2 : i).toList();
        Parallel retrying = scene.nJobs(2).retry(Retry.attempts(2).backoff(Duration.ofMillis(2)));

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(retrying, retrying.batchSize(7))) {
                assertThat(verb.results(each, jobs)).as(verb.name()).isEqualTo(expected);
            }
        }
    }

    @Test
    default void failuresAndOutcomesTellTheNumberOfAttempts(Scene scene) {
        Parallel retrying = scene.nJobs(2).retry(Retry.attempts(3));

        assertThat(retrying.outcomes(succeedsAt(2)).get(0).attempts()).isEqualTo(2);
        assertThat(retrying.outcomes(succeedsAt(9)).get(0).attempts()).isEqualTo(3);
        assertThatThrownBy(() -> retrying.run(succeedsAt(9)))
                .hasMessage("job 0, flaky() failed after 3 attempts: java.io.IOException: attempt 3")
                .isInstanceOfSatisfying(
                        JobFailedException.class, e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    default void whatIsNotToBeTriedAgainIsNot(Scene scene) {
        assertThatThrownBy(() -> scene.nJobs(2)
                        .retry(Retry.attempts(3).on(IllegalStateException.class))
                        .run(succeedsAt(2)))
                .hasMessage("job 0, flaky() failed: java.io.IOException: attempt 1");
        assertThatThrownBy(() -> scene.nJobs(2).retry(Retry.attempts(3)).run(SendableJob.doing(() -> {
                    throw new AssertionError("attempt " + JobContext.current().attempt());
                })))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("attempt 1");
    }

    @Test
    default void aJobThatWasOverItsLimitIsRunAgain(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> slow = SendableJob.of("slow", () -> {
            signals.give("called");
            if (JobContext.current().attempt() < 3) {
                SendableJob.untilInterrupted();
            }
            return JobContext.current().attempt();
        });

        assertThat(scene.nJobs(2)
                        .timeout(scene.pace().moment().multipliedBy(20))
                        .retry(Retry.attempts(3))
                        .run(slow))
                .containsExactly(3);
        assertThat(signals.count("called")).isEqualTo(3);
    }

    @Test
    default void aJobThatWaitsForItsNextAttemptHoldsNoWorker(Scene scene) throws Exception {
        Signals signals = scene.signals();
        List<Job<Integer>> jobs = new ArrayList<>(List.of(succeedsAt(2), succeedsAt(2)));
        jobs.addAll(SendableJob.times(10, i -> SendableJob.doing(() -> signals.give("ended"))));
        Duration hour = Duration.ofHours(1);

        CompletableFuture<List<Integer>> run = scene.nJobs(2)
                .retry(Retry.attempts(2).backoff(hour).maxBackoff(hour))
                .runAsync(jobs);

        scene.await("the other jobs have ended", () -> signals.count("ended") == 10);
        assertThat(run.isDone()).isFalse();
        run.cancel(true);
    }
}
