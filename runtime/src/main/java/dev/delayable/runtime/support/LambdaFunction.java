package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.ThrowingRunnable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A function whose code is a lambda. It has a name, and is equal to functions of the same name with the very same lambda. A
 * lambda has no identity that outlives the program, so its results are never kept.
 *
 * @param <T> the type of the result
 */
public final class LambdaFunction<T extends @Nullable Object> implements DelayedFunction<T> {

    private static final long serialVersionUID = 1L;

    private static final DelayedParameter[] NONE = {};

    private static final DelayedParameter[] INPUT = {DelayedParameter.positional("input", Object.class)};

    /** Not blank. */
    private final String name;

    /** A {@link Callable}, a {@link ThrowingRunnable}, or a {@link ThrowingFunction}, which has one parameter. */
    @SuppressWarnings("serial") // the function can be serialised if the lambda can
    private final Object lambda;

    LambdaFunction(String name, Object lambda) {
        this.name = name;
        this.lambda = lambda;
    }

    /**
     * The code of the function.
     *
     * @return a {@link Callable}, a {@link ThrowingRunnable}, or a {@link ThrowingFunction}
     */
    public Object lambda() {
        return lambda;
    }

    @Override
    public String name() {
        return name;
    }

    private DelayedParameter[] parameterArray() {
        return lambda instanceof ThrowingFunction ? INPUT : NONE;
    }

    @Override
    public String id() {
        String type = lambda.getClass().getName();
        int end = type.indexOf("$$Lambda");
        return (end < 0 ? type : type.substring(0, end)) + "#" + name
                + (lambda instanceof ThrowingFunction ? "(java.lang.Object)" : "()");
    }

    @Override
    public List<DelayedParameter> parameters() {
        return List.of(parameterArray());
    }

    @Override
    public boolean usesMemory() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // the lambda is that of a job with results of type T
    public Job<T> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
        @Nullable Object[] values = new ArgumentBinder(name, parameterArray()).bind(args, kwargs);
        return lambda instanceof ThrowingFunction<?, ?> function
                ? new MappedJob<>(values[0], (ThrowingFunction<@Nullable Object, T>) function)
                : new LambdaJob<>(name, lambda);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very lambda is meant
    public boolean equals(@Nullable Object other) {
        return other instanceof LambdaFunction<?> function && lambda == function.lambda && name.equals(function.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + System.identityHashCode(lambda);
    }

    @Override
    public String toString() {
        return CallFormat.signature(name, parameterArray());
    }
}
