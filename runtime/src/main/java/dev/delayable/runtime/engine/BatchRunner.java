package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.flight.FlightLog;
import dev.delayable.runtime.report.WorkerRecording;
import dev.delayable.runtime.support.MappedJob;
import dev.delayable.runtime.work.JobText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of a worker's batches one after another, and records which job is running. If nothing observes or limits
 * the jobs, they run in a loop that reads no clock, takes no lock and allocates nothing; otherwise each job is an {@link
 * Attempt}.
 *
 * <p>The thread of the worker writes all fields. Other threads read them to name or to limit the running job.
 */
final class BatchRunner {

    private static final VarHandle SLOT;

    static {
        try {
            SLOT = MethodHandles.lookup().findVarHandle(BatchRunner.class, "slot", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** While a batch is being run: a stop interrupts the thread in here only. */
    private final InterruptibleSection section = new InterruptibleSection();

    /** What stands for the slot until the first job of a batch begins. */
    private static final int NONE = -1;

    private final Run run;
    private final RunState state;
    private final Worker worker;
    private final boolean inCaller;

    /** The batch that is being run; null while no job is. */
    private volatile @Nullable Batch batch;

    /** The slot of the batch that is being run. Written in opaque mode. */
    private int slot;

    /** The attempt that is being run, where there is one for each job. */
    private volatile @Nullable Attempt attempt;

    /** How many jobs of the batch did not run because of the memory of the run. */
    private int recalled;

    /** How long the memory has looked for the jobs of the batch, which says nothing about how long they run. */
    private long recallNanos;

    BatchRunner(Run run, Worker worker) {
        this.run = run;
        this.state = run.state();
        this.worker = worker;
        this.inCaller = worker.isCaller();
    }

    void run(Batch claimed, Thread current) {
        section.enter(current);
        BatchSizer sizer = run.sizer();
        Scope.enter(run.callerContext().scope());
        SLOT.setOpaque(this, NONE);
        FlightLog flight = run.events().flight();
        Object recorded = flight.batchStarts();
        batch = claimed;
        recalled = 0;
        recallNanos = 0;
        boolean isTimed = sizer.needsTime();
        long start = isTimed ? System.nanoTime() : 0;
        int ended;
        if (run.isTracked()) {
            ended = runTracked(claimed, current);
        } else {
            ThrowingFunction<@Nullable Object, @Nullable Object> function =
                    run.source().functionOfInputs(claimed);
            ended = function == null ? runPlain(claimed, current) : applyPlain(function, claimed, current);
            flight.jobsEnded(ended);
        }
        batch = null;
        boolean unused = section.exit();
        int ran = claimed.size() - recalled;
        if (isTimed && ran > 0) {
            sizer.ran(ran, System.nanoTime() - start - recallNanos);
        } else {
            sizer.ran(ran);
        }
        flight.batchEnded(recorded, claimed.firstIndex(), claimed.size(), worker.number());
        // Last, for the run may be complete with it, and a recording of it may end at once.
        run.source().finished(ended);
        run.caller().signal();
    }

    /** Runs the jobs of a batch; returns how many of them have finished, and are left to count. */
    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private int runPlain(Batch claimed, Thread current) {
        @Nullable Object[] slots = claimed.slots();
        ClassLoader loader = run.callerContext().classLoader();
        Results results = run.resultOrder();
        boolean isList = results == ListResults.INSTANCE;
        // The end of a batch of quick jobs wakes the calling thread, not each of its jobs.
        boolean wakesForEach = claimed.size() == 1 || !run.sizer().isAutomatic();
        int finished = 0;
        WorkerRecording recording = worker.recording();
        long start = recording == null ? 0 : System.nanoTime();
        if (!inCaller) {
            // A stray interrupt that came while this worker looked for jobs; after that of a stop its flag is seen.
            Thread.interrupted();
        }
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (mustEnd(claimed.indexOf(i))) {
                return finished;
            }
            if (current.getContextClassLoader() != loader) {
                current.setContextClassLoader(loader);
            }
            SLOT.setOpaque(this, i);
            Job<?> job = (Job<?>) Objects.requireNonNull(slots[i]);
            if (recording != null) {
                recording.starts(slots, i, claimed.indexOf(i), claimed.attempt(), start);
            }
            try {
                Object result = job.call();
                if (hasAsyncRuns()) {
                    worker.awaitAsyncRuns(false);
                }
                if (recording != null) {
                    start = recording.returned(job, claimed.indexOf(i), claimed.attempt(), start);
                }
                if (isList) {
                    slots[i] = result;
                } else {
                    claimed.put(i, result);
                    results.finished(claimed, i);
                    if (wakesForEach) {
                        run.caller().signal();
                    }
                }
                finished++;
            } catch (Throwable e) {
                worker.awaitAsyncRuns(true);
                // The job has ended, and must not be named as still running.
                batch = null;
                Attempt failed = Attempt.returned(run, worker, claimed, i, current);
                failed.ranSince(start);
                attempt = failed;
                boolean isFinished = run.endings().failed(claimed, i, job, e, 0, inCaller, failed);
                attempt = null;
                if (failed.isGivenUp()) {
                    worker.becomeGivenUp();
                    return finished; // the thread that gave it up has handled it and the rest of the batch
                }
                if (isFinished) {
                    finished++;
                }
                start = recording == null ? 0 : System.nanoTime();
                SLOT.setOpaque(this, NONE);
                batch = claimed;
            }
            if (!inCaller) {
                // A job's leftover, which must reach neither the next job nor the wait for the next batch.
                Thread.interrupted();
            }
        }
        return finished;
    }

    /**
     * Applies a function to the inputs that stand in a batch, as {@link #runPlain} runs jobs. A job is made only of an input for
     * which the function fails, and of one that is to be named.
     */
    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private int applyPlain(
            ThrowingFunction<@Nullable Object, @Nullable Object> function, Batch claimed, Thread current) {
        @Nullable Object[] slots = claimed.slots();
        ClassLoader loader = run.callerContext().classLoader();
        // Local: the volatile reads below would make the compiler read the fields again for each input.
        RunState stop = state;
        AtomicInteger asyncRuns = worker.asyncRuns();
        boolean isCaller = inCaller;
        int finished = 0;
        if (!isCaller) {
            Thread.interrupted(); // as above
        }
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (!stop.mayStart(claimed.indexOf(i)) || (isCaller && run.callerIsInterrupted())) {
                return finished;
            }
            if (current.getContextClassLoader() != loader) {
                current.setContextClassLoader(loader);
            }
            SLOT.setOpaque(this, i);
            Object input = slots[i];
            try {
                Object result = function.apply(input);
                if (asyncRuns.getPlain() > 0) {
                    worker.awaitAsyncRuns(false);
                }
                SLOT.setOpaque(this, NONE); // first, so that the result is not mistaken for the running job
                slots[i] = result;
                finished++;
            } catch (Throwable e) {
                worker.awaitAsyncRuns(true);
                batch = null;
                Job<?> job = new MappedJob<>(input, function);
                slots[i] = job; // for the failure, and for another attempt
                Attempt failed = Attempt.returned(run, worker, claimed, i, current);
                attempt = failed;
                boolean isFinished = run.endings().failed(claimed, i, job, e, 0, inCaller, failed);
                attempt = null;
                if (failed.isGivenUp()) {
                    worker.becomeGivenUp();
                    return finished; // as above
                }
                if (isFinished) {
                    finished++;
                }
                SLOT.setOpaque(this, NONE);
                batch = claimed;
            }
            if (!isCaller) {
                Thread.interrupted();
            }
        }
        return finished;
    }

    /** Runs jobs that are watched one by one, and counts each when the next one begins; returns how many are left to count. */
    private int runTracked(Batch claimed, Thread current) {
        int finished = 0;
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (!inCaller) {
                // Cleared before the look at the stop flag: the interrupt of a stop that comes later is for the job.
                Thread.interrupted();
            }
            run.source().finished(finished);
            if (mustEnd(claimed.indexOf(i))) {
                return run.endings().neverRan(claimed, i);
            }
            Recall recall = run.recall();
            if (recall != null) {
                long start = System.nanoTime();
                Recall.Decision decision = recall.decide(claimed, i);
                recallNanos += System.nanoTime() - start;
                if (decision != Recall.Decision.RUNS) {
                    recalled++;
                    finished = decision == Recall.Decision.DONE ? 1 : 0;
                    continue;
                }
            }
            SLOT.setOpaque(this, i);
            Attempt next = new Attempt(run, worker, claimed, i, current);
            attempt = next;
            boolean isFinished = next.call();
            attempt = null;
            if (next.isGivenUp()) {
                worker.becomeGivenUp();
                return 0; // the thread that gave it up has handled it and the rest of the batch
            }
            finished = isFinished ? 1 : 0;
        }
        return finished;
    }

    /** Plain: only the thread of the worker announces such runs, while it runs the job. */
    private boolean hasAsyncRuns() {
        return worker.asyncRuns().getPlain() > 0;
    }

    private boolean mustEnd(long index) {
        return !state.mayStart(index) || (inCaller && run.callerIsInterrupted());
    }

    @Nullable
    Attempt attempt() {
        return attempt;
    }

    /** The name in messages of a running job without an attempt; null if there is none. Called by any thread. */
    @Nullable
    String describeJob() {
        Batch current = batch;
        if (current == null) {
            return null;
        }
        int running = (int) SLOT.getOpaque(this);
        if (running == NONE) {
            return null;
        }
        long index = current.indexOf(running);
        Object element = current.slots()[running];
        ThrowingFunction<@Nullable Object, @Nullable Object> function =
                run.isTracked() ? null : run.source().functionOfInputs(current);
        if (function != null) {
            return (int) SLOT.getOpaque(this) == running ? JobText.of(new MappedJob<>(element, function), index) : null;
        }
        // A result in the place of the job: it has just ended.
        return element instanceof Job<?> job ? JobText.of(job, index) : null;
    }

    /** Interrupts the job that is running, if there is one. Called by any thread. */
    void interrupt() {
        boolean unused = section.interrupt();
    }

    /** Interrupts the job that is running if it would not be started any more. Called by any thread. */
    void interruptBehindBound() {
        if (isBehindBound()) {
            boolean unused = section.interrupt(this::isBehindBound);
        }
    }

    /** Whether a job is running that would not be started any more. Called by any thread, and may be out of date. */
    boolean isBehindBound() {
        Batch current = batch;
        int running = (int) SLOT.getOpaque(this);
        return current != null && running != NONE && !state.mayStart(current.indexOf(running));
    }

    /** Whether the job that is running should end. */
    boolean isToEnd() {
        Attempt running = attempt;
        return isBehindBound() || (running != null && running.isTimedOut());
    }

    /** What the running job may know; asked in the thread of the worker. Null between jobs. */
    @Nullable
    JobContext context() {
        Batch current = batch;
        if (current == null) {
            return null;
        }
        Thread caller = inCaller ? Thread.currentThread() : null;
        return new RunningJob(run, attempt, caller, current.indexOf(slot), current.attempt(), worker.number());
    }

    /** The context of a job. Only the calling thread itself sees an interrupt of a calling thread that runs a job. */
    private record RunningJob(
            Run ofRun,
            @Nullable Attempt ofAttempt,
            @Nullable Thread caller,
            long position,
            int attempt,
            int worker) implements JobContext {

        @Override
        public long index() {
            return position;
        }

        @Override
        public boolean isCancelled() {
            return !ofRun.state().mayStart(position)
                    || (ofAttempt != null && ofAttempt.isTimedOut())
                    || (caller != null && caller.isInterrupted());
        }
    }
}
