package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingRunnable;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A job whose code is a lambda, made by {@link Job#of}: a name and no arguments. Two of them are equal if they have the same
 * name and the very same lambda.
 *
 * @param <T> the type of the result
 */
public final class LambdaJob<T extends @Nullable Object> implements Job<T> {

    private static final long serialVersionUID = 1L;

    /** Not blank. */
    private final String name;

    /** A {@link Callable} or a {@link ThrowingRunnable}. */
    @SuppressWarnings("serial") // the job can be serialised if the lambda can
    private final Object lambda;

    LambdaJob(String name, Object lambda) {
        this.name = name;
        this.lambda = lambda;
    }

    /**
     * A job with a result.
     *
     * @param <T> the type of the result
     * @param name how messages call the job
     * @param callable its code
     * @return the job
     */
    public static <T extends @Nullable Object> Job<T> of(String name, Callable<? extends T> callable) {
        return new LambdaJob<>(checked(name), Objects.requireNonNull(callable, "callable"));
    }

    /**
     * A job without a result.
     *
     * @param name how messages call the job
     * @param action its code
     * @return the job
     */
    public static Job<@Nullable Void> of(String name, ThrowingRunnable<?> action) {
        return new LambdaJob<>(checked(name), Objects.requireNonNull(action, "action"));
    }

    private static String checked(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("name must not be blank: messages call the job by it");
        }
        return name;
    }

    @Override
    public DelayedFunction<T> function() {
        return new LambdaFunction<>(name, lambda);
    }

    @Override
    public List<@Nullable Object> args() {
        return List.of();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // of() has taken a callable of T; a job without a result is one of Void
    public T call() throws Exception {
        if (lambda instanceof Callable<?> callable) {
            return (T) callable.call();
        }
        ((ThrowingRunnable<?>) lambda).run();
        return null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very lambda is meant
    public boolean equals(@Nullable Object other) {
        return other instanceof LambdaJob<?> job && lambda == job.lambda && name.equals(job.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + System.identityHashCode(lambda);
    }

    /** The name as a call: {@code resize()}. */
    @Override
    public String toString() {
        return name + "()";
    }
}
