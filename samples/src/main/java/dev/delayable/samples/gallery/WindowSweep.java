package dev.delayable.samples.gallery;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Finds the window of a moving average that predicts a long series best. */
public final class WindowSweep {

    private WindowSweep() {}

    /** The mean squared error of the average of the last {@code window} values as a prediction of the next value. */
    @Delayable
    static double error(double[] series, int window) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < series.length; i++) {
            if (i >= window) {
                double difference = series[i] - sum / window;
                squares += difference * difference;
                sum -= series[i - window];
            }
            sum += series[i];
        }
        return squares / (series.length - window);
    }

    static int bestWindow(double[] series, int largest, Parallel parallel) {
        List<Job<Double>> jobs = IntStream.rangeClosed(1, largest)
                .mapToObj(window -> WindowSweepDelayed.error(series, window))
                .toList();
        List<Double> errors = parallel.run(jobs);
        return 1 + IntStream.range(0, largest).reduce(0, (a, b) -> errors.get(b) < errors.get(a) ? b : a);
    }

    /** Sweeps 50 windows over a million values, in worker processes. */
    public static void main(String... args) {
        double[] series = new Random(1).doubles(1_000_000).toArray();
        Parallel parallel = Parallel.nJobs(-1).backend(Backends.processes());
        System.out.println("best window: " + bestWindow(series, 50, parallel));
    }
}
