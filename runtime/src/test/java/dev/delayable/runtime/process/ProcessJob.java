package dev.delayable.runtime.process;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.NoData;
import dev.delayable.runtime.Parallel;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A job that can go to another process: its body is a lambda that captures numbers, texts and {@link Signals} only. */
record ProcessJob<T extends @Nullable Object>(String name, Body<T> body) implements Job<T> {

    /** What a job does. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object> extends Callable<T>, Serializable {}

    /** The body of a job that has no result. */
    @FunctionalInterface
    interface Action extends Serializable {
        void run() throws Exception;
    }

    /** Runs jobs in processes that all tests share. */
    static Parallel nJobs(int nJobs) {
        return Parallel.nJobs(nJobs).backend(Backends.processes());
    }

    static <T extends @Nullable Object> Job<T> of(String name, Body<T> body) {
        return new ProcessJob<>(name, body);
    }

    static <T extends @Nullable Object> Job<T> of(Body<T> body) {
        return of("job", body);
    }

    /** A job with the result 0. */
    static Job<Integer> doing(String name, Action action) {
        return of(name, () -> {
            action.run();
            return 0;
        });
    }

    static Job<Integer> doing(Action action) {
        return doing("job", action);
    }

    /** A job that fails with an {@link IllegalStateException}. */
    static Job<Integer> failing(String name, String message) {
        return of(name, () -> {
            throw new IllegalStateException(message);
        });
    }

    /** A job that ends when it is interrupted, and not before. */
    static Job<Integer> endless(String name) {
        return doing(name, ProcessJob::untilInterrupted);
    }

    /** Jobs for the numbers from 0. */
    static <T extends @Nullable Object> List<Job<T>> times(int count, IntFunction<Job<T>> job) {
        return IntStream.range(0, count).mapToObj(job).toList();
    }

    /** Jobs that return their numbers. */
    static List<Job<Integer>> numbers(int count) {
        return times(count, i -> of(() -> i));
    }

    /** What the jobs of {@link #numbers} return. */
    static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** The number of the process that runs this. */
    static long pid() {
        return ProcessHandle.current().pid();
    }

    static void untilInterrupted() throws InterruptedException {
        while (true) {
            TimeUnit.HOURS.sleep(1);
        }
    }

    @Override
    public T call() throws Exception {
        return body.call();
    }

    @Override
    public DelayedFunction<T> function() {
        return NoData.function(ProcessJob.class, name);
    }

    @Override
    public List<@Nullable Object> args() {
        return List.of();
    }

    @Override
    public String toString() {
        return name + "()";
    }
}
