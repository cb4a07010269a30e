package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An outcome answers without casts and patterns. */
class OutcomeAccessTest {

    private static Outcome<Integer> of(Job<Integer> job) {
        List<Outcome<Integer>> outcomes = Parallel.nJobs(1).outcomes(job);
        return outcomes.get(0);
    }

    @Test
    void aSuccessGivesItsValue() {
        Outcome<Integer> outcome = of(TestJob.of("f", () -> 3));

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.value()).isEqualTo(3);
        assertThat(outcome.orElseThrow()).isEqualTo(3);
        assertThat(outcome.index()).isEqualTo(0L);
        assertThatIllegalStateException()
                .isThrownBy(outcome::exception)
                .withMessage("job 0, f() has no exception, it returned a value: ask isSuccess() before exception()");
    }

    @Test
    void aFailureGivesItsException() {
        IOException exception = new IOException("no tea");
        Outcome<Integer> outcome = of(TestJob.failing("f", exception));

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.exception()).isSameAs(exception);
        assertThatIllegalStateException()
                .isThrownBy(outcome::value)
                .withMessage(
                        "job 0, f() has no value, it failed: ask isSuccess() before value(), or call orElseThrow()")
                .withCause(exception);
    }

    @Test
    void aFailureIsThrownAsARunThrowsIt() {
        IOException exception = new IOException("no tea");
        Job<Integer> job = TestJob.failing("f", exception);

        assertThatThrownBy(of(job)::orElseThrow)
                .isExactlyInstanceOf(JobFailedException.class)
                .hasMessage("job 0, f() failed: java.io.IOException: no tea")
                .hasCause(exception)
                .satisfies(thrown ->
                        assertThat(((JobFailedException) thrown).job()).isSameAs(job));
    }

    @Test
    void anErrorIsThrownAsItselfAndKnowsItsJobOnce() {
        AssertionError error = new AssertionError("no tea");
        Outcome<Integer> outcome = of(TestJob.failing("f", error));

        assertThatThrownBy(outcome::orElseThrow).isSameAs(error);
        assertThatThrownBy(outcome::orElseThrow).isSameAs(error);
        assertThat(error.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        JobFailedException.class,
                        context -> assertThat(context).hasMessageStartingWith("job 0, f() failed"));
    }

    @Test
    void aTimeoutIsThrownAsItself() {
        Outcome<Integer> outcome = Parallel.nJobs(1)
                .timeout(Duration.ofMillis(1))
                .outcomes(TestJob.doing(() -> Thread.sleep(60_000)))
                .get(0);

        assertThatThrownBy(outcome::orElseThrow).isSameAs(outcome.exception()).isInstanceOf(JobTimeoutException.class);
    }

    @Test
    void anOutcomeIsNotFromMemoryUnlessItSaysSo() {
        Job<Integer> job = TestJob.of("f", () -> 3);

        assertThat(of(job))
                .isInstanceOfSatisfying(
                        Outcome.Success.class, s -> assertThat(s.fromMemory()).isFalse());
        assertThat(new Outcome.Success<>(Long.MAX_VALUE, job, 3, 0, Duration.ZERO, true))
                .returns(true, Outcome.Success::fromMemory)
                .returns(Long.MAX_VALUE, Outcome::index);
    }
}
