package dev.delayable.spark;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** A function that can be sent to executors. */
interface Sent<A, R> extends ThrowingFunction<A, R>, Serializable {

    /** Makes a lambda one that can be sent. */
    static <A, R> Sent<A, R> sent(Sent<A, R> function) {
        return function;
    }

    /** Code that can be sent to executors. */
    interface Code<T> extends Callable<T>, Serializable {}

    /** Makes a job of a lambda. */
    static <T> Job<T> job(String name, Code<T> code) {
        return Job.of(name, code);
    }

    /** The numbers from 0. */
    static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
