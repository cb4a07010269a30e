package dev.delayable.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw.
 *
 * @param <A> the type of the argument
 * @param <R> the type of the result
 * @since 0.1
 */
@FunctionalInterface
public interface ThrowingFunction<A extends @Nullable Object, R extends @Nullable Object> {

    /**
     * Applies the function.
     *
     * @param argument the argument
     * @return the result
     * @throws Exception if the function fails
     */
    R apply(A argument) throws Exception;
}
