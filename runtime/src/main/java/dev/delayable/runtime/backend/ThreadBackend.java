package dev.delayable.runtime.backend;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this JVM. All runs have their threads from one {@link ForkJoinPool}, whatever their number of workers. The
 * threads are daemons, named {@code delayable-1}, {@code delayable-2} and so on. They inherit nothing from the thread that
 * starts a run, and all of them end when no run has used them for 30 seconds.
 *
 * <p>Without {@link #maxWorkers(int)} each run has as many workers as it asks for, and runs do not wait for one another.
 *
 * <p>A backend is an immutable value; two backends are equal if their settings are.
 *
 * @since 0.1
 */
public final class ThreadBackend implements Backend {

    private static final ThreadCache THREADS = new ThreadCache(Duration.ofSeconds(30));

    private static final ThreadBackend STANDARD = new ThreadBackend(Integer.MAX_VALUE);

    private final int maxWorkers;

    private ThreadBackend(int maxWorkers) {
        this.maxWorkers = maxWorkers;
    }

    /**
     * Threads without a bound over all runs.
     *
     * @return the backend
     */
    public static ThreadBackend standard() {
        return STANDARD;
    }

    /**
     * Bounds the number of workers of all runs together. Runs with equal backends share these workers fairly: in turn, for
     * about a millisecond or one batch each. A run that finds no free worker waits, so a job must not wait for a run with the
     * same backend that another thread has started.
     *
     * @param maxWorkers 1 or more
     * @return a new backend
     * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
     */
    public ThreadBackend maxWorkers(int maxWorkers) {
        return new ThreadBackend(MaxWorkers.checked(maxWorkers));
    }

    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(Math.min(nJobs, maxWorkers), ThreadCache.MAX_THREADS);
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int workers) {
        return THREADS.lease(workers, maxWorkers);
    }

    /** Ends the threads that are idle, and those of runs when these have ended. Later runs have new threads. */
    @Override
    public void close() {
        THREADS.endIdle();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadBackend backend && backend.maxWorkers == maxWorkers;
    }

    @Override
    public int hashCode() {
        return maxWorkers;
    }

    /** Returns, for example, {@code threads} or {@code threads(maxWorkers=8)}. */
    @Override
    public String toString() {
        return MaxWorkers.text(this);
    }
}
