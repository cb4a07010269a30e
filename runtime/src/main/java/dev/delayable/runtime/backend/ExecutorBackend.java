package dev.delayable.runtime.backend;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of an executor that belongs to somebody else: a managed executor of a container, or that of a framework. A run takes
 * up to a number of its threads, and gives each of them back as it was: with its own context class loader, and with its
 * interrupt flag as before. A run never shuts the executor down.
 *
 * <p>An executor that rejects a worker costs a run that worker and nothing else: it goes on with fewer of them, and says so in
 * the log. If the executor rejects all of them, or runs tasks in the thread that submits them, the jobs run one by one in the
 * calling thread.
 *
 * <p>A run holds one thread from its beginning to its end, and the others while there are jobs for them. An executor that
 * accepts tasks and never runs them, or whose threads all wait for runs on the same executor, makes its runs wait too: the log
 * says so after 10 seconds, and a {@linkplain dev.delayable.runtime.Parallel#deadline deadline} ends such a wait.
 *
 * @since 0.1
 */
public final class ExecutorBackend implements Backend {

    private final Executor executor;
    private final int workers;

    /**
     * A backend.
     *
     * @param executor the executor, thread-safe
     * @param workers how many of its threads a run may use at once
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public ExecutorBackend(Executor executor, int workers) {
        this.executor = Objects.requireNonNull(executor, "executor");
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be 1 or more, but is " + workers
                    + ": give the number of threads of the executor that a run may use at once");
        }
        this.workers = workers;
    }

    @Override
    public String name() {
        return "executor";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, workers);
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int count) {
        return new ExecutorWorkers(executor, TimeUnit.SECONDS.toNanos(ExecutorWorkers.PATIENCE_SECONDS));
    }

    /** For debugging. */
    @Override
    public String toString() {
        return "executor(" + workers + " workers of " + executor + ")";
    }
}
