package dev.delayable.micrometer;

import dev.delayable.runtime.ContextCarrier;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Carries context of the calling thread into jobs, by {@code io.micrometer:context-propagation}: all for which a {@code
 * ThreadLocalAccessor} is registered in its {@code ContextRegistry}, such as the MDC of SLF4J, the current observation and with
 * it the trace, or a security context.
 *
 * <pre>{@code
 * ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());    // once, at the start
 *
 * Parallel.nJobs(4).context(ContextPropagation.carrier()).run(jobs);
 * }</pre>
 *
 * <p>A job sees the context that the calling thread had when the run started, and nothing that other jobs have left in its
 * thread: what the calling thread did not have is cleared. After the job the thread has the context that it had before, also
 * where the calling thread itself runs the job. Jobs of nested runs see the context of the job that starts them.
 *
 * <p><b>Worker processes.</b> Values that are {@link java.io.Serializable} are sent to the workers of {@code
 * Backends.processes()}, others are left out: an MDC arrives, an observation does not. If a value cannot be serialised although
 * its class says so, the run fails with an exception that names its key. A worker needs an accessor for each key that arrives: one
 * that is registered as a service, {@code META-INF/services/io.micrometer.context.ThreadLocalAccessor}, or by the
 * {@code initializer} of the backend; that of the MDC is there by itself. Without one the run fails.
 *
 * <p>This class is thread-safe, and so are the carriers.
 *
 * @since 0.1
 */
public final class ContextPropagation {

    private ContextPropagation() {}

    /**
     * Carries all context that can be accessed.
     *
     * @return a carrier for {@link dev.delayable.runtime.Parallel#context Parallel.context}, the same for any number of runs
     */
    public static ContextCarrier<?> carrier() {
        return carrier(key -> true);
    }

    /**
     * Carries some of the context.
     *
     * <pre>{@code
     * parallel.context(ContextPropagation.carrier(Slf4jThreadLocalAccessor.KEY::equals))
     * }</pre>
     *
     * @param keys which keys of accessors to carry; called by calling threads whenever a run starts
     * @return a carrier for {@link dev.delayable.runtime.Parallel#context Parallel.context}, the same for any number of runs
     */
    public static ContextCarrier<?> carrier(Predicate<Object> keys) {
        return new SnapshotCarrier(Objects.requireNonNull(keys, "keys"));
    }
}
