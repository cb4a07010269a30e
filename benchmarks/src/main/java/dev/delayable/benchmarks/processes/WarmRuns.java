package dev.delayable.benchmarks.processes;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs in workers that are there already, by this JVM, whose compiler has seen such runs before. */
final class WarmRuns {

    static final int WORKERS = 2;
    static final double NANOS_PER_MILLI = 1e6;

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    private static final int FEW_JOBS = 10;
    private static final int FEW_RUNS = 1_000;
    private static final int MANY_JOBS = 100_000;
    private static final int MANY_RUNS = 9;
    private static final int ARRAYS = 200;
    private static final int ARRAY_BYTES = 1_000_000;
    private static final int ARRAY_RUNS = 5;
    private static final int SHARING_JOBS = 1_000;

    /** How large the array is that all jobs share. */
    static final int SHARED_BYTES = 50_000_000;

    private final Place place;
    private final Parallel parallel;
    private final List<Series> series = new ArrayList<>();

    private WarmRuns(Place place) {
        this.place = place;
        this.parallel = Parallel.nJobs(WORKERS).backend(place.backend());
    }

    static List<Series> measure(Place place) {
        WarmRuns runs = new WarmRuns(place);
        runs.few();
        runs.many();
        if (place == Place.PROCESSES) {
            runs.arguments(); // in the same JVM nothing is copied
            runs.results();
        }
        runs.paths();
        runs.shared();
        runs.sharedNested();
        return runs.series;
    }

    private void few() {
        List<Job<Integer>> jobs = list(FEW_JOBS, ProcessJobsDelayed::noOp);
        add(ProcessRow.FEW, FEW_RUNS, FEW_RUNS, () -> nanos(jobs) / NANOS_PER_MICRO);
    }

    private void many() {
        List<Job<Integer>> jobs = list(MANY_JOBS, ProcessJobsDelayed::noOp);
        add(ProcessRow.MANY, MANY_RUNS, MANY_RUNS, () -> nanos(jobs) / NANOS_PER_MICRO / MANY_JOBS);
    }

    private void arguments() {
        List<Job<Integer>> jobs = list(ARRAYS, i -> ProcessJobsDelayed.last(bytes(i)));
        add(ProcessRow.ARGUMENTS, 2, ARRAY_RUNS, () -> megabytes() / nanos(jobs) * NANOS_PER_SECOND);
    }

    private void results() {
        List<Job<double[]>> jobs = list(ARRAYS, i -> ProcessJobsDelayed.doubles(ARRAY_BYTES / Double.BYTES, i));
        add(ProcessRow.RESULTS, 2, ARRAY_RUNS, () -> megabytes() / nanos(jobs) * NANOS_PER_SECOND);
    }

    private void paths() {
        List<Job<Integer>> jobs = list(MANY_JOBS, i -> ProcessJobsDelayed.path(Path.of("folder", "file-" + i)));
        add(ProcessRow.PATHS, MANY_RUNS, MANY_RUNS, () -> nanos(jobs) / NANOS_PER_MICRO / MANY_JOBS);
    }

    private void shared() {
        double[] array = ProcessJobs.doubles(SHARED_BYTES / Double.BYTES, 1);
        List<Job<Double>> jobs = list(SHARING_JOBS, i -> ProcessJobsDelayed.element(array, i));
        share(jobs, ProcessRow.SHARED, ProcessRow.SHARED_BYTES);
    }

    private void sharedNested() {
        double[][] rows = new double[SHARING_JOBS][SHARED_BYTES / Double.BYTES / SHARING_JOBS];
        List<Job<Double>> jobs = list(SHARING_JOBS, i -> ProcessJobsDelayed.cell(rows, i));
        share(jobs, ProcessRow.SHARED_NESTED, ProcessRow.SHARED_NESTED_BYTES);
    }

    private void share(List<Job<Double>> jobs, ProcessRow time, ProcessRow size) {
        List<Double> bytes = new ArrayList<>();
        add(time, 1, ARRAY_RUNS, () -> {
            double before = sentOrMapped();
            double nanos = nanos(jobs);
            bytes.add(sentOrMapped() - before);
            return nanos / NANOS_PER_MILLI;
        });
        if (place == Place.PROCESSES) {
            List<Double> megabytes =
                    bytes.stream().skip(1).map(sent -> sent / BYTES_PER_MB).toList();
            series.add(new Series(size, place.title(), megabytes));
        }
    }

    private static double sentOrMapped() {
        ProcessStatistics statistics = Backends.processes().statistics();
        return statistics.bytesSent() + statistics.bytesMapped();
    }

    private static double megabytes() {
        return ARRAYS * (ARRAY_BYTES / BYTES_PER_MB);
    }

    private static byte[] bytes(int value) {
        byte[] bytes = new byte[ARRAY_BYTES];
        bytes[ARRAY_BYTES - 1] = (byte) value;
        return bytes;
    }

    private static <T> List<Job<T>> list(int count, IntFunction<? extends Job<T>> factory) {
        return IntStream.range(0, count).<Job<T>>mapToObj(factory).toList();
    }

    private double nanos(List<? extends Job<?>> jobs) {
        long start = System.nanoTime();
        int results = parallel.run(jobs).size();
        long nanos = System.nanoTime() - start;
        if (results != jobs.size()) {
            throw new IllegalStateException(results + " results of " + jobs.size() + " jobs");
        }
        return nanos;
    }

    private void add(ProcessRow row, int warmUps, int runs, Run run) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < warmUps + runs; i++) {
            double value = run.measure();
            if (i >= warmUps) {
                values.add(value);
            }
        }
        series.add(new Series(row, place.title(), values));
    }

    /** Measures once, in the unit of the row. */
    private interface Run {
        double measure();
    }
}
