package dev.delayable.runtime.report;

import java.util.Arrays;

/**
 * The bars of one track, in the order of time, as columns. Each is one attempt of one job, or, where {@link #jobs} says more
 * than one, that many of them side by side. Not thread-safe.
 */
final class Bars {

    private int size;
    private long[] starts;
    private long[] ends;
    private long[] indexes;
    private int[] heads;
    private int[] attempts;

    /** What the jobs of each bar took in all; null where no bar holds several. */
    private long[] busy = new long[0];

    private int[] jobs = new int[0];
    private boolean hasMerged;

    Bars(int capacity) {
        starts = new long[capacity];
        ends = new long[capacity];
        indexes = new long[capacity];
        heads = new int[capacity];
        attempts = new int[capacity];
    }

    void add(long start, long end, int function, Ending ending, long index, int attempt) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        indexes[size] = index;
        heads[size] = function << 3 | ending.code();
        attempts[size] = attempt;
        if (hasMerged) {
            busy[size] = end - start;
            jobs[size] = 1;
        }
        size++;
    }

    void addMerged(long start, long end, int function, long index, int jobCount, long busyNanos) {
        add(start, end, function, Ending.RETURNED, index, 1);
        mergeLast(end, function, jobCount - 1, busyNanos - (end - start));
    }

    /** Lets the last bar hold more jobs. */
    void mergeLast(long end, int function, int moreJobs, long moreBusy) {
        if (!hasMerged) {
            hasMerged = true;
            busy = new long[starts.length];
            jobs = new int[starts.length];
            for (int i = 0; i < size; i++) {
                busy[i] = ends[i] - starts[i];
                jobs[i] = 1;
            }
        }
        int last = size - 1;
        ends[last] = end;
        heads[last] = function << 3 | Ending.RETURNED.code();
        jobs[last] += moreJobs;
        busy[last] += moreBusy;
    }

    /** Copies a bar of another track to the end of this one. */
    void copy(Bars other, int i) {
        if (other.jobs(i) > 1) {
            addMerged(other.start(i), other.end(i), other.function(i), other.index(i), other.jobs(i), other.busy(i));
        } else {
            add(other.start(i), other.end(i), other.function(i), other.ending(i), other.index(i), other.attempt(i));
        }
    }

    private void grow() {
        int capacity = Math.max(16, size * 2);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        indexes = Arrays.copyOf(indexes, capacity);
        heads = Arrays.copyOf(heads, capacity);
        attempts = Arrays.copyOf(attempts, capacity);
        if (hasMerged) {
            busy = Arrays.copyOf(busy, capacity);
            jobs = Arrays.copyOf(jobs, capacity);
        }
    }

    int size() {
        return size;
    }

    /** When it starts, in nanoseconds from the start of the run, as all times here. */
    long start(int i) {
        return starts[i];
    }

    long end(int i) {
        return ends[i];
    }

    int function(int i) {
        return heads[i] >>> 3;
    }

    Ending ending(int i) {
        return Ending.of(heads[i] & 7);
    }

    long index(int i) {
        return indexes[i];
    }

    int attempt(int i) {
        return attempts[i];
    }

    /** How many jobs the bar stands for. */
    int jobs(int i) {
        return hasMerged ? jobs[i] : 1;
    }

    /** How long these ran in all. */
    long busy(int i) {
        return hasMerged ? busy[i] : ends[i] - starts[i];
    }

    /** How long one of its jobs ran, on average. */
    long meanDuration(int i) {
        return busy(i) / jobs(i);
    }
}
