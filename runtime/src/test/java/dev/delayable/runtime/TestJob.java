package dev.delayable.runtime;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Jobs for tests; those that must look into a running job or steer it have a lambda as their code. */
public final class TestJob {

    private TestJob() {}

    /** The body of a job that has no result. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    static <T extends @Nullable Object> Job<T> of(String name, Callable<T> body) {
        return Job.of(name, body);
    }

    static <T extends @Nullable Object> Job<T> of(Callable<T> body) {
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

    static Job<Integer> failing(String name, Throwable failure) {
        return of(name, () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
    }

    /** Keeps a processor busy. */
    static void spin(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    /** Runs until it is released, whoever interrupts it. */
    static int ignoreInterrupts(CountDownLatch release) {
        while (true) {
            try {
                release.await();
                return 0;
            } catch (InterruptedException ignored) {
                // That is what it is for.
            }
        }
    }

    public static List<Job<Integer>> squares(int count) {
        return IntStream.range(0, count)
                .mapToObj(SampleFunctionsDelayed::slowFunction)
                .toList();
    }

    /** What the jobs of {@link #squares} return. */
    public static List<Integer> squareNumbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> i * i).toList();
    }

    /** Jobs with positional and keyword arguments. */
    public static List<Job<Integer>> combinations() {
        return IntStream.range(0, 10)
                .<Job<Integer>>mapToObj(i -> i % 2 == 0
                        ? SampleFunctionsDelayed.slowFunction2(i, 2, 3)
                        : SampleFunctionsDelayed.slowFunction2(i, 2, 3).operation("-"))
                .toList();
    }
}
