package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one batch, run where they have arrived: in the JVM of a remote worker, by the thread that calls {@link #run}.
 * They see the same as at home: what their caller carries to them, a {@link dev.delayable.runtime.JobContext}, the interrupt
 * of their time limit, and that of the stop of their run. Order, failures and retries are decided at home.
 *
 * <p>A run inside one of the jobs has no worker but the thread of the job.
 */
public final class HostedRun {

    /** Is told of each job, in the thread of the jobs, but for {@link #doesNotEnd}. */
    public interface Observer {

        /**
         * A job starts.
         *
         * @param position its place in the batch
         */
        void starts(int position);

        /**
         * A job has ended.
         *
         * @param position its place in the batch
         * @param outcome what it came to
         */
        void ended(int position, Outcome<?> outcome);

        /**
         * A job has not ended after the interrupt of its time limit, for longer than the grace. There is no cure for it but
         * the end of this JVM. Called by another thread; the other methods may be called afterwards.
         *
         * @param position its place in the batch
         * @param nanos for how long it has run
         */
        void doesNotEnd(int position, long nanos);
    }

    private final Run run;
    private final HostedWorker worker;

    /**
     * A run of one batch.
     *
     * @param batch the batch
     * @param workerNumber the number of the worker in the run that the batch belongs to
     * @param backend where this is
     * @param observer who is told
     */
    public HostedRun(RemoteBatch batch, int workerNumber, Backend backend, Observer observer) {
        Object[] slots = batch.jobs().toArray();
        RunSettings settings = new RunSettings(
                1,
                backend,
                batch.timeout(),
                null,
                batch.grace(),
                Retry.none(),
                0,
                slots.length,
                false,
                List.of(new Told(observer)),
                List.of());
        BatchSizer sizer = BatchSizer.fixed(slots.length);
        CallerContext caller = ((CallerContext) batch.caller()).arrived();
        run = Run.hosted(settings, caller, new IndexedSource(slots, 1), sizer);
        Batch whole = new Batch(slots, null, 0, slots.length, batch.firstIndex(), batch.attempt());
        worker = new HostedWorker(run, workerNumber, whole, observer);
    }

    /** Runs the jobs, one after another; returns when the last has ended, or the one that was interrupted. */
    public void run() {
        run.begin(new HostedWorkforce(run, worker), null, 1);
        try {
            worker.run();
        } finally {
            run.end();
        }
    }

    /** Interrupts the job that is running, and lets no other start. Called by any thread, any number of times. */
    public void interrupt() {
        run.stop();
    }

    /**
     * The failure of a job that was over its time limit in a remote worker, as it is at home.
     *
     * @param job the job
     * @param index its index in the input
     * @param attempt which attempt it was
     * @param limit how long it might have run
     * @param nanos how long it ran
     * @param cause what it threw when it was interrupted
     * @param trouble what else is to be said, or nothing
     * @return the exception
     */
    public static JobTimeoutException timeout(
            Job<?> job,
            long index,
            int attempt,
            Duration limit,
            long nanos,
            @Nullable Throwable cause,
            String trouble) {
        return Failures.timeout(job, index, attempt, limit, nanos, cause, trouble);
    }

    /** Turns the events of the run into those of the observer. Jobs run one after another, in order. */
    private static final class Told implements RunListener {

        private final Observer observer;
        private int started;

        Told(Observer observer) {
            this.observer = observer;
        }

        @Override
        public void started(int index, Job<?> job, int attempt) {
            observer.starts(started);
            started++;
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            observer.ended(started - 1, outcome);
        }

        @Override
        public void failed(Outcome.Failure<?> outcome) {
            observer.ended(started - 1, outcome);
        }
    }

    /** One worker, which has all the jobs that there are from the beginning. */
    private record HostedWorkforce(Run run, HostedWorker worker) implements Workforce {

        @Override
        public void begin() {
            TimeLimit.watch(run, this);
        }

        @Override
        public List<HostedWorker> workers() {
            return List.of(worker);
        }

        @Override
        public int active() {
            return 1;
        }

        @Override
        public void stop() {
            worker.stop();
        }

        @Override
        public List<String> abandon() {
            return List.of();
        }
    }
}
