package dev.delayable.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one job: a {@link Success} with its value, or a {@link Failure} with its exception. Instances are
 * immutable values.
 *
 * <pre>{@code
 * for (Outcome<Integer> outcome : parallel.outcomes(jobs)) {
 *     if (outcome instanceof Outcome.Failure<Integer> failure) {
 *         System.err.println(failure.job() + ": " + failure.exception());
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of the result
 * @since 0.1
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * The place of the job in the input.
     *
     * @return the index, counted from 0; {@link Integer#MAX_VALUE} for all jobs further on
     */
    int index();

    /**
     * The job.
     *
     * @return the very object of the input
     */
    Job<? extends T> job();

    /**
     * How many times the job was run.
     *
     * @return 1 or more; 0 for a job that was never run, because its run had ended
     */
    int attempts();

    /**
     * How long the job ran in its last attempt, measured where it ran.
     *
     * @return the time, without any time of waiting for a worker; zero if the job was never run
     */
    Duration elapsed();

    /**
     * Whether the job returned a result.
     *
     * @return {@code true} for a {@link Success}
     */
    default boolean isSuccess() {
        return this instanceof Success;
    }

    /**
     * A job that returned.
     *
     * @param <T> the type of the result
     * @param index the place of the job in the input
     * @param job the job
     * @param value what it returned, which may be null
     * @param attempts how many times it was run
     * @param elapsed how long its last attempt ran
     */
    record Success<T extends @Nullable Object>(int index, Job<? extends T> job, T value, int attempts, Duration elapsed)
            implements Outcome<T> {}

    /**
     * A job that failed, or was not run.
     *
     * @param <T> the type of the result
     * @param index the place of the job in the input
     * @param job the job
     * @param exception what the job threw, the very object; a {@link JobTimeoutException} if it ran for too long; a {@link
     *     java.util.concurrent.CancellationException} if its run ended before it did
     * @param attempts how many times it was run
     * @param elapsed how long its last attempt ran
     */
    record Failure<T extends @Nullable Object>(
            int index, Job<? extends T> job, Throwable exception, int attempts, Duration elapsed)
            implements Outcome<T> {}
}
