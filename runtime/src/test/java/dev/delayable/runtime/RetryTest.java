package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a job is run again, and after how long. */
class RetryTest {

    @Test
    void withoutARetryThereIsOneAttempt() {
        assertThat(Retry.none().isRetried(1, new IOException())).isFalse();
    }

    @Test
    void theFirstAttemptCounts() {
        Retry retry = Retry.attempts(3);

        assertThat(retry.isRetried(1, new IOException())).isTrue();
        assertThat(retry.isRetried(2, new IOException())).isTrue();
        assertThat(retry.isRetried(3, new IOException())).isFalse();
    }

    @Test
    void anErrorIsNotTriedAgainUnlessItIsNamed() {
        assertThat(Retry.attempts(3).isRetried(1, new AssertionError())).isFalse();
        assertThat(Retry.attempts(3).on(AssertionError.class).isRetried(1, new AssertionError()))
                .isTrue();
    }

    @Test
    void onlyTheNamedExceptionsAndTheirSubtypesAreTriedAgain() {
        Retry retry = Retry.attempts(3).on(IOException.class, IllegalStateException.class);

        assertThat(retry.isRetried(1, new FileNotFoundException())).isTrue();
        assertThat(retry.isRetried(1, new IllegalStateException())).isTrue();
        assertThat(retry.isRetried(1, new IllegalArgumentException())).isFalse();
    }

    @Test
    void aPredicateDecides() {
        Retry retry = Retry.attempts(3).on(e -> "again".equals(e.getMessage()));

        assertThat(retry.isRetried(1, new IOException("again"))).isTrue();
        assertThat(retry.isRetried(1, new IOException("never"))).isFalse();
    }

    @Test
    void thereIsNoWaitWithoutABackoff() {
        assertThat(Retry.attempts(3).delayAfter(1)).isZero();
        assertThat(Retry.attempts(3).delayAfter(2)).isZero();
    }

    @Test
    void theWaitDoublesAndItsJitterCutsUpToOneHalf() {
        Retry retry = Retry.attempts(10).backoff(Duration.ofMillis(100));

        for (int draw = 0; draw < 1000; draw++) {
            assertThat(retry.delayAfter(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(retry.delayAfter(2)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            assertThat(retry.delayAfter(5)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1600));
        }
    }

    @Test
    void theWaitsOfJobsThatFailedTogetherDiffer() {
        Retry retry = Retry.attempts(2).backoff(Duration.ofSeconds(1));

        assertThat(Stream.generate(() -> retry.delayAfter(1))
                        .limit(50)
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }

    @Test
    void theWaitHasABound() {
        Retry retry = Retry.attempts(100).backoff(Duration.ofSeconds(1));

        assertThat(retry.delayAfter(90)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        assertThat(retry.maxBackoff(Duration.ofSeconds(2)).delayAfter(90))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(retry.maxBackoff(Duration.ZERO).delayAfter(90)).isZero();
    }

    @Test
    void theLongestWaitIsNoOverflow() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        Retry retry = Retry.attempts(100).backoff(longest).maxBackoff(longest);

        assertThat(retry.delayAfter(99)).isPositive();
    }

    @Test
    void badValuesAreRejectedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(0))
                .withMessage(
                        "attempts must be 1 or more, the first attempt included, but is 0: use Retry.none() to try no job again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(2).backoff(Duration.ofMillis(-1)))
                .withMessage("backoff must not be negative, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(2).maxBackoff(Duration.ofMillis(-1)))
                .withMessage("maxBackoff must not be negative, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retry.attempts(2).on())
                .withMessage("types must not be empty: name the exceptions that are tried again");
    }

    @Test
    void theTextNamesAttemptsAndBackoff() {
        assertThat(Retry.attempts(3).backoff(Duration.ofMillis(50))).hasToString("Retry(attempts=3, backoff=PT0.05S)");
    }
}
