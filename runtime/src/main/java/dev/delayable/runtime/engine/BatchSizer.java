package dev.delayable.runtime.engine;

/**
 * Decides how many jobs a worker claims at once. The size is 1 for the first {@link #SLOW_START} jobs of a run, so that few
 * or slow jobs never wait behind one another; after them it at most doubles per batch, towards batches that take
 * {@link #TARGET_NANOS}: long enough that claiming them costs nothing by comparison, short enough that workers finish
 * together. One sizer belongs to one run, so that nothing measured in one run is believed in the next.
 *
 * <p>All workers write without a lock. A lost update costs a batch of less than the best size, never a job.
 */
final class BatchSizer {

    /** How many jobs go one by one before anything is believed of those that come. */
    static final int SLOW_START = 64;

    /** The running time a batch is sized for. Claiming a batch and timing it costs some 100 ns, which is 0.3 % of it. */
    static final long TARGET_NANOS = 30_000;

    /** The largest batch: should the jobs suddenly become slow, few of them wait behind one another. */
    static final int MAX_SIZE = 1024;

    private final boolean isFixed;

    /** How many jobs have been run without taking their time. Written in races: a lost update makes the start slower. */
    private int ran;

    private volatile int size;

    private BatchSizer(int size, boolean isFixed) {
        this.size = size;
        this.isFixed = isFixed;
    }

    static BatchSizer automatic() {
        return new BatchSizer(1, false);
    }

    static BatchSizer fixed(int size) {
        return new BatchSizer(size, true);
    }

    /** Whether the time of a batch may change the size; if not, it need not be taken. */
    boolean needsTime() {
        return !isFixed && ran >= SLOW_START;
    }

    int size() {
        return size;
    }

    /** Counts jobs that were run without taking their time. */
    void ran(int jobs) {
        ran += jobs;
    }

    /** Learns from the time of a batch. */
    void ran(int jobs, long nanos) {
        if (isFixed) {
            return;
        }
        long nanosPerJob = Math.max(1, nanos / jobs);
        long ideal = Math.min(TARGET_NANOS / nanosPerJob, 2L * size);
        int next = (int) Math.max(1, Math.min(ideal, MAX_SIZE));
        if (next != size) {
            size = next;
        }
    }
}
