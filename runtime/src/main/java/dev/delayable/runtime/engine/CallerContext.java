package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.report.HostedRecording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs see of the thread that starts their run. It can be serialised if what is carried can. */
public final class CallerContext implements CallerState {

    private static final long serialVersionUID = 1L;

    // A class loader belongs to one JVM.
    private final transient @Nullable ClassLoader classLoader;

    /** The defaults that hold in the thread. */
    @SuppressWarnings("serial") // what the scope holds is serialisable
    private final @Nullable Object scope;

    /** What the context carriers have captured; null if there are none, so that nothing of it is sent. */
    private final @Nullable CarriedContext carried;

    /** How much a report takes down of runs inside the jobs, as {@link HostedRecording} numbers it. */
    private final byte recorded;

    CallerContext(@Nullable ClassLoader classLoader, @Nullable Object scope, CarriedContext carried, byte recorded) {
        this.classLoader = classLoader;
        this.scope = scope;
        this.carried = carried.isEmpty() ? null : carried;
        this.recorded = recorded;
    }

    /**
     * Looks at the current thread.
     *
     * @param carriers what else is captured
     * @return what jobs are to see
     */
    public static CallerContext capture(List<ContextCarrier<?>> carriers) {
        return new CallerContext(
                Thread.currentThread().getContextClassLoader(),
                Scope.current(),
                CarriedContext.capture(carriers),
                HostedRecording.NOTHING);
    }

    /**
     * What jobs in another JVM see if {@link #isPlain} is true.
     *
     * @param recorded how much a report takes down of runs inside the jobs
     * @return it
     */
    public static CallerContext plain(byte recorded) {
        return new CallerContext(null, null, CarriedContext.EMPTY, recorded);
    }

    /** The same in a run that has a report, or is a part of one. */
    CallerContext recordedWith(byte detail) {
        return new CallerContext(classLoader, scope, carried(), detail);
    }

    /**
     * How much a report takes down of runs inside the jobs.
     *
     * @return as {@link HostedRecording} numbers it
     */
    public byte recorded() {
        return recorded;
    }

    /**
     * Whether jobs in another JVM see nothing of the caller.
     *
     * @return whether neither defaults hold nor anything is carried
     */
    public boolean isPlain() {
        return scope == null && carried == null;
    }

    /** The same in another JVM: its jobs see the context class loader of the current thread. */
    CallerContext arrived() {
        return new CallerContext(Thread.currentThread().getContextClassLoader(), scope, carried(), recorded);
    }

    /** The context class loader of the caller. */
    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    /** The defaults that hold in the caller. */
    @Nullable
    Object scope() {
        return scope;
    }

    /** What its context carriers have captured. */
    CarriedContext carried() {
        return carried == null ? CarriedContext.EMPTY : carried;
    }
}
