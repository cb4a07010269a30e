package dev.delayable.runtime.process;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A job whose body is a lambda that can be sent to another process, where it is called with the arguments. */
record SentJob<T extends @Nullable Object>(String name, Body<T> body, List<@Nullable Object> values) implements Job<T> {

    /** What the job does. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object> extends Serializable {
        T call(List<@Nullable Object> arguments) throws Exception;
    }

    /** What the job does, without arguments. */
    @FunctionalInterface
    interface Plain<T extends @Nullable Object> extends Callable<T>, Serializable {}

    static <T extends @Nullable Object> SentJob<T> of(Plain<T> body) {
        return of("job", body);
    }

    static <T extends @Nullable Object> SentJob<T> of(String name, Plain<T> body) {
        return new SentJob<>(name, arguments -> body.call(), new ArrayList<@Nullable Object>());
    }

    static <T extends @Nullable Object> SentJob<T> with(Body<T> body, @Nullable Object... arguments) {
        return new SentJob<>("job", body, new ArrayList<@Nullable Object>(Arrays.asList(arguments)));
    }

    /** Jobs that return their numbers. */
    static List<Job<Integer>> numbers(int count) {
        return IntStream.range(0, count)
                .<Job<Integer>>mapToObj(i -> of(() -> i))
                .toList();
    }

    static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Override
    public T call() throws Exception {
        return body.call(values);
    }

    @Override
    public DelayedFunction<T> function() {
        return GeneratedFunction.of(
                SentJob.class,
                name,
                arguments -> {
                    throw new UnsupportedOperationException("not made from data");
                },
                DelayedParameter.varargs("values", Object[].class));
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
