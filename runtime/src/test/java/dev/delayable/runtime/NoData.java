package dev.delayable.runtime;

import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import org.jspecify.annotations.Nullable;

/** Stands in for the job of a function that makes no jobs of data, since the body of its jobs is a lambda. */
public record NoData<T extends @Nullable Object>() implements GeneratedJob<T> {

    /** A function that has a name, and no more. */
    public static <T extends @Nullable Object> GeneratedFunction<T> function(Class<?> owner, String name) {
        return GeneratedFunction.of(owner, name, new NoData<>());
    }

    @Override
    public T call() {
        throw new UnsupportedOperationException("a lambda is no data");
    }

    @Override
    public JobParts parts() {
        throw new UnsupportedOperationException("a lambda is no data");
    }

    @Override
    public GeneratedJob<T> with(Arguments arguments) {
        throw new UnsupportedOperationException("a lambda is no data");
    }
}
