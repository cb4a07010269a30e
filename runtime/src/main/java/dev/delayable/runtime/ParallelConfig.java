package dev.delayable.runtime;

import dev.delayable.runtime.engine.Scope;
import java.util.Objects;

/**
 * A scope in which {@link Parallel#defaults()} gives what the scope was opened with, also in libraries and in the jobs of runs
 * that are started there; joblib's {@code parallel_config}.
 *
 * <pre>{@code
 * try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(4).timeout(Duration.ofMinutes(1)))) {
 *     Library.compute();    // its Parallel.defaults() are 4 jobs at once, a minute for each
 * }
 * }</pre>
 *
 * <p>Scopes nest: what an inner one does not set is as in the outer one. A scope belongs to the thread that opens it; other
 * threads do not see it. It must be closed by that thread, inner scopes first, as a try-with-resources statement does.
 *
 * @since 0.1
 */
public final class ParallelConfig implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final Object outer;
    private final Options defaults;
    private boolean closed;

    @SuppressWarnings("NullAway") // no scope is null
    private ParallelConfig(Options options) {
        this.outer = Scope.current();
        this.defaults = options.over(current());
        Scope.set(defaults);
    }

    /**
     * Opens a scope in the current thread.
     *
     * @param parallel what holds in the scope
     * @return the scope, to be closed by the same thread
     */
    public static ParallelConfig open(Parallel parallel) {
        return new ParallelConfig(Objects.requireNonNull(parallel, "parallel").options());
    }

    /** The options of the innermost scope of the current thread. */
    static Options current() {
        return Scope.current() instanceof Options options ? options : Options.NONE;
    }

    /**
     * Closes the scope: what held before holds again. Closing it again does nothing.
     *
     * @throws IllegalStateException if another thread has opened it, or an inner scope is open
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // the very scope is meant
    public void close() {
        if (closed) {
            return;
        }
        if (thread != Thread.currentThread() || Scope.current() != defaults) {
            throw new IllegalStateException(
                    "a scope must be closed by the thread that has opened it, inner scopes first: "
                            + "open it in a try-with-resources statement");
        }
        closed = true;
        Scope.set(outer);
    }
}
