package dev.delayable.runtime.report;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Draws neighbours as one bar where there are too many: jobs of one function that stand side by side in a lane and have
 * returned, the shortest first. Where that is not enough, those of different functions too. Failures, attempts that were run
 * again, and the longest jobs stay as they are. Used once, by one thread.
 */
final class Merging {

    /** The function of a bar that stands for jobs of several. */
    static final int SEVERAL_FUNCTIONS = 0;

    private final boolean acrossFunctions;

    /** Longer jobs stay as they are. */
    private final long maxDuration;

    /** Neighbours whose cost is in a lower bucket of a {@link Histogram} are merged, and of this one a share. */
    private int limit = Integer.MAX_VALUE;

    private double share = 1;

    /** How much of the share is due; so the merged ones are spread evenly. */
    private double due = 0.5;

    private Merging(boolean acrossFunctions, long maxDuration) {
        this.acrossFunctions = acrossFunctions;
        this.maxDuration = maxDuration;
    }

    /**
     * Finds how much to merge.
     *
     * @param tracks the bars
     * @param target how many of them there may be in all
     * @param longest how many of the longest stay as they are
     * @return a way of merging, which comes as close as it can
     */
    static Merging of(List<Bars> tracks, long target, long longest) {
        long surplus = tracks.stream().mapToLong(Bars::size).sum() - target;
        long maxDuration = maxDuration(tracks, longest);
        Merging sameFunction = new Merging(false, maxDuration);
        if (sameFunction.isEnough(tracks, surplus)) {
            return sameFunction;
        }
        Merging anyFunction = new Merging(true, maxDuration);
        boolean unused = anyFunction.isEnough(tracks, surplus);
        return anyFunction;
    }

    /** The longest duration of all but the longest. */
    private static long maxDuration(List<Bars> tracks, long longest) {
        Histogram durations = new Histogram();
        for (Bars track : tracks) {
            for (int i = 0; i < track.size(); i++) {
                durations.add(track.meanDuration(i));
            }
        }
        long rank = Math.max(1, durations.total() - longest);
        int bucket = durations.bucketOf(rank);
        LongStream.Builder inBucket = LongStream.builder();
        for (Bars track : tracks) {
            for (int i = 0; i < track.size(); i++) {
                if (Histogram.bucket(track.meanDuration(i)) == bucket) {
                    inBucket.add(track.meanDuration(i));
                }
            }
        }
        long[] sorted = inBucket.build().sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) (rank - durations.below(bucket)) - 1];
    }

    /** Chooses the cheapest neighbours; returns whether there are as many as that. */
    private boolean isEnough(List<Bars> tracks, long surplus) {
        Histogram costs = new Histogram();
        for (Bars track : tracks) {
            for (int i = 1; i < track.size(); i++) {
                if (isPossible(track, i)) {
                    costs.add(cost(track, i));
                }
            }
        }
        if (costs.total() < surplus) {
            return false;
        }
        limit = costs.bucketOf(surplus);
        share = (surplus - costs.below(limit)) / (double) Math.max(1, costs.in(limit));
        return true;
    }

    private boolean isPossible(Bars bars, int i) {
        return bars.ending(i) == Ending.RETURNED
                && bars.ending(i - 1) == Ending.RETURNED
                && bars.attempt(i) == 1
                && bars.attempt(i - 1) == 1
                && (acrossFunctions || bars.function(i) == bars.function(i - 1))
                && bars.meanDuration(i) <= maxDuration
                && bars.meanDuration(i - 1) <= maxDuration
                && (long) bars.jobs(i) + bars.jobs(i - 1) < Integer.MAX_VALUE;
    }

    /** What a reader would miss: the longer of the two jobs, or the gap between them. */
    private static long cost(Bars bars, int i) {
        long gap = bars.start(i) - bars.end(i - 1);
        return Math.max(gap, Math.max(bars.meanDuration(i), bars.meanDuration(i - 1)));
    }

    private boolean merges(Bars bars, int i) {
        if (i == 0 || !isPossible(bars, i)) {
            return false;
        }
        int bucket = Histogram.bucket(cost(bars, i));
        if (bucket != limit) {
            return bucket < limit;
        }
        due += share;
        if (due < 1) {
            return false;
        }
        due--;
        return true;
    }

    /**
     * Merges one track.
     *
     * @param bars its bars
     * @param newPlaces is filled with the place of each bar in what is returned
     * @return the bars, fewer of them
     */
    Bars apply(Bars bars, int[] newPlaces) {
        Bars merged = new Bars(Math.max(16, bars.size() / 4));
        for (int i = 0; i < bars.size(); i++) {
            if (merges(bars, i)) {
                int last = merged.size() - 1;
                boolean isSame = merged.function(last) == bars.function(i);
                merged.mergeLast(
                        bars.end(i), isSame ? bars.function(i) : SEVERAL_FUNCTIONS, bars.jobs(i), bars.busy(i));
            } else {
                merged.copy(bars, i);
            }
            newPlaces[i] = merged.size() - 1;
        }
        return merged;
    }
}
