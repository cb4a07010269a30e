package dev.delayable.testkit;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A job that can be sent to any worker: its body is a lambda that captures nothing but what can be serialised, numbers, texts
 * and {@link Signals} for example.
 *
 * @param <T> the type of the result
 * @param name what messages call it
 * @param body what it does
 * @param values the arguments that the body is called with
 * @since 0.1
 */
public record SendableJob<T extends @Nullable Object>(String name, Applied<T> body, List<@Nullable Object> values)
        implements Job<T> {

    /**
     * What a job does.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> extends Serializable {

        /**
         * Does it.
         *
         * @return the result
         * @throws Exception what the job fails with
         */
        T call() throws Exception;
    }

    /**
     * What a job without a result does.
     */
    @FunctionalInterface
    public interface Action extends Serializable {

        /**
         * Does it.
         *
         * @throws Exception what the job fails with
         */
        void run() throws Exception;
    }

    /**
     * What a job does with its arguments.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Applied<T extends @Nullable Object> extends Serializable {

        /**
         * Does it.
         *
         * @param values the arguments of the job
         * @return the result
         * @throws Exception what the job fails with
         */
        T call(List<@Nullable Object> values) throws Exception;
    }

    /**
     * A job with a name.
     *
     * @param <T> the type of the result
     * @param name what messages call it
     * @param body what it does
     * @return the job
     */
    public static <T extends @Nullable Object> Job<T> of(String name, Body<T> body) {
        return new SendableJob<>(name, values -> body.call(), List.of());
    }

    /**
     * A job that messages call {@code job()}.
     *
     * @param <T> the type of the result
     * @param body what it does
     * @return the job
     */
    public static <T extends @Nullable Object> Job<T> of(Body<T> body) {
        return of("job", body);
    }

    /**
     * A job with the result 0.
     *
     * @param name what messages call it
     * @param action what it does
     * @return the job
     */
    public static Job<Integer> doing(String name, Action action) {
        return of(name, () -> {
            action.run();
            return 0;
        });
    }

    /**
     * A job with the result 0 that messages call {@code job()}.
     *
     * @param action what it does
     * @return the job
     */
    public static Job<Integer> doing(Action action) {
        return doing("job", action);
    }

    /**
     * A job with arguments.
     *
     * @param <T> the type of the result
     * @param name what messages call it
     * @param body what it does with them
     * @param values the arguments
     * @return the job
     */
    public static <T extends @Nullable Object> Job<T> with(String name, Applied<T> body, @Nullable Object... values) {
        return new SendableJob<>(name, body, new ArrayList<@Nullable Object>(Arrays.asList(values)));
    }

    /**
     * A job that fails with an {@link IllegalStateException}.
     *
     * @param name what messages call it
     * @param message the message of the exception
     * @return the job
     */
    public static Job<Integer> failing(String name, String message) {
        return of(name, () -> {
            throw new IllegalStateException(message);
        });
    }

    /**
     * A job that ends when it is interrupted, and not before.
     *
     * @param name what messages call it
     * @return the job
     */
    public static Job<Integer> endless(String name) {
        return doing(name, SendableJob::untilInterrupted);
    }

    /**
     * Sleeps until this thread is interrupted.
     *
     * @throws InterruptedException always
     */
    public static void untilInterrupted() throws InterruptedException {
        while (true) {
            TimeUnit.HOURS.sleep(1);
        }
    }

    /**
     * Jobs for the numbers from 0.
     *
     * @param <T> the type of the results
     * @param count how many
     * @param job makes the job of a number
     * @return the jobs
     */
    public static <T extends @Nullable Object> List<Job<T>> times(int count, IntFunction<Job<T>> job) {
        return IntStream.range(0, count).mapToObj(job).toList();
    }

    /**
     * Jobs that return the squares of the numbers from 0.
     *
     * @param count how many
     * @return the jobs
     */
    public static List<Job<Integer>> squares(int count) {
        return times(count, i -> of("square", () -> i * i));
    }

    /**
     * What the jobs of {@link #squares} return.
     *
     * @param count how many
     * @return the results
     */
    public static List<Integer> squareNumbers(int count) {
        return IntStream.range(0, count).map(i -> i * i).boxed().toList();
    }

    @Override
    public T call() throws Exception {
        return body.call(values);
    }

    @Override
    public DelayedFunction<T> function() {
        return new Function<>(name);
    }

    @Override
    public List<@Nullable Object> args() {
        return values;
    }

    @Override
    public String toString() {
        return name + "()";
    }

    /** Makes no jobs of data, since the body of its jobs is a lambda. */
    private record Function<T extends @Nullable Object>(String name) implements DelayedFunction<T> {

        @Override
        public String id() {
            return SendableJob.class.getName() + "#" + name;
        }

        @Override
        public List<DelayedParameter> parameters() {
            return List.of();
        }

        @Override
        public boolean usesMemory() {
            return false;
        }

        @Override
        public Job<T> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
            throw new UnsupportedOperationException("the code of " + name + " is a lambda, and no data");
        }
    }
}
