package dev.delayable.runtime;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A run did not end before its {@linkplain Parallel#deadline deadline}. {@code run} and the streams of results throw it; where
 * outcomes are asked for, it is the exception of each job that had not ended by then.
 *
 * @since 0.1
 */
public class DeadlineExceededException extends CancellationException {

    private static final long serialVersionUID = 1L;

    /** Positive. */
    private final Duration deadline;

    /**
     * The end of a run, or of a job in it, by the deadline of the run.
     *
     * @param message what happened
     * @param deadline the deadline
     * @param cause what the job threw when it was interrupted, or a {@link java.util.concurrent.TimeoutException} for the run;
     *     {@code null} for a job that was not started
     */
    @SuppressWarnings("this-escape") // initCause is not overridden here, and a subclass has no state yet
    public DeadlineExceededException(String message, Duration deadline, @Nullable Throwable cause) {
        super(message);
        this.deadline = deadline;
        if (cause != null) {
            initCause(cause);
        }
    }

    /**
     * The deadline of the run.
     *
     * @return how long the run might have taken
     */
    public Duration deadline() {
        return deadline;
    }
}
