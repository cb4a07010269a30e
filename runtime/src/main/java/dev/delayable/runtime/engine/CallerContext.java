package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What jobs see of the thread that starts their run.
 *
 * @param classLoader its context class loader
 * @param scope the defaults that hold in it
 * @param carried what its context carriers have captured
 */
public record CallerContext(
        @Nullable ClassLoader classLoader, @Nullable Object scope, CarriedContext carried) {

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
}
