package dev.delayable.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Code with a result that may throw.
 *
 * @param <T> the type of the result
 * @param <E> what it may throw; {@link RuntimeException} where it throws no checked exception
 * @since 0.1
 */
@FunctionalInterface
public interface ThrowingSupplier<T extends @Nullable Object, E extends Exception> {

    /**
     * Runs the code.
     *
     * @return the result
     * @throws E if the code fails
     */
    T get() throws E;
}
