package dev.delayable.runtime;

import dev.delayable.runtime.engine.Failures;
import dev.delayable.runtime.work.JobText;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one job: a {@link Success} with its value, or a {@link Failure} with its exception.
 *
 * <pre>{@code
 * for (Outcome<Integer> outcome : parallel.outcomes(jobs)) {
 *     if (outcome.isSuccess()) {
 *         System.out.println(outcome.value());
 *     } else {
 *         System.err.println(outcome.job() + ": " + outcome.exception());
 *     }
 * }
 * }</pre>
 *
 * <p>A type pattern tells the two apart as well, {@code outcome instanceof Outcome.Success<Integer> s}, and from Java 21 on a
 * {@code switch} over both is exhaustive. Later versions may add components to the two records: use accessors and type
 * patterns, not record patterns.
 *
 * <p>Instances are immutable and thread-safe, as far as the job and the value are.
 *
 * @param <T> the type of the result
 * @since 0.1
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * The position of the job in the input.
     *
     * @return the index, counted from 0
     */
    long index();

    /**
     * The job.
     *
     * @return the very object of the input
     */
    Job<? extends T> job();

    /**
     * How many times the job was run.
     *
     * @return 1 or more; 0 for a job that was not run, because its run had ended or its result was kept
     */
    int attempts();

    /**
     * How long the last attempt of the job ran, measured where it ran.
     *
     * @return the running time, without the wait for a worker; zero if the job was not run, and for a result
     *     that was kept the time of the run that stored it
     */
    Duration elapsed();

    /**
     * Whether the job returned a result.
     *
     * @return {@code true} for a {@link Success}, {@code false} for a {@link Failure}
     */
    default boolean isSuccess() {
        return this instanceof Success;
    }

    /**
     * The result of a job that returned.
     *
     * @return the value, which may be null
     * @throws IllegalStateException if the job failed; its cause is the exception of the job
     */
    T value();

    /**
     * The exception of a job that failed.
     *
     * @return what the job threw: the object itself where the backend shares memory, otherwise a copy, or a {@link
     *     RemoteJobException} that stands for it; a {@link JobTimeoutException} if it exceeded its time limit; a {@link
     *     WorkerLostException} if its worker was lost; a {@link CancellationException} if its run ended before the job did
     * @throws IllegalStateException if the job returned
     */
    Throwable exception();

    /**
     * The result of a job that returned; otherwise its failure as a {@link JobFailedException}, also where a deadline cut the job
     * off: that is then the cause.
     *
     * @return the value, which may be null
     * @throws JobFailedException if the job failed; it names the call, and its cause is the exception of the job. An
     *     {@link Error} of the job is thrown itself, with a {@code JobFailedException} among its suppressed exceptions
     */
    T orElseThrow();

    /**
     * A job that returned.
     *
     * @param <T> the type of the result
     * @param index the position of the job in the input
     * @param job the job
     * @param value what the job returned, which may be null
     * @param attempts how many times the job was run
     * @param elapsed how long its last attempt ran
     * @param fromMemory whether the value was kept from an earlier run, so that the job was not run
     */
    record Success<T extends @Nullable Object>(
            long index, Job<? extends T> job, T value, int attempts, Duration elapsed, boolean fromMemory)
            implements Outcome<T> {

        /**
         * The success of a job that was run.
         *
         * @param index the position of the job in the input
         * @param job the job
         * @param value what the job returned, which may be null
         * @param attempts how many times the job was run
         * @param elapsed how long its last attempt ran
         */
        public Success(long index, Job<? extends T> job, T value, int attempts, Duration elapsed) {
            this(index, job, value, attempts, elapsed, false);
        }

        @Override
        public Throwable exception() {
            throw new IllegalStateException(JobText.of(job, index)
                    + " has no exception, it returned a value: ask isSuccess() before exception()");
        }

        @Override
        public T orElseThrow() {
            return value;
        }
    }

    /**
     * A job that failed, or was not run.
     *
     * @param <T> the type of the result
     * @param index the position of the job in the input
     * @param job the job
     * @param exception see {@link #exception()}
     * @param attempts how many times the job was run
     * @param elapsed how long its last attempt ran
     */
    record Failure<T extends @Nullable Object>(
            long index, Job<? extends T> job, Throwable exception, int attempts, Duration elapsed)
            implements Outcome<T> {

        @Override
        public T value() {
            throw new IllegalStateException(
                    JobText.of(job, index)
                            + " has no value, it failed: ask isSuccess() before value(), or call orElseThrow()",
                    exception);
        }

        @Override
        public T orElseThrow() {
            Throwable thrown = Failures.thrown(this);
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }
}
