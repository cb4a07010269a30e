package dev.delayable.benchmarks;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Job;
import java.util.function.Function;
import org.openjdk.jmh.infra.Blackhole;

/** What the measured jobs do. */
public enum Work {

    /** Nothing: all that is measured is the way to the job and back. */
    NO_OP(WorkDelayed::noOp),

    /** About 2 µs of computing; the plain loop of the same run tells how much it really is. */
    ABOUT_2_MICROS(WorkDelayed::compute);

    /** Some 3 ns each on a machine of 2026. */
    private static final int TOKENS = 700;

    private final Function<Integer, Job<Integer>> factory;

    Work(Function<Integer, Job<Integer>> factory) {
        this.factory = factory;
    }

    Job<Integer> job(Integer value) {
        return factory.apply(value);
    }

    @Delayable
    static Integer noOp(Integer value) {
        return value;
    }

    @Delayable
    static Integer compute(Integer value) {
        Blackhole.consumeCPU(TOKENS);
        return value;
    }
}
