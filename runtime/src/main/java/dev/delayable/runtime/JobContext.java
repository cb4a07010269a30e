package dev.delayable.runtime;

import dev.delayable.runtime.engine.CurrentJob;

/**
 * What a running job may want to know of its place in its run.
 *
 * <pre>{@code
 * while (!JobContext.current().isCancelled()) { ... }
 * }</pre>
 *
 * <p>A context belongs to one attempt of one job. It may be handed to other threads.
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
     * The place of the job in the input.
     *
     * @return the index, counted from 0; {@link Integer#MAX_VALUE} for all jobs further on
     */
    int index();

    /**
     * Which attempt this is.
     *
     * @return 1 for the first
     */
    int attempt();

    /**
     * Which worker of the run this is. No two jobs that run at once have the same.
     *
     * @return a number from 0 to one less than the number of workers
     */
    int worker();

    /**
     * Whether this job is to end: its run is being stopped, or its time is up. Its thread was interrupted too; this answer
     * stays when the interrupt flag is lost.
     *
     * @return {@code true} once the job is to end
     */
    boolean isCancelled();
}
