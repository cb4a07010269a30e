package dev.delayable.runtime.backend;

/**
 * A plain loop in the calling thread, whatever number of jobs at once is asked for: for debugging, and for comparison.
 *
 * @since 0.1
 */
public final class SequentialBackend implements Backend {

    /** A backend that holds nothing. */
    public SequentialBackend() {}

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public int workers(int nJobs) {
        return 1;
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int workers) {
        throw new IllegalStateException("a run of one worker needs none but the calling thread");
    }
}
