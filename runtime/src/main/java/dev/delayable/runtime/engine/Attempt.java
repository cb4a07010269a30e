package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.report.WorkerRecording;
import dev.delayable.runtime.work.JobText;
import dev.delayable.runtime.work.Work;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one job in a run that keeps track of them, for a time limit, listeners, outcomes or carried context: takes
 * the time, calls the listeners, and may be interrupted or given up by another thread.
 *
 * <p>The phases are {@code RUNNING → RETURNED → DONE}, each step taken by the thread of the job; or {@code GIVEN_UP}, from
 * {@code RUNNING} by the {@link TimeLimit}, or from {@code RUNNING} or {@code RETURNED} at the end of a stopped run. A job
 * has {@code RETURNED} when its code has: what may still take long are listeners and the predicate of a retry. Whoever takes
 * the step to {@code DONE} or {@code GIVEN_UP} decides what becomes of the job, and nobody else leaves a trace of it.
 */
final class Attempt implements Completion {

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(Attempt.class, "phase", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int RUNNING = 0;
    private static final int RETURNED = 1;
    private static final int DONE = 2;
    private static final int GIVEN_UP = 3;

    private final Run run;
    private final Worker worker;
    private final Batch batch;
    private final int slot;
    private final Job<?> job;
    private final long index;
    private final Thread thread;
    private final long start = System.nanoTime();

    /** The time limit interrupts the job in here. */
    private final InterruptibleSection section = new InterruptibleSection();

    private volatile int phase;

    /** When the job ran, for the report. Used by its thread. */
    private long recordedStart;

    private long recordedEnd;

    /** When the time limit was found to have passed, 0 before. Written by the look of the {@link TimeLimit}. */
    private volatile long limitPassedAt;

    /** Whether the job is to be given up because of its time limit. Written by the look of the {@link TimeLimit}. */
    private boolean isBeingGivenUp;

    /** Whether the job was interrupted because of its time limit. Written while its section is pinned. */
    private volatile boolean timedOut;

    Attempt(Run run, Worker worker, Batch batch, int slot, Thread thread) {
        this(run, worker, batch, slot, thread, RUNNING);
    }

    /** A job that was not kept track of and has failed: what is called about that may not return. */
    static Attempt returned(Run run, Worker worker, Batch batch, int slot, Thread thread) {
        return new Attempt(run, worker, batch, slot, thread, RETURNED);
    }

    private Attempt(Run run, Worker worker, Batch batch, int slot, Thread thread, int phase) {
        this.phase = phase;
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

    boolean isGivenUp() {
        return phase == GIVEN_UP;
    }

    /** When the attempt began, by {@link System#nanoTime}. */
    long startedAt() {
        return start;
    }

    /** The name of the job in messages. */
    String describeJob() {
        return JobText.of(job, index);
    }

    /** Runs the job; returns whether it has finished for good. */
    boolean call() {
        section.enter(thread);
        run.events().started(index, job, batch.attempt());
        WorkerRecording recording = worker.recording();
        if (recording != null) {
            recording.starts(batch.slots(), slot, index, batch.attempt(), start);
        }
        Object recorded = run.events().flight().jobStarts();
        Object value = null;
        Throwable failure = null;
        try {
            value = callInContext();
        } catch (Throwable e) {
            failure = e;
        }
        long nanos = System.nanoTime() - start;
        recordedStart = start;
        recordedEnd = start + nanos;
        boolean wasInterrupted = section.exit();
        if (!wasInterrupted && !worker.isCaller()) {
            Thread.interrupted();
        }
        if (!PHASE.compareAndSet(this, RUNNING, RETURNED)) {
            record(recorded, nanos, failure == null ? new CancellationException("given up before its end") : failure);
            return false;
        }
        Duration limit = run.settings().timeout();
        if (limit != null && (timedOut || Duration.ofNanos(nanos).compareTo(limit) > 0)) {
            failure = Failures.timeout(job, index, batch.attempt(), limit, nanos, failure, "");
        }
        record(recorded, nanos, failure);
        return failure == null
                ? run.endings().returned(batch, slot, job, value, nanos, this)
                : run.endings().failed(batch, slot, job, failure, nanos, worker.isCaller(), this);
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
            Object value = job.call();
            worker.awaitAsyncRuns(false);
            return value;
        } catch (Throwable e) {
            failure = e;
            worker.awaitAsyncRuns(true);
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

    /** The job, which was not watched, has run from some time on until now. */
    void ranSince(long began) {
        recordedStart = began;
        recordedEnd = System.nanoTime();
    }

    @Override
    public void ended(Ending ending, @Nullable Throwable failure) {
        WorkerRecording recording = worker.recording();
        if (recording != null) {
            long unused = recording.ended(job, index, batch.attempt(), recordedStart, recordedEnd, ending, failure);
        }
    }

    @Override
    public boolean commit() {
        return PHASE.compareAndSet(this, RETURNED, DONE);
    }

    /** The job ignores the interrupt of its time limit: gives it up if it is still running; returns whether it was. */
    boolean giveUpRunning() {
        return PHASE.compareAndSet(this, RUNNING, GIVEN_UP);
    }

    /**
     * The run ends without the job, or without what is called after it: it and the rest of its batch have their outcomes all the
     * same.
     *
     * @return whether the job was given up by this call
     */
    boolean giveUpAtEnd() {
        boolean wasRunning = giveUpRunning();
        if (!wasRunning && !PHASE.compareAndSet(this, RETURNED, GIVEN_UP)) {
            return false;
        }
        worker.recordGivenUp();
        run.endings().givenUp(batch, slot, job, System.nanoTime() - start, wasRunning);
        return true;
    }

    /** No thread of this JVM can end the job. */
    void reportStuck(HostedRun.Observer observer) {
        if (phase == RUNNING) {
            observer.doesNotEnd(slot, System.nanoTime() - start);
        }
    }

    /**
     * Interrupts the job if its time is up, and gives it up if it does not end after that; each on a thread of its own, for an
     * interrupt may block, and the text of the job is a user's. Called by one thread at a time.
     *
     * @return in how many nanoseconds to look again at this attempt, if it has not ended
     */
    long check(long limitNanos, long graceNanos) {
        if (phase != RUNNING || isBeingGivenUp) {
            return limitNanos;
        }
        long now = System.nanoTime();
        if (limitPassedAt == 0) {
            long left = limitNanos - (now - start);
            if (left > 0) {
                return left;
            }
            limitPassedAt = now == 0 ? 1 : now;
            Work.execute(this::interrupt);
            return graceNanos;
        }
        long left = graceNanos - (now - limitPassedAt);
        if (left > 0) {
            return left;
        }
        if (worker.isCaller() || run.isStopped()) {
            // The calling thread cannot be given up; and the end of a stopped run is waited for elsewhere.
            return limitNanos;
        }
        isBeingGivenUp = true;
        Work.execute(() -> giveUpOverLimit(limitNanos, graceNanos));
        return limitNanos;
    }

    private void interrupt() {
        boolean unused = section.interrupt(() -> {
            timedOut = true;
            run.innerRuns().stopWithin(worker); // first: what is interrupted there may swallow it
            return true;
        });
    }

    /** The job will not end: it has failed, the rest of its batch is for another worker, and another thread for its own. */
    private void giveUpOverLimit(long limitNanos, long graceNanos) {
        if (!worker.giveUp(this)) {
            return;
        }
        long elapsed = System.nanoTime() - start;
        worker.recordGivenUp();
        if (slot + 1 < batch.to()) {
            run.source().again(batch.part(slot + 1, batch.to(), batch.attempt()));
        }
        worker.giveUpThread();
        JobTimeoutException timeout = Failures.timeout(
                job,
                index,
                batch.attempt(),
                Duration.ofNanos(limitNanos),
                elapsed,
                null,
                ", and it is still running " + TimeUnit.NANOSECONDS.toMillis(graceNanos) + " ms after its interrupt");
        run.endings().abandoned(batch, slot, job, timeout, elapsed);
        run.caller().signal();
    }
}
