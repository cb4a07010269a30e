package dev.delayable.runtime.engine;

/**
 * Decides how many jobs a worker claims at once. The size starts at 1 and at most doubles per batch, towards batches
 * that take {@link #TARGET_NANOS}: long enough that claiming them costs nothing by comparison, short enough that workers
 * finish together. One sizer belongs to one run, so that nothing measured in one run is believed in the next.
 *
 * <p>All workers write the size without a lock. A lost update costs a batch of less than the best size, never a job.
 */
final class BatchSizer {

    /**
     * The running time a batch is sized for. Claiming a batch and timing it costs some 100 ns, which is 0.1 % of it.
     */
    private static final long TARGET_NANOS = 100_000;

    /** The largest batch: should the jobs suddenly become slow, few of them wait behind one another. */
    private static final int MAX_SIZE = 256;

    private volatile int size = 1;

    int size() {
        return size;
    }

    void ran(int jobs, long nanos) {
        long nanosPerJob = Math.max(1, nanos / jobs);
        long ideal = Math.min(TARGET_NANOS / nanosPerJob, 2L * size);
        size = (int) Math.max(1, Math.min(ideal, MAX_SIZE));
    }
}
