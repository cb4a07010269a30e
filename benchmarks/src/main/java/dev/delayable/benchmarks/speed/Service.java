package dev.delayable.benchmarks.speed;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Source;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.openjdk.jmh.infra.Blackhole;

/** A service: many request threads, each with many short runs, which share a bound of as many workers as there are cores. */
public final class Service {

    private static final int CALLERS = 20;
    private static final int RUNS = 1_000;
    private static final int JOBS = 10;
    private static final int WORKERS = 2;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** About 5 µs. */
    private static final int TOKENS = 3_375;

    private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

    private Service() {}

    /** Runs with one shared bound; returns the milliseconds of the round in the middle. */
    public static double ours() throws Exception {
        Parallel parallel = Parallel.nJobs(WORKERS).backend(Backends.threads().maxWorkers(WORKERS));
        List<Job<Integer>> jobs = new Source.Made(JOBS, ServiceDelayed::request).list();
        return measure(() -> parallel.run(jobs));
    }

    /** The same for {@code invokeAll} on one shared pool. */
    public static double invokeAll() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
        List<Job<Integer>> jobs = new Source.Made(JOBS, ServiceDelayed::request).list();
        try {
            return measure(() -> {
                List<Integer> results = new ArrayList<>(JOBS);
                for (Future<Integer> future : pool.invokeAll(jobs)) {
                    results.add(future.get());
                }
                return results;
            });
        } finally {
            pool.shutdown();
        }
    }

    private static double measure(Callable<List<Integer>> run) throws Exception {
        THREADS.clear();
        double[] millis = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            List<FutureTask<Integer>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                FutureTask<Integer> task = new FutureTask<>(() -> manyRuns(run));
                callers.add(task);
                new Thread(task, "request").start();
            }
            for (FutureTask<Integer> caller : callers) {
                if (caller.get() != RUNS * JOBS) {
                    throw new IllegalStateException("results are missing");
                }
            }
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(millis);
        if (THREADS.size() > WORKERS) {
            throw new IllegalStateException(THREADS.size() + " threads have run jobs, not " + WORKERS);
        }
        return millis[ROUNDS / 2];
    }

    private static int manyRuns(Callable<List<Integer>> run) throws Exception {
        int results = 0;
        for (int i = 0; i < RUNS; i++) {
            results += run.call().size();
        }
        return results;
    }

    @Delayable
    static Integer request(int value) {
        THREADS.add(Thread.currentThread());
        Blackhole.consumeCPU(TOKENS);
        return value;
    }
}
