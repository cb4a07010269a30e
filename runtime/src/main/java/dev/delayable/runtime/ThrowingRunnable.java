package dev.delayable.runtime;

/**
 * Code without a result that may throw.
 *
 * @param <E> what it may throw; {@link RuntimeException} where it throws no checked exception
 * @since 0.1
 */
@FunctionalInterface
public interface ThrowingRunnable<E extends Exception> {

    /**
     * Runs the code.
     *
     * @throws E if the code fails
     */
    void run() throws E;
}
