package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one job in a run that keeps track of them, for a time limit, listeners, outcomes or carried context: takes
 * the time, tells the listeners, and may be interrupted or given up by the {@link TimeLimit} meanwhile.
 *
 * <p>The end of an attempt is decided once, under its lock: either its own thread ends it, and then nobody interrupts that
 * thread on its behalf any more; or it is given up, and then its thread leaves no trace of the job when it comes back. Whoever
 * gives it up holds the lock of the worker, which is always taken first, and takes care of the job and the rest of its batch.
 */
final class Attempt {

    private final Run run;
    private final Worker worker;
    private final Batch batch;
    private final int slot;
    private final Job<?> job;
    private final long index;
    private final Thread thread;
    private final long start = System.nanoTime();

    /** Guarded by this. */
    private boolean ended;

    /** When the job was interrupted because of its time limit. Guarded by this. */
    private long interruptedAt;

    /** Whether the job was interrupted because of its time limit. Written under the lock of this. */
    private volatile boolean timedOut;

    /** Whether the job was given up. Written under the lock of this. */
    private volatile boolean abandoned;

    Attempt(Run run, Worker worker, Batch batch, int slot, Thread thread) {
        this.run = run;
        this.worker = worker;
        this.batch = batch;
        this.slot = slot;
        this.thread = thread;
        this.job = (Job<?>) Objects.requireNonNull(batch.slots()[slot]);
        this.index = batch.indexOf(slot);
    }

    boolean isTimedOut() {
        return timedOut;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** What messages call the job. */
    String describeJob() {
        return Failures.describe(job, index);
    }

    /** Runs the job; returns whether it has finished for good. */
    boolean call() {
        run.events().started(index, job, batch.attempt());
        Object recorded = run.events().flight().jobStarts();
        Object value = null;
        Throwable failure = null;
        try {
            value = callInContext();
        } catch (Throwable e) {
            failure = e;
        }
        long nanos = System.nanoTime() - start;
        if (!end()) {
            record(recorded, nanos, failure == null ? new CancellationException("given up before its end") : failure);
            return false;
        }
        Duration limit = run.settings().timeout();
        if (limit != null && (timedOut || Duration.ofNanos(nanos).compareTo(limit) > 0)) {
            failure = Failures.timeout(job, index, batch.attempt(), limit, nanos, failure, "");
        }
        record(recorded, nanos, failure);
        return failure == null
                ? run.endings().returned(batch, slot, job, value, nanos)
                : run.endings().failed(batch, slot, job, failure, nanos, worker.isCaller());
    }

    private void record(@Nullable Object recorded, long nanos, @Nullable Throwable failure) {
        run.events().flight().jobEnded(recorded, job, index, batch.attempt(), worker.number(), nanos, failure);
    }

    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private @Nullable Object callInContext() throws Exception {
        ClassLoader loader = run.callerContext().classLoader();
        if (thread.getContextClassLoader() != loader) {
            thread.setContextClassLoader(loader);
        }
        Scope.enter(run.callerContext().scope()); // the job before may have left another
        ContextCarrier.Scope scope = run.callerContext().carried().open();
        Throwable failure = null;
        try {
            return job.call();
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            close(scope, failure);
        }
    }

    private static void close(ContextCarrier.Scope scope, @Nullable Throwable failure) {
        try {
            scope.close();
        } catch (Throwable e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    /** Ends the attempt, unless it was given up; after that nobody interrupts its thread because of it. */
    private synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        if (timedOut || !worker.isCaller()) {
            Thread.interrupted();
        }
        return true;
    }

    /** Gives the job up if it is still running; returns whether it was. Called with the lock of the worker held. */
    synchronized boolean abandon() {
        if (ended) {
            return false;
        }
        ended = true;
        abandoned = true;
        return true;
    }

    /** The job can be ended by nobody in this JVM. */
    synchronized void tellThatItDoesNotEnd(HostedRun.Observer observer) {
        if (!ended) {
            observer.doesNotEnd(slot, System.nanoTime() - start);
        }
    }

    /** The job was given up because its run has ended: it and the rest of its batch have their outcomes all the same. */
    void leaveCancelled() {
        run.endings().givenUp(batch, slot, job, System.nanoTime() - start);
    }

    /**
     * Interrupts the job if its time is up, and gives it up if it does not end after that.
     *
     * @return in how many nanoseconds to look again at this attempt, if it has not ended
     */
    long check(long limitNanos, long graceNanos) {
        long elapsed;
        synchronized (this) {
            long now = System.nanoTime();
            if (ended) {
                return limitNanos;
            } else if (!timedOut) {
                long left = limitNanos - (now - start);
                if (left > 0) {
                    return left;
                }
                timedOut = true;
                interruptedAt = now;
                run.innerRuns().stopWithin(worker); // first: what is interrupted there may swallow it
                thread.interrupt();
                return graceNanos;
            } else if (graceNanos - (now - interruptedAt) > 0 || worker.isCaller() || run.isStopped()) {
                // The calling thread cannot be given up; and the end of a stopped run is waited for elsewhere.
                return Math.max(1, graceNanos - (now - interruptedAt));
            }
            elapsed = now - start;
        }
        // Not under the lock: the text is a user's, and the lock of the worker comes first.
        if (worker.abandonFor(this, describeJob())) {
            goOnWithout(elapsed, limitNanos, graceNanos);
        }
        return limitNanos;
    }

    /** The job will not end: it has failed, the rest of its batch is for another worker, and another thread for its own. */
    private void goOnWithout(long elapsed, long limitNanos, long graceNanos) {
        JobTimeoutException timeout = Failures.timeout(
                job,
                index,
                batch.attempt(),
                Duration.ofNanos(limitNanos),
                elapsed,
                null,
                ", and it is still running " + TimeUnit.NANOSECONDS.toMillis(graceNanos) + " ms after its interrupt");
        if (slot + 1 < batch.to()) {
            run.source().again(batch.part(slot + 1, batch.to(), batch.attempt()));
        }
        run.endings().abandoned(batch, slot, job, timeout, elapsed);
        worker.giveUpThread();
        run.caller().signal();
    }
}
