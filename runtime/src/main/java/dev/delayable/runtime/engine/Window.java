package dev.delayable.runtime.engine;

/**
 * How many jobs may be taken from the input and not have left the run. It is wider than the number of workers, so that a
 * slow job does not stop the others, and wide enough for some batches for each worker; it never becomes narrower, so that
 * jobs that stand in the large batch of a worker behind a slow one cannot fill it.
 *
 * <p>Used by the calling thread, but for {@link #refillSize}.
 */
final class Window {

    /** Enough for the head of a stream to be some time behind, for up to a few workers. */
    private static final int MIN_SIZE = 64;

    /** The window holds this many jobs for each worker, until there are very many workers. */
    private static final int JOBS_PER_WORKER = 16;

    private static final int MANY = 4096;

    /** The window holds this many batches for each worker. */
    private static final int BATCHES_PER_WORKER = 4;

    private final int workers;
    private final BatchSizer sizer;
    private final boolean isFixed;

    /** Written by the calling thread. */
    private volatile int size;

    private Window(int size, boolean isFixed, int workers, BatchSizer sizer) {
        this.size = size;
        this.isFixed = isFixed;
        this.workers = workers;
        this.sizer = sizer;
    }

    static Window fixed(int size, int workers, BatchSizer sizer) {
        return new Window(size, true, workers, sizer);
    }

    static Window automatic(int workers, BatchSizer sizer) {
        long perWorker = Math.min((long) JOBS_PER_WORKER * workers, (long) workers + MANY);
        return new Window((int) Math.min(Integer.MAX_VALUE, Math.max(MIN_SIZE, perWorker)), false, workers, sizer);
    }

    int size() {
        if (!isFixed) {
            long wanted = (long) BATCHES_PER_WORKER * workers * sizer.size();
            if (wanted > size) {
                size = (int) Math.min(Integer.MAX_VALUE, wanted);
            }
        }
        return size;
    }

    /** With how many jobs in the window a calling thread that waits for room is woken. */
    int refillSize(boolean isList) {
        int now = size;
        return isList && !isFixed ? now / 2 : now - 1;
    }
}
