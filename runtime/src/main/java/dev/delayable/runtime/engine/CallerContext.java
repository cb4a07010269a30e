package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.backend.CallerState;
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

    CallerContext(@Nullable ClassLoader classLoader, @Nullable Object scope, CarriedContext carried) {
        this.classLoader = classLoader;
        this.scope = scope;
        this.carried = carried.isEmpty() ? null : carried;
    }

    /**
     * Looks at the current thread.
     *
     * @param carriers what else is captured
     * @return what jobs are to see
     */
    public static CallerContext capture(List<ContextCarrier<?>> carriers) {
        return new CallerContext(
                Thread.currentThread().getContextClassLoader(), Scope.current(), CarriedContext.capture(carriers));
    }

    /**
     * What jobs in another JVM see if {@link #isPlain} is true.
     *
     * @return it
     */
    public static CallerContext plain() {
        return new CallerContext(null, null, CarriedContext.EMPTY);
    }

    /**
     * Whether there is nothing to be brought to another JVM.
     *
     * @return whether neither defaults hold nor anything is carried
     */
    public boolean isPlain() {
        return scope == null && carried == null;
    }

    /** The same in another JVM: its jobs see the context class loader of the current thread. */
    CallerContext arrived() {
        return new CallerContext(Thread.currentThread().getContextClassLoader(), scope, carried());
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
