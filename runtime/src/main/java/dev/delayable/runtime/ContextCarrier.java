package dev.delayable.runtime;

/**
 * Carries context of the caller's thread, for example a logging context or a tracing span, into the jobs of its runs.
 *
 * <pre>{@code
 * final class MdcCarrier implements ContextCarrier<Map<String, String>> {
 *     public Map<String, String> capture() { return copy(); }
 *     public Scope open(Map<String, String> captured) {
 *         Map<String, String> before = copy(); // the thread may be the caller's own
 *         MDC.setContextMap(captured);
 *         return () -> MDC.setContextMap(before);
 *     }
 *     private static Map<String, String> copy() {
 *         Map<String, String> map = MDC.getCopyOfContextMap();
 *         return map == null ? Map.of() : map;
 *     }
 * }
 * Parallel.nJobs(4).context(new MdcCarrier())
 * }</pre>
 *
 * <p>{@code ContextPropagation.carrier()} of the artifact {@code delayable-micrometer} carries the MDC and all other context that
 * {@code io.micrometer:context-propagation} knows.
 *
 * <p>Implementations must be thread-safe: jobs call open and close on several threads at once.
 *
 * @param <C> what is captured; it must not be null
 * @see Parallel#context(ContextCarrier)
 * @since 0.1
 */
public interface ContextCarrier<C> {

    /** The effect of {@link #open}, until it is closed. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {

        /** Undoes {@link ContextCarrier#open}. Called by the same thread after the job has ended, with or without a failure. */
        @Override
        void close();
    }

    /**
     * Captures the context of the caller's thread. Called once per run, by the thread that starts the run. An exception reaches the
     * caller.
     *
     * @return the context that jobs see
     */
    C capture();

    /**
     * Sets up the thread of a job. Called before each job, by the thread that runs it, which may be that of the caller: the scope
     * restores what was there before. An exception fails the job.
     *
     * @param captured the result of {@link #capture} for this run
     * @return undoes the set-up
     */
    Scope open(C captured);
}
