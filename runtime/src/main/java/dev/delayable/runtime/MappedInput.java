package dev.delayable.runtime;

import dev.delayable.runtime.support.MappedJob;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the jobs of {@link Parallel#map(Iterator, ThrowingFunction) map} as their inputs are read.
 *
 * @param inputs the inputs
 * @param function what is applied to them
 */
record MappedInput<A extends @Nullable Object, R extends @Nullable Object>(
        Iterator<? extends A> inputs, ThrowingFunction<? super A, ? extends R> function) implements Iterator<Job<R>> {

    MappedInput {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(function, "function");
    }

    @Override
    public boolean hasNext() {
        return inputs.hasNext();
    }

    @Override
    public Job<R> next() {
        return new MappedJob<>(inputs.next(), function);
    }
}
