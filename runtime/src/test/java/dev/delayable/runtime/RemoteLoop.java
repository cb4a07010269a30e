package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Workers that the engine takes for remote ones: each batch is answered by another thread. */
final class RemoteLoop implements Backend {

    /** What every job is said to have taken. */
    static final long NANOS = 5_000_000;

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
        return new Loop(Executors.newSingleThreadExecutor());
    }

    private record Loop(ExecutorService thread) implements RemoteWorkers {

        @Override
        public int ahead() {
            return 1;
        }

        @Override
        public void submit(int worker, RemoteBatch batch, Reply reply) {
            thread.execute(
                    () -> reply.done(batch.jobs().stream().map(Loop::result).toList()));
        }

        private static Result result(Job<?> job) {
            try {
                return new Result(job.call(), null, NANOS);
            } catch (Exception e) {
                return new Result(null, e, NANOS);
            }
        }

        @Override
        public void interrupt(int worker) {}

        @Override
        public void close() {
            thread.shutdown();
        }
    }
}
