package dev.delayable.runtime.report;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run, when there were fewer jobs left than workers.
 *
 * @param isFull whether all workers ever had a job at all
 * @param start from when on fewer jobs ran than there are workers that had one
 * @param end when the last job ended
 * @param idle how long workers had nothing to do in that time, in all
 * @param last the job that ended last
 * @param longestFirst how long the jobs would have taken if the longest had been started first
 * @param actual how long they took, from the first start to the last end
 */
record Tail(
        boolean isFull,
        long start,
        long end,
        long idle,
        @Nullable Place last,
        long longestFirst,
        long actual) {

    static Tail of(RunInfo run, List<LaneSummary> lanes, @Nullable Place last, long[] durations) {
        List<LaneSummary> used = lanes.stream()
                .filter(lane -> lane.lastEnd() > 0 && lane.number() != LaneSnapshot.MEMORY)
                .toList();
        long first = used.stream().mapToLong(LaneSummary::firstStart).min().orElse(0);
        long start = used.stream().mapToLong(LaneSummary::lastEnd).min().orElse(0);
        long end = used.stream().mapToLong(LaneSummary::lastEnd).max().orElse(0);
        long idle = used.stream().mapToLong(lane -> end - lane.lastEnd()).sum();
        boolean isFull = used.size() >= run.workers();
        // Whatever the order, there is some time between jobs.
        long between = used.stream().mapToLong(LaneSummary::idleBetween).sum() / Math.max(1, used.size());
        long longestFirst = longestFirst(durations, used.size()) + between;
        return new Tail(isFull, start, end, idle, last, longestFirst, end - first);
    }

    /** What the best order would have saved, as far as one that is simple tells. */
    long saved() {
        return Math.max(0, actual - longestFirst);
    }

    /** Hands each job, the longest first, to the worker that is free first. */
    private static long longestFirst(long[] durations, int workers) {
        if (workers == 0) {
            return 0;
        }
        long[] sorted = durations.clone();
        Arrays.sort(sorted);
        if (workers == 1) {
            return Arrays.stream(sorted).sum();
        }
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            free.add(0L);
        }
        long end = 0;
        for (int i = sorted.length - 1; i >= 0; i--) {
            long ends = free.remove() + sorted[i];
            end = Math.max(end, ends);
            free.add(ends);
        }
        return end;
    }
}
