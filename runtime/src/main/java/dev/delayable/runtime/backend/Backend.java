package dev.delayable.runtime.backend;

import java.time.Duration;

/**
 * A place where jobs run: how many workers it has, and how a worker is reached. All else is the engine's: the input,
 * batches, order, failures, time limits and retries are the same everywhere.
 *
 * <p>A backend is thread-safe, and may be used by several runs at the same time. It has a readable {@code toString()} for
 * nothing but debugging; {@link #name()} is what users see.
 *
 * @since 0.1
 */
public interface Backend extends AutoCloseable {

    /**
     * What users call it.
     *
     * @return one word, for example {@code threads}
     */
    String name();

    /**
     * How many workers it gives to a run.
     *
     * @param nJobs how many the run asks for, 1 or more
     * @return at least 1 and at most {@code nJobs}
     */
    int workers(int nJobs);

    /**
     * How many workers all runs with this backend, and with backends that are equal to it, have together. The engine sees to it:
     * runs share these workers fairly, and one that finds no free worker waits.
     *
     * @return 1 or more; {@link Integer#MAX_VALUE}, the default, for no bound
     */
    default int maxWorkers() {
        return Integer.MAX_VALUE;
    }

    /**
     * Whether a run with one worker is a plain loop in the calling thread, for which {@link #open} is not called. It is so only
     * where {@link #maxWorkers} is no bound. A backend that isolates jobs from the caller, or runs them on another machine,
     * returns {@code false}.
     *
     * @return {@code true}, unless overridden
     */
    default boolean runsSingleInCaller() {
        return true;
    }

    /**
     * Whether jobs see the caller's own objects. If not, arguments and results are copies.
     *
     * @return {@code true} for all that runs in this JVM
     */
    boolean sharesMemory();

    /**
     * How long a batch of quick jobs should take at a worker, so that the way there costs little by comparison. The engine
     * makes batches of that length if the run has no size of its own.
     *
     * @return positive; by default 30 µs, which is good for threads
     */
    default Duration batchTime() {
        return Duration.ofNanos(30_000);
    }

    /**
     * Takes workers for one run. Called by the thread that starts the run.
     *
     * @param workers how many, as {@link #workers} has said
     * @return the workers, which the engine closes when the run has ended
     * @throws java.util.concurrent.RejectedExecutionException if there is no worker now; the jobs of the run then run one by one
     *     in the calling thread
     */
    Workers open(int workers);

    /**
     * Releases what the backend holds. Those of {@code Backends} release idle resources automatically and need not be
     * closed.
     */
    @Override
    default void close() {}
}
