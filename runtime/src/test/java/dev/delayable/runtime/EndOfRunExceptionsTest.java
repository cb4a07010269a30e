package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/** An interrupt of the caller and a deadline have exceptions of their own, so that one can catch one of them. */
class EndOfRunExceptionsTest {

    private static final Duration DEADLINE = Duration.ofMillis(50);

    @EveryBackend
    void anInterruptOfTheCallerHasItsException(TestBackend backend) {
        Job<Integer> interrupting = TestJob.of("f", () -> 0);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> backend.nJobs(2).run(List.of(interrupting)))
                .isExactlyInstanceOf(RunInterruptedException.class)
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @EveryBackend
    void aDeadlineHasItsException(TestBackend backend) {
        assertThatThrownBy(() -> backend.nJobs(2)
                        .deadline(DEADLINE)
                        .run(List.of(TestJob.doing(() -> Thread.sleep(60_000)), TestJob.of(() -> 1))))
                .isExactlyInstanceOf(DeadlineExceededException.class)
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .satisfies(thrown -> assertThat(((DeadlineExceededException) thrown).deadline())
                        .isEqualTo(DEADLINE));
    }

    @EveryBackend
    void soHaveTheOutcomesOfJobsThatADeadlineHasCutOff(TestBackend backend) {
        List<Job<Integer>> jobs =
                List.of(TestJob.doing(() -> Thread.sleep(60_000)), TestJob.doing(() -> Thread.sleep(60_000)));

        assertThat(backend.nJobs(2).deadline(DEADLINE).batchSize(1).<Integer>outcomes(jobs))
                .hasSize(2)
                .allSatisfy(outcome ->
                        assertThat(outcome.exception()).isExactlyInstanceOf(DeadlineExceededException.class));
    }
}
