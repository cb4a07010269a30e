package dev.delayable.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A job has failed. The message names the call, {@code job 17, slowFunction2(0, 20, 3, operation="/") failed: ...}, and
 * the cause is the very exception that the job threw. Where more jobs of the run failed, the one with the lowest index
 * leads, and the others are {@linkplain #getSuppressed() suppressed} exceptions of this type.
 *
 * <p>A job that threw an {@link Error} is the exception to this: the error itself arrives, and an exception of this type,
 * without a cause, is among its suppressed ones.
 *
 * @since 0.1
 */
public class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // A job is serialisable only if its arguments are, and that must not decide whether an exception is.
    private final transient Job<?> job;

    /** Counted from 0. */
    private final int index;

    /** At least 1. */
    private final int attempts;

    /**
     * The failure of a job.
     *
     * @param message what happened, naming the call
     * @param job the job
     * @param index its place in the input, counted from 0
     * @param attempts how many times it was run
     * @param cause what it threw; {@code null} where this exception is only the context of an {@link Error}
     */
    public JobFailedException(String message, Job<?> job, int index, int attempts, @Nullable Throwable cause) {
        super(message, cause);
        this.job = job;
        this.index = index;
        this.attempts = attempts;
    }

    /**
     * The job that failed.
     *
     * @return the job; {@code null} if this exception was serialised, for then the message alone tells the call
     */
    public Job<?> job() {
        return job;
    }

    /**
     * The place of the job in the input.
     *
     * @return the index, counted from 0
     */
    public int index() {
        return index;
    }

    /**
     * How many times the job was run.
     *
     * @return 1 or more
     */
    public int attempts() {
        return attempts;
    }
}
