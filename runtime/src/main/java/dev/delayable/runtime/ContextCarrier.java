package dev.delayable.runtime;

/**
 * Carries what belongs to the caller's thread, a logging context or a tracing span for example, into the jobs of its runs.
 *
 * <pre>{@code
 * final class MdcCarrier implements ContextCarrier<Map<String, String>> {
 *     public Map<String, String> capture() { return MDC.getCopyOfContextMap(); }
 *     public Scope open(Map<String, String> captured) {
 *         MDC.setContextMap(captured);
 *         return MDC::clear;
 *     }
 * }
 * Parallel.nJobs(4).context(new MdcCarrier())
 * }</pre>
 *
 * <p>Implementations must be thread-safe: jobs open and close on several threads at once.
 *
 * @param <C> what is captured; it must not be null
 * @see Parallel#context(ContextCarrier)
 * @since 0.1
 */
public interface ContextCarrier<C> {

    /** What {@link #open} has set up, until it is closed. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {

        /** Takes back what {@link #open} has set up. Called by the same thread, when the job has ended in any way. */
        @Override
        void close();
    }

    /**
     * Looks at the caller's thread. Called once per run, by the thread that starts it. What it throws reaches the caller.
     *
     * @return what jobs are to see
     */
    C capture();

    /**
     * Sets up the thread of a job. Called before each job, by the thread that runs it. What it throws fails the job.
     *
     * @param captured what {@link #capture} has returned for this run
     * @return what takes it back
     */
    Scope open(C captured);
}
