package dev.delayable.runtime.engine;

/**
 * Decides how many jobs a worker claims at once. The size is 1 for the first {@link #SLOW_START} jobs of a run, so that few
 * or slow jobs never wait behind one another; after them it at most doubles per batch, towards batches that take
 * the time that the backend asks for: long enough that claiming them costs nothing by comparison, short enough that workers finish
 * together. One sizer belongs to one run, so that nothing measured in one run is believed in the next.
 *
 * <p>All workers write without a lock. A lost update costs a batch of less than the best size, never a job.
 */
final class BatchSizer {

    /** How many jobs go one by one before anything is believed of those that come. */
    static final int SLOW_START = 64;

    /** The largest batch: should the jobs suddenly become slow, few of them wait behind one another. */
    static final int MAX_SIZE = 1024;

    private final boolean isFixed;

    /** The running time a batch is sized for. On threads, claiming a batch and timing it costs some 0.3 % of it. */
    private final long targetNanos;

    /** How many jobs have been run without taking their time. Written in races: a lost update makes the start slower. */
    private int ran;

    private volatile int size;

    private BatchSizer(int size, boolean isFixed, long targetNanos) {
        this.size = size;
        this.isFixed = isFixed;
        this.targetNanos = targetNanos;
    }

    static BatchSizer automatic(long targetNanos) {
        return new BatchSizer(1, false, targetNanos);
    }

    static BatchSizer fixed(int size) {
        return new BatchSizer(size, true, 0);
    }

    /** Whether the time of a batch may change the size; if not, it need not be taken. */
    boolean needsTime() {
        return !isFixed && ran >= SLOW_START;
    }

    /** Whether the jobs of a batch of more than one are quick, as far as is known. */
    boolean isAutomatic() {
        return !isFixed;
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
        long ideal = Math.min(targetNanos / nanosPerJob, 2L * size);
        int next = (int) Math.max(1, Math.min(ideal, MAX_SIZE));
        if (next != size) {
            size = next;
        }
    }
}
