package dev.delayable.benchmarks;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same 100,000 jobs on two threads, run in every way that takes a {@link java.util.concurrent.Callable}. Each returns
 * all results in order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
public class ManyJobs {

    static final int JOBS = 100_000;

    private static final int THREADS = 2;

    /** What each job does. */
    @Param
    public Work work;

    private List<Integer> values;
    private List<Job<Integer>> jobs;
    private ForkJoinPool pool;
    private ExecutorService executor;

    @Setup
    public void setUp() {
        values = new ArrayList<>();
        jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            values.add(i);
            jobs.add(work.job(i));
        }
        pool = new ForkJoinPool(THREADS);
        executor = Executors.newFixedThreadPool(THREADS);
    }

    @TearDown
    public void tearDown() {
        pool.shutdown();
        executor.shutdown();
    }

    @Benchmark
    public List<Integer> plainLoop() throws Exception {
        List<Integer> results = new ArrayList<>(JOBS);
        for (Job<Integer> job : jobs) {
            results.add(job.call());
        }
        return results;
    }

    @Benchmark
    public List<Integer> delayableList() {
        return Parallel.nJobs(THREADS).run(jobs);
    }

    /** The jobs are made while others run, as a generator in Python does. */
    @Benchmark
    public List<Integer> delayableIterator() {
        Iterator<Job<Integer>> made = values.stream().map(work::job).iterator();
        return Parallel.nJobs(THREADS).run(made);
    }

    @Benchmark
    public List<Integer> parallelStream() throws Exception {
        return pool.submit(() -> jobs.parallelStream().map(ManyJobs::call).toList())
                .get();
    }

    @Benchmark
    public List<Integer> executorInvokeAll() throws Exception {
        return results(executor.invokeAll(jobs));
    }

    // ForkJoinPool overrides this to throw nothing before JDK 22, and to throw InterruptedException since.
    @Benchmark
    public List<Integer> forkJoinInvokeAll() throws Exception {
        ExecutorService service = pool;
        return results(service.invokeAll(jobs));
    }

    private static List<Integer> results(List<Future<Integer>> futures) throws Exception {
        List<Integer> results = new ArrayList<>(futures.size());
        for (Future<Integer> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    private static Integer call(Job<Integer> job) {
        try {
            return job.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
