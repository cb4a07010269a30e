package dev.delayable.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job exceeded its time limit. The message names the job, the limit and the running time; the cause is the exception that the
 * job threw when it was interrupted, if it threw any.
 *
 * @since 0.1
 */
public class JobTimeoutException extends JobFailedException {

    private static final long serialVersionUID = 1L;

    /** Positive. */
    private final Duration limit;

    /** Longer than the limit. */
    private final Duration elapsed;

    /**
     * The failure of a job that ran for too long.
     *
     * @param message what happened, naming the call
     * @param job the job
     * @param index its place in the input, counted from 0
     * @param attempts how many times it was run
     * @param limit how long it might have run
     * @param elapsed how long it ran
     * @param cause what it threw when it was interrupted
     */
    public JobTimeoutException(
            String message,
            Job<?> job,
            long index,
            int attempts,
            Duration limit,
            Duration elapsed,
            @Nullable Throwable cause) {
        super(message, job, index, attempts, cause);
        this.limit = limit;
        this.elapsed = elapsed;
    }

    /**
     * The time limit.
     *
     * @return the limit
     */
    public Duration limit() {
        return limit;
    }

    /**
     * How long the job ran.
     *
     * @return the time until it ended, or until it was abandoned
     */
    public Duration elapsed() {
        return elapsed;
    }
}
