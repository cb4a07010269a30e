package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batches that a worker process has been given and has not answered, the one that is running first. Whoever takes a batch
 * out answers it, so each is answered once. Thread-safe.
 */
final class Outstanding {

    /** How many jobs the process runs in all; 0 for no limit. */
    private final int maxJobs;

    /** Guarded by this, as all that follows. */
    private final Deque<SentBatch> batches = new ArrayDeque<>();

    /** Whether the process has died. */
    private boolean isClosed;

    private long jobsAdded;
    private int nextId;

    Outstanding(int maxJobs) {
        this.maxJobs = maxJobs;
    }

    /** Makes a batch the last one, or as much of it as may be run; null if the process has died. */
    synchronized @Nullable SentBatch add(RemoteBatch batch, Reply reply) {
        if (isClosed) {
            return null;
        }
        int jobs = maxJobs == 0 ? Integer.MAX_VALUE : (int) Math.max(1, maxJobs - jobsAdded);
        SentBatch added = new SentBatch(nextId++, batch, jobs, reply);
        jobsAdded += added.jobs();
        batches.add(added);
        return added;
    }

    /** The batch with this number, if it is the first one. */
    synchronized @Nullable SentBatch first(int id) {
        SentBatch first = batches.peek();
        return first == null || first.id() != id ? null : first;
    }

    synchronized List<SentBatch> all() {
        return List.copyOf(batches);
    }

    /** Takes a batch out; {@code false} if somebody else has. */
    synchronized boolean remove(SentBatch batch) {
        return batches.remove(batch);
    }

    /** Takes all batches out. */
    synchronized List<SentBatch> removeAll() {
        List<SentBatch> all = List.copyOf(batches);
        batches.clear();
        return all;
    }

    /** Takes all batches out; none is added from now on. */
    synchronized List<SentBatch> close() {
        isClosed = true;
        return removeAll();
    }

    synchronized boolean isEmpty() {
        return batches.isEmpty();
    }

    synchronized boolean isClosed() {
        return isClosed;
    }

    /** Whether as many jobs were added as may be run. */
    synchronized boolean isUsedUp() {
        return maxJobs > 0 && jobsAdded >= maxJobs;
    }
}
