package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A backend whose workers get the job at index 1 only after the stop of its run, as a job does that is sent again just then. They
 * get the job before it when that one has been sent, so a run that has the first result has both. Workers in this JVM are passed
 * on as they are.
 */
record LateBatch(Backend backend) implements Backend {

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public int workers(int nJobs) {
        return backend.workers(nJobs);
    }

    @Override
    public int maxWorkers() {
        return backend.maxWorkers();
    }

    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return backend.sharesMemory();
    }

    @Override
    public Duration batchTime() {
        return backend.batchTime();
    }

    @Override
    public Workers open(int workers) {
        Workers opened = backend.open(workers);
        return opened instanceof RemoteWorkers remote ? new Late(remote) : opened;
    }

    private record Held(RemoteWorkers.RemoteBatch batch, RemoteWorkers.Reply reply) {}

    private static final class Late extends ForwardingWorkers {

        /** The batches that wait for the stop, or for the batch after them. Guarded by this. */
        private final List<Held> held = new ArrayList<>();

        /** Whether the job at index 1 has been sent. Guarded by this. */
        private boolean isLateOneThere;

        /** Guarded by this. */
        private boolean isStopped;

        Late(RemoteWorkers workers) {
            super(workers);
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            List<Held> due = List.of(new Held(batch, reply));
            synchronized (this) {
                if (!isStopped && batch.firstIndex() == 1) {
                    due = List.copyOf(held);
                    held.clear();
                    held.add(new Held(batch, reply));
                    isLateOneThere = true;
                } else if (!isStopped && batch.firstIndex() == 0 && !isLateOneThere) {
                    held.addAll(due);
                    due = List.of();
                }
            }
            submit(due);
        }

        @Override
        public void stop() {
            super.stop();
            List<Held> late;
            synchronized (this) {
                isStopped = true;
                late = List.copyOf(held);
                held.clear();
            }
            submit(late);
        }

        private void submit(List<Held> batches) {
            batches.forEach(each -> super.submit(each.batch(), each.reply()));
        }
    }
}
