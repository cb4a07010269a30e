package dev.delayable.runtime.backend.hosting;

import org.jspecify.annotations.Nullable;

/**
 * A worker could not be started.
 *
 * @since 0.1
 */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether another start may succeed. */
    private final boolean mayBeChance;

    /**
     * A worker could not be started.
     *
     * @param message what could not be started, why, and what the user can do; the run fails with it
     * @param cause what went wrong
     * @param mayBeChance whether another start may succeed: it is tried a few times before the run fails
     */
    public LaunchException(String message, @Nullable Throwable cause, boolean mayBeChance) {
        super(message, cause);
        this.mayBeChance = mayBeChance;
    }

    /**
     * Whether another start may succeed.
     *
     * @return {@code false} if no worker can be started, now or later
     */
    public boolean mayBeChance() {
        return mayBeChance;
    }
}
