package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.report.HostedRecording;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of one batch in the JVM of a remote worker, on the thread that calls {@link #run}. The jobs see the same
 * as in a local run: the carried context of their caller, a {@link dev.delayable.runtime.JobContext}, the interrupt of
 * their time limit, and the interrupt of a stop. Order, failures and retries are handled in the JVM of the caller.
 *
 * <p>A run inside one of the jobs uses only the thread of that job.
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
         * @param result what became of it
         */
        void ended(int position, Result result);

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
    private final Told told;

    /**
     * A run of one batch.
     *
     * @param batch the batch
     * @param workerNumber the number of the worker in the run that the batch belongs to
     * @param backend where this is
     * @param observer receives the endings of the jobs
     */
    public HostedRun(RemoteBatch batch, int workerNumber, Backend backend, Observer observer) {
        Object[] slots = batch.jobs().toArray();
        CallerContext caller = ((CallerContext) batch.caller()).arrived();
        HostedRecording nested = HostedRecording.of(caller.recorded());
        told = new Told(observer, nested);
        RunSettings settings = new RunSettings(
                1,
                backend,
                batch.timeout(),
                null,
                batch.grace(),
                RetryPolicy.NONE,
                0,
                slots.length,
                false,
                List.of(told),
                List.of(),
                null,
                null);
        BatchSizer sizer = BatchSizer.fixed(slots.length);
        run = Run.hosted(settings, caller, new IndexedSource(slots, 1), sizer);
        if (nested != null) {
            run.events().recordIn(nested.run());
        }
        Batch whole = new Batch(slots, null, 0, slots.length, batch.firstIndex(), batch.attempt());
        worker = new HostedWorker(run, workerNumber, whole, observer, nested);
        told.worker = worker;
    }

    /** Runs the jobs, one after another; returns when the last has ended, or the one that was interrupted. */
    public void run() {
        told.batchStart = System.nanoTime();
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

    /** Turns the events of the run into those of the observer. Jobs run one after another, in order. Used by their thread. */
    private static final class Told implements RunListener {

        private final Observer observer;

        /** Null if there is no report. */
        private final @Nullable HostedRecording nested;

        private @Nullable HostedWorker worker;
        private long batchStart;
        private int started;

        Told(Observer observer, @Nullable HostedRecording nested) {
            this.observer = observer;
            this.nested = nested;
        }

        @Override
        public void started(long index, Job<?> job, int attempt) {
            observer.starts(started);
            started++;
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            long nanos = outcome.elapsed().toNanos();
            ended(outcome.value(), null, nanos, false);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the time limit of this job is meant, not one of a job inside it
        public void failed(Outcome.Failure<?> outcome) {
            Throwable exception = outcome.exception();
            Job<?> job = outcome.job();
            long nanos = outcome.elapsed().toNanos();
            boolean isTimeout = exception instanceof JobTimeoutException timeout && timeout.job() == job;
            ended(null, isTimeout ? exception.getCause() : exception, nanos, isTimeout);
        }

        private void ended(@Nullable Object value, @Nullable Throwable exception, long nanos, boolean isTimeout) {
            // No clock is read for this: the jobs may be many, and quick.
            Attempt ended = Objects.requireNonNull(worker).runner().attempt();
            long start = Objects.requireNonNull(ended).startedAt();
            byte[] inside = nested == null ? null : nested.take(start, nanos);
            observer.ended(started - 1, new Result(value, exception, nanos, isTimeout, start - batchStart, inside));
        }
    }

    /** One worker, which has all the jobs that there are from the beginning. */
    private record HostedWorkforce(Run run, HostedWorker worker) implements Workforce {

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
