package dev.delayable.runtime.report;

import java.util.Arrays;

/** How the jobs of one function have fared, attempts that were run again included in the times. Not thread-safe. */
final class FunctionSummary {

    private final String name;
    private final FunctionTimes merged = new FunctionTimes();
    private long[] durations = new long[16];
    private int size;
    private boolean isSorted;
    private long sum;
    private long jobs;
    private long failed;
    private long retried;
    private long fromMemory;

    FunctionSummary(String name) {
        this.name = name;
    }

    /** Takes an attempt. */
    void add(long duration, Ending ending) {
        if (ending == Ending.RETRIED) {
            retried++;
        } else if (ending != Ending.RUNNING) {
            jobs++;
        }
        if (ending.isTrouble()) {
            failed++;
        } else if (ending == Ending.FROM_MEMORY) {
            fromMemory++;
            return;
        }
        if (size == durations.length) {
            durations = Arrays.copyOf(durations, size * 2);
        }
        durations[size++] = duration;
        sum += duration;
        isSorted = false;
    }

    /** Takes jobs of which only the sums are known. */
    void add(FunctionTimes times) {
        merged.addAll(times);
        jobs += times.durations().total();
        sum += times.sum();
    }

    String name() {
        return name;
    }

    long jobs() {
        return jobs;
    }

    long failed() {
        return failed;
    }

    long retried() {
        return retried;
    }

    long fromMemory() {
        return fromMemory;
    }

    long sum() {
        return sum;
    }

    /** Whether quantiles are near ones: bars were merged. */
    boolean isNear() {
        return merged.durations().total() > 0;
    }

    boolean isEmpty() {
        return size == 0 && jobs == 0;
    }

    long max() {
        sort();
        return Math.max(size == 0 ? 0 : durations[size - 1], merged.max());
    }

    /** The smallest duration that is no shorter than this share of all; within an eighth where bars were merged. */
    long quantile(double share) {
        if (!isNear()) {
            sort();
            return size == 0 ? 0 : durations[(int) Math.max(0, Math.ceil(share * size) - 1)];
        }
        Histogram all = new Histogram();
        all.addAll(merged.durations());
        for (int i = 0; i < size; i++) {
            all.add(durations[i]);
        }
        return Math.min(max(), all.valueOf(Math.max(1, (long) Math.ceil(share * all.total()))));
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(durations, 0, size);
            isSorted = true;
        }
    }
}
