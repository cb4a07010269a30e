package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * The defaults of the current thread. A run makes the defaults of its caller visible in its jobs. Only {@code
 * ParallelConfig} interprets them.
 */
public final class Scope {

    private static final ThreadLocal<@Nullable Object> CURRENT = new ThreadLocal<>();

    private Scope() {}

    /**
     * The defaults of the current thread.
     *
     * @return what {@link #set} has set last in this thread, or {@code null}
     */
    public static @Nullable Object current() {
        return CURRENT.get();
    }

    /** Sets the defaults of the current thread, where they are not those already. */
    @SuppressWarnings("ReferenceEquality") // the very scope is meant
    static void enter(@Nullable Object defaults) {
        if (CURRENT.get() != defaults) {
            set(defaults);
        }
    }

    /**
     * Sets the defaults of the current thread.
     *
     * @param defaults the defaults, or {@code null} for none
     */
    public static void set(@Nullable Object defaults) {
        if (defaults == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(defaults);
        }
    }
}
