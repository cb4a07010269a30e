package dev.delayable.benchmarks;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Job;
import org.openjdk.jmh.infra.Blackhole;

/** What the measured jobs do. */
public enum Work {

    /** Nothing: all that is measured is the way to the job and back. */
    NO_OP,

    /** About 2 µs of computing; the plain loop of the same run tells how much it really is. */
    ABOUT_2_MICROS;

    /** Measured at 1.5 ns each; another machine differs, which is why the plain loop is a row of its own. */
    private static final int TOKENS = 1_350;

    Job<Integer> job(Integer value) {
        return switch (this) {
            case NO_OP -> WorkDelayed.noOp(value);
            case ABOUT_2_MICROS -> WorkDelayed.compute(value);
        };
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
