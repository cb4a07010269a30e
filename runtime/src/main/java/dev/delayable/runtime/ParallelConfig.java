package dev.delayable.runtime;

import dev.delayable.runtime.engine.Scope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scope in which {@link Parallel#defaults()} and {@link Parallel#nJobs(int)} start from the options of a given
 * {@code Parallel}, also in libraries and in the jobs of runs that are started there; joblib's {@code parallel_config}.
 *
 * <pre>{@code
 * ParallelConfig.run(Parallel.nJobs(4).timeout(Duration.ofMinutes(1)), () -> {
 *     Library.compute();    // its Parallel.defaults() are 4 jobs at once, one minute each
 *     Parallel.nJobs(2);    // 2 jobs at once, one minute each
 * });
 * }</pre>
 *
 * <p>The same with a try-with-resources statement, for code that is no lambda:
 *
 * <pre>{@code
 * try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(4))) {
 *     Library.compute();
 * }
 * }</pre>
 *
 * <p>javac's lint {@code try} warns of that form, since {@code scope} is not used; {@link #run} is free of warnings.
 *
 * <p>Scopes nest: options that an inner scope does not set are those of the outer scope. A scope belongs to the thread that
 * opens it; other threads do not see it, except those that run jobs of its runs. That thread must close it, inner scopes first,
 * as a try-with-resources statement does.
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
     * @param parallel the options that hold in the scope
     * @return the scope, to be closed by the same thread
     */
    public static ParallelConfig open(Parallel parallel) {
        return new ParallelConfig(Objects.requireNonNull(parallel, "parallel").options());
    }

    /**
     * Runs code in a scope.
     *
     * @param <E> what the code may throw
     * @param parallel the options that hold in the scope
     * @param code the code, run by the current thread
     * @throws E what the code throws; the scope is closed then as well
     */
    @SuppressWarnings("try") // the scope is there to be closed
    public static <E extends Exception> void run(Parallel parallel, ThrowingRunnable<? extends E> code) throws E {
        Objects.requireNonNull(code, "code");
        try (ParallelConfig scope = open(parallel)) {
            code.run();
        }
    }

    /**
     * Runs code in a scope, and returns its result.
     *
     * @param <T> the type of the result
     * @param <E> what the code may throw
     * @param parallel the options that hold in the scope
     * @param code the code, run by the current thread
     * @return what the code returns
     * @throws E what the code throws; the scope is closed then as well
     */
    @SuppressWarnings("try") // as above
    public static <T extends @Nullable Object, E extends Exception> T run(
            Parallel parallel, ThrowingSupplier<? extends T, ? extends E> code) throws E {
        Objects.requireNonNull(code, "code");
        try (ParallelConfig scope = open(parallel)) {
            return code.get();
        }
    }

    /** The options of the innermost scope of the current thread. */
    static Options current() {
        return Scope.current() instanceof Options options ? options : Options.NONE;
    }

    /**
     * Closes the scope: the options of the outer scope hold again. Closing a closed scope has no effect.
     *
     * @throws IllegalStateException if another thread opened the scope, or an inner scope is open
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
