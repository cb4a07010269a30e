package dev.delayable.runtime.engine;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private final Job<Integer> job = Job.of("one", () -> 1);
    private int asked;

    private final FedSource source = new FedSource(
            List.of(job).iterator(), 1, Window.fixed(1, 1, BatchSizer.fixed(1)), ResultKind.ORDERED, false);

    private Run run(Duration backoff) {
        RetryPolicy twice = new RetryPolicy() {
            @Override
            public boolean isRetried(int attempt, Throwable exception) {
                asked++;
                return attempt < 2;
            }

            @Override
            public Duration delayAfter(int attempt) {
                return backoff;
            }

            @Override
            public int attempts() {
                return 2;
            }
        };
        Run run = BareRun.of(source, BatchSizer.fixed(1), twice);
        source.take(run);
        return run;
    }

    private Batch claimed() {
        return Objects.requireNonNull(source.claim(1));
    }

    private Outcome.Failure<?> failure(int attempt) {
        return new Outcome.Failure<>(0, job, new IllegalStateException("gone"), attempt, Duration.ZERO);
    }

    @Test
    void aFailureOfAStoppedRunIsFinalAndThePredicateIsNotAsked() {
        Run run = run(Duration.ZERO);
        Retries retries = new Retries(run);
        assertThat(retries.isRetried(failure(1))).isTrue();
        run.stop();

        assertThat(retries.isRetried(failure(1))).isFalse();

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aJobWithoutABackoffIsThereAtOnce() {
        Run run = run(Duration.ZERO);
        Batch batch = claimed();

        assertThat(new Retries(run).retry(batch, batch.from(), failure(1))).isTrue();

        assertThat(claimed()).returns(2, Batch::attempt).returns(0L, Batch::firstIndex);
    }

    @Test
    void aJobIsThereAfterItsBackoff() {
        Run run = run(Duration.ofMillis(1));
        Batch batch = claimed();

        assertThat(new Retries(run).retry(batch, batch.from(), failure(1))).isTrue();

        await().until(source::hasUnclaimed);
        assertThat(claimed()).returns(2, Batch::attempt);
    }

    @Test
    void aJobThatWaitsAtTheEndIsGivenBackAndNotRunAgain() {
        Run run = run(Duration.ofDays(1));
        Batch batch = claimed();
        Retries retries = new Retries(run);
        assertThat(retries.retry(batch, batch.from(), failure(1))).isTrue();

        assertThat(retries.giveUp()).hasSize(1);

        assertThat(retries.giveUp()).isEmpty();
        assertThat(source.hasUnclaimed()).isFalse();
    }

    @Test
    void noJobBeginsToWaitAfterTheEnd() {
        Run run = run(Duration.ofMillis(1));
        Batch batch = claimed();
        Retries retries = new Retries(run);
        retries.giveUp();

        assertThat(retries.retry(batch, batch.from(), failure(1))).isFalse();

        assertThat(retries.giveUp()).isEmpty();
    }
}
