package dev.delayable.spark.sample;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.spark.SparkBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The tutorial, and a sweep over parameters, on Spark: {@code --master spark://host:7077} on that cluster, {@code --n-jobs 10} on
 * so many slots, {@code --report sweep.html} with a report of the sweep. Without a master it runs where {@code spark-submit}
 * says, or else in this JVM.
 */
public final class SparkSample {

    private static final int POINTS = 100_000;
    private static final int FOLDS = 5;
    private static final int MAX_DEGREE = 10;
    private static final double[] PENALTIES = {1e-6, 1e-3, 1, 10};

    private SparkSample() {}

    /**
     * Runs the sample.
     *
     * @param args options
     */
    public static void main(String[] args) {
        List<String> options = Arrays.asList(args);
        String master = option(options, "--master", "");
        int nJobs = Integer.parseInt(option(options, "--n-jobs", "5"));
        String report = option(options, "--report", "");
        if (master.isEmpty() && System.getProperty("spark.master") != null) {
            try (JavaSparkContext context = new JavaSparkContext(new SparkConf())) { // of spark-submit
                run(SparkBackend.on(context), nJobs, report);
            }
        } else {
            try (SparkBackend spark = master.isEmpty() ? SparkBackend.local() : SparkBackend.on(master)) {
                run(spark, nJobs, report);
            }
        }
    }

    private static String option(List<String> options, String name, String standard) {
        int at = options.indexOf(name);
        return at < 0 || at + 1 == options.size() ? standard : options.get(at + 1);
    }

    private static void run(SparkBackend spark, int nJobs, String report) {
        Parallel parallel = Parallel.nJobs(nJobs).backend(spark);
        System.out.println(parallel);

        long start = System.nanoTime();
        List<Integer> squares = parallel.run(IntStream.range(0, 20).mapToObj(SlowFunctionsDelayed::slowFunction));
        System.out.println(squares);
        System.out.printf("20 seconds of sleep took %.1f s%n", (System.nanoTime() - start) / 1e9);

        if (report.isEmpty()) {
            sweep(parallel);
        } else {
            Path file = Path.of(report);
            sweep(parallel.report(file));
            System.out.println("Where the time of the sweep went, to open in a browser: " + file.toUri());
        }
    }

    /** Which polynomial foretells points best? All jobs share the points, which go to each executor once. */
    private static void sweep(Parallel parallel) {
        double[] points = Ridge.points(POINTS);
        List<Job<Double>> jobs = new ArrayList<>();
        for (int degree = 1; degree <= MAX_DEGREE; degree++) {
            for (double penalty : PENALTIES) {
                for (int fold = 0; fold < FOLDS; fold++) {
                    jobs.add(RidgeDelayed.error(points, degree, penalty, fold).folds(FOLDS));
                }
            }
        }
        long start = System.nanoTime();
        List<Double> errors = parallel.run(jobs);
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < jobs.size(); i += FOLDS) {
            double error = errors.subList(i, i + FOLDS).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            if (error < least) {
                least = error;
                best = i;
            }
        }
        System.out.printf("%d jobs took %.1f s%n", jobs.size(), (System.nanoTime() - start) / 1e9);
        System.out.printf(
                "the best of them: degree %s, penalty %s, mean squared error %.4f%n",
                jobs.get(best).args().get(1), jobs.get(best).args().get(2), least);
    }
}
