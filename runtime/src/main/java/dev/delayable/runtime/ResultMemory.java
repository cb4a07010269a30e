package dev.delayable.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of jobs, so that a job whose result is kept need not run. {@code dev.delayable.memory.Memory} keeps them in a
 * directory; implement this interface to keep them elsewhere.
 *
 * <p>A run opens one session, and asks it for the {@link Slot} of each job before the job runs: in the thread that would run the job,
 * or in that which would send it away. If the slot holds a result, that is the outcome of the job. Otherwise the job runs, and its
 * result is given to the slot before anybody sees it. Implementations are thread-safe.
 *
 * @see Parallel#memory(ResultMemory)
 * @since 0.1
 */
public interface ResultMemory {

    /**
     * Starts a run.
     *
     * @return what the run asks; it is closed when the run has ended
     * @throws IllegalArgumentException if results cannot be kept there; the run then does not start
     */
    Session openSession();

    /**
     * Whether nothing is ever kept here. Runs are then as they are without a memory, and open no session.
     *
     * @return {@code false}, unless overridden
     */
    default boolean keepsNothing() {
        return false;
    }

    /** The memory of one run. Thread-safe. */
    interface Session extends AutoCloseable {

        /**
         * Finds where the result of a job is kept.
         *
         * @param <T> the type of the result
         * @param index the place of the job in the input, for messages; -1 if it has none
         * @param job the job
         * @return the slot; null if results of this job are not kept
         * @throws IllegalArgumentException if it cannot be told which job this is; the job then fails with this exception
         */
        <T extends @Nullable Object> @Nullable Slot<T> slot(long index, Job<T> job);

        /** Ends the run. Slots are not used any more. */
        @Override
        void close();
    }

    /**
     * Where the result of one job is kept. Used by one thread at a time.
     *
     * @param <T> the type of the result
     */
    interface Slot<T extends @Nullable Object> {

        /**
         * Identifies this slot.
         *
         * @return an object that is equal for jobs that have the same result, and for no others
         */
        Object key();

        /**
         * Looks the result up.
         *
         * @return the result, an object of its own for each call; null if it is not kept
         */
        @Nullable
        Kept<T> recall();

        /**
         * Keeps a result. Called before anybody sees it.
         *
         * @param value what the job has returned
         * @param elapsed how long it ran
         * @throws Exception if the result cannot be kept and that is to be a failure of the job
         */
        void keep(T value, Duration elapsed) throws Exception;

        /**
         * Notes that the job has ended without a result. Failures are not kept.
         *
         * @param cause why
         */
        default void failed(Throwable cause) {}
    }

    /**
     * A result that was kept.
     *
     * @param <T> the type of the result
     * @param value the result
     * @param elapsed how long the job ran that returned it
     */
    record Kept<T extends @Nullable Object>(T value, Duration elapsed) {}
}
