package dev.delayable.testkit;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How fast a place is, on this machine, now. All limits of tests are multiples of it.
 *
 * @param start how long the first run took
 * @param roundTrip how long a run of two jobs that do nothing takes, the median of several
 */
record Pace(Duration start, Duration roundTrip) {

    private static final int ROUNDS = 9;

    static Pace of(Place place) {
        Parallel parallel = Parallel.nJobs(2).backend(place.backend());
        List<Job<Integer>> jobs = SendableJob.squares(2);
        long start = nanos(parallel, jobs);
        return new Pace(Duration.ofNanos(start), roundTrip(parallel, jobs));
    }

    static Duration roundTrip(Parallel parallel, List<Job<Integer>> jobs) {
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            nanos[round] = nanos(parallel, jobs);
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[ROUNDS / 2]);
    }

    private static long nanos(Parallel parallel, List<Job<Integer>> jobs) {
        long before = System.nanoTime();
        List<Integer> results = parallel.run(jobs);
        long nanos = System.nanoTime() - before;
        if (!results.equals(SendableJob.squareNumbers(jobs.size()))) {
            throw new IllegalStateException("a first run gave " + results);
        }
        return nanos;
    }

    /** A time that is long for this place: a job that takes it has surely begun, and others beside it, before it ends. */
    Duration moment() {
        Duration moment = roundTrip.multipliedBy(5);
        return moment.compareTo(Duration.ofMillis(20)) < 0 ? Duration.ofMillis(20) : moment;
    }
}
