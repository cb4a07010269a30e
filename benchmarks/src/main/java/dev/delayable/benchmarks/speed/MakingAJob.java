package dev.delayable.benchmarks.speed;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.runtime.Job;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make a job, beside a record that a person would write for the same call; and to make one of a lambda. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class MakingAJob {

    private static final Callable<Integer> ONE = () -> 1;

    private int v1 = 1;
    private int v2 = 20;

    @Delayable
    static int combine(int v1, int v2, @Keyword("*") String operation) {
        return operation.equals("*") ? v1 * v2 : v1 + v2;
    }

    @Benchmark
    public Job<Integer> generated() {
        return MakingAJobDelayed.combine(v1, v2);
    }

    @Benchmark
    public Callable<Integer> handWritten() {
        return new Combine(v1, v2, "*");
    }

    @Benchmark
    public Job<Integer> ofLambda() {
        return Job.of("one", ONE);
    }

    private record Combine(int v1, int v2, String operation) implements Callable<Integer> {

        @Override
        public Integer call() {
            return combine(v1, v2, operation);
        }
    }
}
