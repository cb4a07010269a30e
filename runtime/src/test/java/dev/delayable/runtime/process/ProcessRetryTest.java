package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.WorkerLostException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in processes that fail and are run again. */
class ProcessRetryTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

    /** Fails until the given attempt, and returns its number. */
    private static Job<Integer> succeedsAt(int attempt) {
        return ProcessJob.of("flaky", () -> {
            int now = JobContext.current().attempt();
            if (now < attempt) {
                throw new IOException("attempt " + now);
            }
            return now;
        });
    }

    @Test
    void aJobIsRunAgainUntilItSucceeds() {
        for (Verb verb : Verb.values()) {
            assertThat(verb.results(parallel.retry(Retry.attempts(3)), List.of(ProcessJob.of(() -> 0), succeedsAt(3))))
                    .as(verb.name())
                    .containsExactly(0, 3);
        }
    }

    @Test
    void orderIsKeptWhateverTheBatches() {
        List<Job<Integer>> jobs =
                ProcessJob.times(50, i -> i % 3 == 0 ? succeedsAt(1 + i % 2) : ProcessJob.of(() -> i));
        List<Integer> expected =
                IntStream.range(0, 50).mapToObj(i -> i % 3 == 0 ? 1 + i % 2 : i).toList();
        Parallel retrying = parallel.retry(Retry.attempts(2).backoff(Duration.ofMillis(2)));

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(retrying, retrying.batchSize(7))) {
                assertThat(verb.results(each, jobs)).as(verb.name()).isEqualTo(expected);
            }
        }
    }

    @Test
    void failuresAndOutcomesTellTheNumberOfAttempts() {
        Parallel retrying = parallel.retry(Retry.attempts(3));

        assertThat(retrying.outcomes(succeedsAt(2)).get(0).attempts()).isEqualTo(2);
        assertThat(retrying.outcomes(succeedsAt(9)).get(0).attempts()).isEqualTo(3);
        assertThatThrownBy(() -> retrying.run(succeedsAt(9)))
                .hasMessage("job 0, flaky() failed after 3 attempts: java.io.IOException: attempt 3")
                .isInstanceOfSatisfying(
                        JobFailedException.class, e -> assertThat(e.attempts()).isEqualTo(3));
    }

    @Test
    void whatIsNotToBeTriedAgainIsNot() {
        assertThatThrownBy(() -> parallel.retry(Retry.attempts(3).on(IllegalStateException.class))
                        .run(succeedsAt(2)))
                .hasMessage("job 0, flaky() failed: java.io.IOException: attempt 1");
        assertThatThrownBy(() -> parallel.retry(Retry.attempts(3)).run(ProcessJob.doing(() -> {
                    throw new AssertionError("attempt " + JobContext.current().attempt());
                })))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("attempt 1");
    }

    @Test
    void aJobThatWasOverItsLimitIsRunAgain(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> slow = ProcessJob.of("slow", () -> {
            signals.give("called");
            if (JobContext.current().attempt() < 3) {
                ProcessJob.untilInterrupted();
            }
            return JobContext.current().attempt();
        });
        Parallel limited = parallel.timeout(Duration.ofMillis(200));

        assertThat(limited.retry(Retry.attempts(3)).run(slow)).containsExactly(3);
        assertThat(signals.count("called")).isEqualTo(3);
        assertThatThrownBy(() -> limited.retry(Retry.attempts(2)).run(slow))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageMatching("job 0, slow\\(\\) failed after 2 attempts: "
                        + "it ran for \\d+ ms, longer than its time limit of 200 ms");
    }

    @Test
    void aJobThatTookItsProcessDownIsRunAgainInAnother(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> deadly = ProcessJob.of("deadly", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            if (JobContext.current().attempt() < 3) {
                Runtime.getRuntime().halt(7);
            }
            return JobContext.current().attempt();
        });
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(20));
        jobs.set(5, deadly);
        Parallel retrying = parallel.retry(Retry.attempts(3).on(WorkerLostException.class));

        List<Outcome<Integer>> outcomes = retrying.outcomes(jobs);

        assertThat(outcomes).allMatch(Outcome::isSuccess);
        assertThat(outcomes.get(5).attempts()).isEqualTo(3);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.index() != 5)
                .extracting(Outcome::attempts)
                .as("the attempts of the others")
                .containsOnly(1);
        assertThat(signals.given("pid")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aStubbornJobOverItsLimitIsRunAgainInAnotherProcess(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.of("stubborn", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            if (JobContext.current().attempt() == 1) {
                signals.awaitStubbornly("never");
            }
            return JobContext.current().attempt();
        });

        assertThat(parallel.timeout(Duration.ofMillis(300))
                        .grace(Duration.ofMillis(50))
                        .retry(Retry.attempts(2))
                        .run(stubborn))
                .containsExactly(2);
        assertThat(signals.given("pid")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatWaitsForItsNextAttemptHoldsNoWorker(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        List<Job<Integer>> jobs = new ArrayList<>();
        jobs.add(succeedsAt(2));
        jobs.add(succeedsAt(2));
        jobs.addAll(ProcessJob.times(10, i -> ProcessJob.doing(() -> signals.give("ended"))));
        Duration hour = Duration.ofHours(1);

        CompletableFuture<List<Integer>> run =
                parallel.retry(Retry.attempts(2).backoff(hour).maxBackoff(hour)).runAsync(jobs);

        await().until(() -> signals.count("ended") == 10);
        assertThat(run.isDone()).isFalse();
        run.cancel(true);
    }
}
