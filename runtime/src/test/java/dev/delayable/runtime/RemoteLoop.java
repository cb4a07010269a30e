package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Workers that the engine takes for remote ones: each batch is answered by another thread. */
final class RemoteLoop implements Backend {

    /** A batch with such a job is never answered. */
    static final String SILENT = "silent";

    /** What every job is said to have taken. */
    static final long NANOS = 5_000_000;

    /** How long the workers do nothing between two jobs of a batch, as they tell; -1 if they do not tell. */
    private final long gapNanos;

    /** The indexes of the first jobs of batches. */
    private final Set<Long> firstIndexes = ConcurrentHashMap.newKeySet();

    RemoteLoop() {
        this(-1);
    }

    /** Workers that tell when their jobs started. */
    RemoteLoop(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    /** Whether a batch has begun with the job of that index. */
    boolean hasBegunBatchAt(long index) {
        return firstIndexes.contains(index);
    }

    @Override
    public String name() {
        return "remoteLoop";
    }

    @Override
    public int workers(int nJobs) {
        return nJobs;
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int workers) {
        return new Loop(Executors.newSingleThreadExecutor(), gapNanos, firstIndexes);
    }

    private record Loop(ExecutorService thread, long gapNanos, Set<Long> firstIndexes) implements RemoteWorkers {

        @Override
        public int ahead() {
            return 1;
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            firstIndexes.add(batch.firstIndex());
            thread.execute(() -> {
                if (batch.jobs().get(0).toString().startsWith(SILENT)) {
                    reply.begins(1);
                    return;
                }
                reply.begins(0);
                List<Result> results = new ArrayList<>();
                for (Job<?> job : batch.jobs()) {
                    results.add(result(job, gapNanos < 0 ? gapNanos : results.size() * (NANOS + gapNanos)));
                }
                pass(gapNanos < 0 ? 0 : results.size() * (NANOS + gapNanos));
                reply.results(results);
                reply.done();
            });
        }

        private static void pass(long nanos) {
            try {
                TimeUnit.NANOSECONDS.sleep(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static Result result(Job<?> job, long start) {
            try {
                return new Result(job.call(), null, NANOS, false, start);
            } catch (Exception e) {
                return new Result(null, e, NANOS, false, start);
            }
        }

        @Override
        public void stop() {}

        @Override
        public void interrupt(RemoteBatch batch) {}

        @Override
        public void kill(RemoteBatch batch, String why) {}

        @Override
        public void close() {
            thread.shutdown();
        }
    }
}
