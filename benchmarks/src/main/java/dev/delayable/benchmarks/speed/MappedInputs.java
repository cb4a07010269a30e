package dev.delayable.benchmarks.speed;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A lambda that does nothing, applied to a list of inputs on two threads: by {@code Parallel.map}, by a parallel stream in a
 * pool of its own, and as generated jobs, whose making is included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class MappedInputs {

    /** How many inputs there are. */
    public static final int INPUTS = 100_000;

    private static final int THREADS = 2;

    private final List<Integer> inputs = IntStream.range(0, INPUTS).boxed().toList();
    private final Parallel parallel = Parallel.nJobs(THREADS);
    private final ForkJoinPool pool = new ForkJoinPool(THREADS);

    @TearDown
    public void tearDown() {
        pool.shutdownNow();
    }

    @Benchmark
    public List<Integer> map() {
        return parallel.map(inputs, input -> input);
    }

    @Benchmark
    public List<Integer> parallelStream() throws Exception {
        return pool.submit(() -> inputs.parallelStream().map(input -> input).toList())
                .get();
    }

    @Benchmark
    public List<Integer> generatedJobs() {
        List<Job<Integer>> jobs = new ArrayList<>(inputs.size());
        for (Integer input : inputs) {
            jobs.add(WorkDelayed.noOp(input));
        }
        return parallel.run(jobs);
    }
}
