package dev.delayable.spark.benchmark;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.spark.SparkBackend;
import dev.delayable.spark.SparkCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The same work by this library and by Spark code written by hand, in turn, on a cluster of two workers with five cores each, and
 * in one JVM with a thousand slots. Prints a table. Arguments: how many rounds (8), and how many come before to warm up (2).
 */
public final class SparkBenchmark {

    static final int SLOTS = 10;

    private final JavaSparkContext context;
    private final SparkBackend spark;
    private final int rounds;
    private final int warmUps;

    private SparkBenchmark(JavaSparkContext context, int rounds, int warmUps) {
        this.context = context;
        this.spark = SparkBackend.on(context);
        this.rounds = rounds;
        this.warmUps = warmUps;
    }

    /**
     * Runs all rows.
     *
     * @param args rounds and warm-ups
     * @throws Exception if a row fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int warmUps = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        try (SparkCluster cluster = SparkCluster.start(2);
                JavaSparkContext context = new JavaSparkContext(conf(cluster.master()))) {
            while (context.statusTracker().getExecutorInfos().length < 3) {
                Thread.sleep(50);
            }
            SparkBenchmark benchmark = new SparkBenchmark(context, rounds, warmUps);
            benchmark.ours(noOps(1), 0).call(); // the executors have the classes from now on
            System.out.println("| work | by hand, ms | delayable, ms | ratio |\n|---|---|---|---|");
            benchmark.onCluster();
            benchmark.failFast();
            benchmark.death(cluster);
        }
        try (JavaSparkContext context = new JavaSparkContext(conf("local[1000]"))) {
            new SparkBenchmark(context, Math.min(rounds, 3), 1).thousandSlots();
        }
    }

    static SparkConf conf(String master) {
        return new SparkConf()
                .setMaster(master)
                .setAppName("benchmark")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraJavaOptions", "-XX:+UseSerialGC")
                .set("spark.driver.maxResultSize", "4g");
    }

    private void onCluster() throws Exception {
        compare(
                "20 x sleep 1 s; `parallelize(20, 20)`",
                sleeps(20, 1000),
                () -> byHand(20, 20, value -> SparkJobs.sleep(value, 1000)));
        compare(
                "1,000 x sleep 1 ms; 10 partitions",
                sleeps(1000, 1),
                () -> byHand(1000, SLOTS, value -> SparkJobs.sleep(value, 1)));
        compare(
                "100,000 no-ops; 10 partitions",
                ours(noOps(100_000), 0),
                () -> byHand(100_000, SLOTS, SparkJobs::noOp));
        compare(
                "300 no-ops, batches of one; `parallelize(300, 300)`",
                ours(noOps(300), 1),
                () -> byHand(300, 300, SparkJobs::noOp));
        compare("one no-op, a whole run", ours(noOps(1), 0), () -> byHand(1, 1, SparkJobs::noOp));
        List<Job<byte[]>> large = IntStream.range(0, 20)
                .<Job<byte[]>>mapToObj(value -> SparkJobsDelayed.largeResult(value, 8 << 20))
                .toList();
        compare(
                "20 results of 8 MB; `parallelize(20, 20)`",
                ours(large, 0),
                () -> byHand(20, 20, value -> SparkJobs.largeResult(value, 8 << 20)));
        double[] shared = new double[50 << 17];
        List<Job<Double>> sharing = IntStream.range(0, 1000)
                .<Job<Double>>mapToObj(value -> SparkJobsDelayed.oneOf(shared, value))
                .toList();
        compare("1,000 jobs that share 50 MB; broadcast, 10 partitions", ours(sharing, 0), () -> {
            Broadcast<double[]> broadcast = context.broadcast(shared);
            Object results = byHand(1000, SLOTS, value -> SparkJobs.oneOf(broadcast.value(), value));
            broadcast.destroy();
            return results;
        });
    }

    private void thousandSlots() throws Exception {
        int[] threads = {0};
        Thread watch = new Thread(() -> {
            while (true) {
                threads[0] = Math.max(threads[0], Thread.activeCount());
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watch.setDaemon(true);
        List<Job<Integer>> jobs = IntStream.range(0, 3000)
                .<Job<Integer>>mapToObj(value -> SparkJobsDelayed.sleep(value, 1000))
                .toList();
        compare(
                "3,000 x sleep 1 s on `local[1000]`; `parallelize(3000, 3000)`",
                () -> {
                    if (!watch.isAlive() && watch.getState() == Thread.State.NEW) {
                        watch.start();
                    }
                    return Parallel.nJobs(1000).backend(spark).run(jobs);
                },
                () -> byHand(3000, 3000, value -> SparkJobs.sleep(value, 1000)));
        watch.interrupt();
        System.out.println("| the most threads meanwhile | | " + threads[0] + " | |");
    }

    private void failFast() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            int failing = i;
            try {
                Parallel.nJobs(SLOTS)
                        .backend(spark.keepWorkers(Duration.ofSeconds(30)))
                        .run(IntStream.range(0, 40).mapToObj(value -> SparkJobsDelayed.failOrSleep(value, failing)));
            } catch (JobFailedException e) {
                millis.add(System.currentTimeMillis()
                        - Long.parseLong(String.valueOf(e.getCause().getMessage())));
            }
        }
        spark.keepWorkers(Duration.ofSeconds(30)).close();
        System.out.println("| a failure to `run`'s throw, workers up, seven times | | " + millis + " | |");
    }

    private void death(SparkCluster cluster) throws Exception {
        Parallel parallel =
                Parallel.nJobs(SLOTS).backend(spark).retry(Retry.attempts(3).on(WorkerLostException.class));
        List<Job<Integer>> jobs = IntStream.range(0, 20)
                .<Job<Integer>>mapToObj(value -> SparkJobsDelayed.sleep(value, 1000))
                .toList();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread killer = new Thread(() -> {
                try {
                    Thread.sleep(1500);
                    cluster.executors().get(0).destroyForcibly();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            long start = System.nanoTime();
            killer.start();
            parallel.run(jobs);
            millis.add((System.nanoTime() - start) / 1_000_000);
            killer.join();
            while (context.statusTracker().getExecutorInfos().length < 3) {
                Thread.sleep(50);
            }
        }
        System.out.println("| 20 x sleep 1 s, executor killed at 1.5 s, retry, three times | | " + millis + " | |");
    }

    private interface Function<R> extends org.apache.spark.api.java.function.Function<Integer, R> {}

    private <R> Object byHand(int count, int partitions, Function<R> function) {
        return context.parallelize(IntStream.range(0, count).boxed().toList(), partitions)
                .map(function)
                .collect();
    }

    private static List<Job<Integer>> noOps(int count) {
        return IntStream.range(0, count)
                .<Job<Integer>>mapToObj(SparkJobsDelayed::noOp)
                .toList();
    }

    private Callable<Object> sleeps(int count, long millis) {
        return ours(
                IntStream.range(0, count)
                        .<Job<Integer>>mapToObj(value -> SparkJobsDelayed.sleep(value, millis))
                        .toList(),
                0);
    }

    private <T> Callable<Object> ours(List<Job<T>> jobs, int batchSize) {
        Parallel parallel = Parallel.nJobs(SLOTS).backend(spark);
        Parallel sized = batchSize == 0 ? parallel : parallel.batchSize(batchSize);
        return () -> sized.run(jobs);
    }

    private void compare(String work, Callable<?> ours, Callable<?> byHand) throws Exception {
        double[] our = new double[rounds];
        double[] hand = new double[rounds];
        for (int i = -warmUps; i < rounds; i++) {
            double handMillis = time(byHand);
            double ourMillis = time(ours);
            if (i >= 0) {
                our[i] = ourMillis;
                hand[i] = handMillis;
            }
        }
        System.out.printf(
                "| %s | %.0f (%.0f) | %.0f (%.0f) | %.2f (%.2f) |%n",
                work,
                median(hand),
                least(hand),
                median(our),
                least(our),
                median(our) / median(hand),
                least(our) / least(hand));
    }

    private static double time(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }
}
