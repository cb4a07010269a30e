package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job of {@code Parallel.map}: an input, and the function that is applied to it. Two of them are equal if their inputs are,
 * arrays compared by content, and they have the very same function.
 *
 * @param <A> the type of the input
 * @param <T> the type of the result
 */
public final class MappedJob<A extends @Nullable Object, T extends @Nullable Object> implements Job<T> {

    private static final long serialVersionUID = 1L;

    private static final String NAME = "map";

    /** May be null. */
    @SuppressWarnings("serial") // the job can be serialised if the input can
    private final A input;

    /** May be that of many jobs. */
    @SuppressWarnings("serial") // and the function
    private final ThrowingFunction<? super A, ? extends T> function;

    /**
     * A job.
     *
     * @param input the input, which may be null
     * @param function what is applied to it
     */
    public MappedJob(A input, ThrowingFunction<? super A, ? extends T> function) {
        this.input = input;
        this.function = function;
    }

    @Override
    public DelayedFunction<T> function() {
        return new LambdaFunction<>(NAME, function);
    }

    @Override
    public List<@Nullable Object> args() {
        return Collections.<@Nullable Object>singletonList(input);
    }

    @Override
    public T call() throws Exception {
        return function.apply(input);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very function is meant
    public boolean equals(@Nullable Object other) {
        return other instanceof MappedJob<?, ?> job && function == job.function && Objects.deepEquals(input, job.input);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(new @Nullable Object[] {input}) + System.identityHashCode(function);
    }

    /** The call with the text of the input: {@code map(cat.png)}. */
    @Override
    public String toString() {
        return NAME + "(" + ValueFormat.plain(input) + ")";
    }
}
