package dev.delayable.benchmarks.reports;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Jobs that do nothing or little, but for the last one. */
final class NoOps {

    /** The heap that was in use when the last job of a run ran; 0 if nobody wants to know. */
    private static volatile long heapAtEnd;

    private static volatile long cpuNanosAtEnd;

    private NoOps() {}

    @Delayable
    static int noOp(int value) {
        return value;
    }

    @Delayable
    static int decode(int index, int nanos) {
        return work(index, nanos);
    }

    @Delayable
    static int resize(int index, int nanos) {
        return work(index, nanos);
    }

    private static int work(int index, int nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return index;
    }

    /** Tells the heap that is in use, and what processors have worked. */
    @Delayable
    static int last(boolean measuresHeap) {
        if (measuresHeap) {
            heapAtEnd = Heap.used();
        }
        cpuNanosAtEnd = Cpu.nanos();
        return 0;
    }

    static List<Job<Integer>> jobs(int count, boolean measuresHeap) {
        List<Job<Integer>> jobs = new ArrayList<>(count);
        for (int i = 0; i < count - 1; i++) {
            jobs.add(NoOpsDelayed.noOp(i));
        }
        jobs.add(NoOpsDelayed.last(measuresHeap));
        return jobs;
    }

    /** Jobs of two functions that run for 0.2 to 4 µs, no two alike. */
    static List<Job<Integer>> shortJobs(int count) {
        Random random = new Random(7);
        List<Job<Integer>> jobs = new ArrayList<>(count);
        for (int i = 0; i < count - 1; i++) {
            int nanos = 200 + random.nextInt(3_800);
            jobs.add(random.nextInt(3) == 0 ? NoOpsDelayed.decode(i, nanos) : NoOpsDelayed.resize(i, nanos));
        }
        jobs.add(NoOpsDelayed.last(false));
        return jobs;
    }

    static long heapAtEnd() {
        return heapAtEnd;
    }

    /** What processors had worked when the last job of a run had ended. */
    static long cpuNanosAtEnd() {
        return cpuNanosAtEnd;
    }
}
