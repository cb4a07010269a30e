package dev.delayable.spark.benchmark;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.spark.SparkBackend;
import dev.delayable.spark.SparkCluster;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A long stream of jobs that are made one by one, on the cluster of {@link SparkBenchmark}: all results must come, in order, in
 * the heap that this JVM has. Argument: how many jobs (10 million).
 */
public final class SparkStream {

    private SparkStream() {}

    /**
     * Reads the stream to its end, and prints how long that took.
     *
     * @param args how many jobs
     * @throws Exception if a job fails, or a result is out of order
     */
    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        try (SparkCluster cluster = SparkCluster.start(2);
                JavaSparkContext context = new JavaSparkContext(SparkBenchmark.conf(cluster.master()))) {
            Parallel parallel = Parallel.nJobs(SparkBenchmark.SLOTS).backend(SparkBackend.on(context));
            Iterator<Job<Integer>> jobs = IntStream.range(0, count)
                    .<Job<Integer>>mapToObj(SparkJobsDelayed::noOp)
                    .iterator();
            long start = System.nanoTime();
            try (Stream<Integer> results = parallel.stream(jobs)) {
                Iterator<Integer> read = results.iterator();
                for (int i = 0; i < count; i++) {
                    int result = read.next();
                    if (result != i) {
                        throw new IllegalStateException("in the place of result " + i + " came " + result);
                    }
                }
                if (read.hasNext()) {
                    throw new IllegalStateException("there are more results than jobs");
                }
            }
            System.out.printf(
                    "| a stream of %,d jobs, driver heap %d MB | | %.0f | | ended, in order |%n",
                    count, Runtime.getRuntime().maxMemory() >> 20, (System.nanoTime() - start) / 1e6);
        }
    }
}
