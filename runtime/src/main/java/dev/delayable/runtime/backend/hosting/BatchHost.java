package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.backend.SequentialBackend;
import dev.delayable.runtime.engine.HostedRun;

/**
 * Runs the jobs of one batch where they have arrived: in the JVM of a remote worker, one after another, in the thread that
 * calls {@link #run}. The jobs see the same as at home: a {@link dev.delayable.runtime.JobContext}, what context carriers carry
 * to them, the interrupt of their time limit, and the interrupt of the stop of their run. A run inside a job has no worker
 * but the thread of the job. Order, retries and what a failure means are decided at home.
 *
 * <p>A worker reads a batch, makes a host for it, runs it, and sends the results back:
 *
 * <pre>{@code
 * BatchHost host = new BatchHost(batch, workerNumber, observer);
 * current = host; // for the thread that receives interrupts
 * host.run();
 * }</pre>
 *
 * @since 0.1
 */
public final class BatchHost {

    /** Receives what becomes of the jobs, in the thread that runs them, apart from {@link #doesNotEnd}. */
    public interface Observer {

        /**
         * A job starts.
         *
         * @param place its place in the batch, counted from 0
         */
        void starts(int place);

        /**
         * A job has ended. Not called for jobs that do not start because the batch is interrupted. What this method throws is
         * logged and lost, so it must turn what goes wrong into another result.
         *
         * @param place its place in the batch, counted from 0
         * @param result what became of it
         */
        void ended(int place, Result result);

        /**
         * A job has not ended after the interrupt of its time limit, for longer than the grace. Only the end of this JVM ends
         * it. Called by another thread; the other methods may be called afterwards.
         *
         * @param place its place in the batch, counted from 0
         * @param nanos how long it has run, in nanoseconds
         */
        void doesNotEnd(int place, long nanos);
    }

    private final HostedRun run;

    /**
     * A host of one batch.
     *
     * @param batch the batch, with the caller state that has arrived with it
     * @param worker the number of this worker in the run, as {@link dev.delayable.runtime.JobContext#worker} gives it
     * @param observer receives what becomes of the jobs
     */
    public BatchHost(RemoteBatch batch, int worker, Observer observer) {
        run = new HostedRun(batch, worker, new SequentialBackend(), new Adapter(observer));
    }

    /** No lambda or method reference: the first one takes a new JVM 10 ms. */
    private record Adapter(Observer observer) implements HostedRun.Observer {

        @Override
        public void starts(int position) {
            observer.starts(position);
        }

        @Override
        public void ended(int position, Result result) {
            observer.ended(position, result);
        }

        @Override
        public void doesNotEnd(int position, long nanos) {
            observer.doesNotEnd(position, nanos);
        }
    }

    /** Runs the jobs; returns when the last has ended, or the one that was interrupted. Called once. */
    public void run() {
        run.run();
    }

    /** Interrupts the job that is running, and lets no other start. Called by any thread, any number of times. */
    public void interrupt() {
        run.interrupt();
    }
}
