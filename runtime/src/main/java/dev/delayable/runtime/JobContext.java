package dev.delayable.runtime;

import dev.delayable.runtime.engine.CurrentJob;

/**
 * The position of a running job in its run.
 *
 * <pre>{@code
 * while (!JobContext.current().isCancelled()) { ... }
 * }</pre>
 *
 * <p>A context belongs to one attempt of one job. It is thread-safe and may be handed to other threads.
 *
 * @since 0.1
 */
public interface JobContext {

    /**
     * The context of the job that this thread is running; of the innermost one where runs are nested.
     *
     * @return the context
     * @throws IllegalStateException if this thread runs no job
     */
    static JobContext current() {
        return CurrentJob.context();
    }

    /**
     * The position of the job in the input.
     *
     * @return the index, counted from 0
     */
    long index();

    /**
     * Which attempt this is.
     *
     * @return 1 for the first
     */
    int attempt();

    /**
     * The number of the worker that runs this job. Two jobs that run at once have different numbers.
     *
     * @return a number from 0 to one less than the number of workers
     */
    int worker();

    /**
     * Whether this job should end: its run is being stopped, or its time limit has passed. Its thread was interrupted as well;
     * this answer stays when the interrupt flag is lost.
     *
     * @return {@code true} once the job should end
     */
    boolean isCancelled();
}
