package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.ProcessStatistics;
import java.util.HashSet;
import java.util.Set;

/** Counts the bytes between this JVM and its workers, including workers that have ended. Each is counted once. Thread-safe. */
final class Traffic {

    // Guarded by this.

    /** The workers that are ready, and have not ended. */
    private final Set<WorkerLife> working = new HashSet<>();

    private long started;
    private long sentBefore;
    private long receivedBefore;
    private long mapped;

    /** A worker is ready. */
    synchronized void started(WorkerLife worker) {
        started++;
        working.add(worker);
    }

    /** A worker has ended, which was ready: its counts are final. */
    synchronized void ended(WorkerLife worker) {
        if (working.remove(worker)) {
            sentBefore += worker.sentBytes();
            receivedBefore += worker.receivedBytes();
        }
    }

    synchronized void mapped(long bytes) {
        mapped += bytes;
    }

    /**
     * The counts up to now.
     *
     * @param alive how many workers there are, those that are starting included
     */
    synchronized ProcessStatistics statistics(int alive) {
        long sent = sentBefore;
        long received = receivedBefore;
        for (WorkerLife worker : working) {
            sent += worker.sentBytes();
            received += worker.receivedBytes();
        }
        return new ProcessStatistics(started, alive, sent, received, mapped);
    }
}
