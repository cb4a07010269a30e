package dev.delayable.runtime.process;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.NoData;
import dev.delayable.runtime.support.GeneratedFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that can go to another process with arguments of its own, which its body, a lambda, is called with there. */
record JobWithArguments<T extends @Nullable Object>(String name, Body<T> body, List<@Nullable Object> values)
        implements Job<T> {

    /** What the job does. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object> extends Serializable {
        T call(List<@Nullable Object> arguments) throws Exception;
    }

    static <T extends @Nullable Object> JobWithArguments<T> of(Body<T> body, @Nullable Object... arguments) {
        return new JobWithArguments<>("job", body, new ArrayList<@Nullable Object>(Arrays.asList(arguments)));
    }

    @Override
    public T call() throws Exception {
        return body.call(values);
    }

    @Override
    public DelayedFunction<T> function() {
        GeneratedFunction<T> function = NoData.function(JobWithArguments.class, name);
        return function.varargs("values", Object[].class);
    }

    @Override
    public List<@Nullable Object> args() {
        return values;
    }

    @Override
    public String toString() {
        return name + "()";
    }
}
