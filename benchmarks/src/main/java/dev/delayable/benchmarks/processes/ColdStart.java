package dev.delayable.benchmarks.processes;

import dev.delayable.benchmarks.jvm.OwnJvm;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.util.List;

/** The first run of a program: nothing is loaded, no worker is there. Measured in a new JVM each time. */
public final class ColdStart {

    private ColdStart() {}

    /** Starts a JVM for it; returns the milliseconds from before the first call to its results. */
    static double millis(Place place) throws IOException, InterruptedException {
        return Double.parseDouble(OwnJvm.run(List.of(), ColdStart.class, place.name()));
    }

    /**
     * Runs one job in each worker, in this JVM, and prints the milliseconds.
     *
     * @param args the place
     */
    public static void main(String[] args) {
        Place place = Place.valueOf(args[0]);
        long start = System.nanoTime();
        List<Job<Integer>> jobs = List.of(ProcessJobsDelayed.noOp(1), ProcessJobsDelayed.noOp(2));
        List<Integer> results =
                Parallel.nJobs(WarmRuns.WORKERS).backend(place.backend()).run(jobs);
        long nanos = System.nanoTime() - start;
        if (!results.equals(List.of(1, 2))) {
            throw new IllegalStateException("the results are " + results);
        }
        System.out.println(nanos / WarmRuns.NANOS_PER_MILLI);
    }
}
