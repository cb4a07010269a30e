package dev.delayable.benchmarks.speed;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Source;
import dev.delayable.runtime.Job;
import java.util.function.IntFunction;
import org.openjdk.jmh.infra.Blackhole;

/** The work of the rows that JMH measures. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum Work {
    NO_OP_LIST("100,000 no-op jobs from a list", 100_000, WorkDelayed::noOp),
    NO_OP_MADE("100,000 no-op jobs, made one by one", 100_000, WorkDelayed::noOp),
    MICROS_LIST("100,000 jobs of about 2 µs from a list", 100_000, WorkDelayed::compute),
    FEW("10 no-op jobs from a list", 10, WorkDelayed::noOp),
    /** What was learnt from the short jobs is wrong for the long ones, and a part cut off beforehand gets all of them. */
    UNEVEN("10,000 jobs of about 2 µs, the last 100 of them 100 times as long", 10_000, Work::uneven);

    /** Measured at 1.5 ns each; another machine differs, which is why the plain loop is a row of its own. */
    private static final int TOKENS = 1_350;

    private static final int LONG_FACTOR = 100;

    private static final int LAST_SHORT = 9_899;

    private final String title;
    private final int jobs;
    private final IntFunction<Job<Integer>> factory;

    Work(String title, int jobs, IntFunction<Job<Integer>> factory) {
        this.title = title;
        this.jobs = jobs;
        this.factory = factory;
    }

    /** How the tables call it. */
    public String title() {
        return title;
    }

    /** How many jobs one run has. */
    public int jobs() {
        return jobs;
    }

    /** What ratios are ratios to: half the plain loop where the work itself is to be shared out, else a parallel stream. */
    public boolean againstPlainLoop() {
        return this == MICROS_LIST || this == UNEVEN;
    }

    Source source() {
        Source.Made made = new Source.Made(jobs, factory);
        return this == NO_OP_MADE ? made : new Source.Ready(made.list());
    }

    private static Job<Integer> uneven(int value) {
        return value <= LAST_SHORT ? WorkDelayed.compute(value) : WorkDelayed.computeLong(value);
    }

    @Delayable
    static Integer noOp(int value) {
        return value;
    }

    @Delayable
    static Integer compute(int value) {
        Blackhole.consumeCPU(TOKENS);
        return value;
    }

    @Delayable
    static Integer computeLong(int value) {
        Blackhole.consumeCPU((long) TOKENS * LONG_FACTOR);
        return value;
    }
}
