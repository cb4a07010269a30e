package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.flight.FlightLog;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of a worker's batches, one after another, and knows which one is running. Jobs that nobody watches are run in
 * a loop that reads no clock, takes no lock and makes no object; where somebody does, each of them is an {@link Attempt}.
 *
 * <p>All fields are written by the thread of the worker; others read them, to name or to watch the job that is running.
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

    /** What stands for the slot until the first job of a batch begins. */
    private static final int NONE = -1;

    private final Run run;
    private final Worker worker;
    private final boolean inCaller;

    /** The batch that is being run; null while no job is. */
    private volatile @Nullable Batch batch;

    /** The slot of the batch that is being run. Written in opaque mode. */
    private int slot;

    /** The attempt that is being run, where there is one for each job. */
    private volatile @Nullable Attempt attempt;

    BatchRunner(Run run, Worker worker) {
        this.run = run;
        this.worker = worker;
        this.inCaller = worker.isCaller();
    }

    void run(Batch claimed, Thread current) {
        BatchSizer sizer = run.sizer();
        Scope.enter(run.callerContext().scope());
        SLOT.setOpaque(this, NONE);
        FlightLog flight = run.events().flight();
        Object recorded = flight.batchStarts();
        batch = claimed;
        boolean isTimed = sizer.needsTime();
        long start = isTimed ? System.nanoTime() : 0;
        int ended;
        if (run.isTracked()) {
            ended = runTracked(claimed, current);
        } else {
            ended = runPlain(claimed, current);
            flight.jobsEnded(ended);
        }
        batch = null;
        if (isTimed) {
            sizer.ran(claimed.size(), System.nanoTime() - start);
        } else {
            sizer.ran(claimed.size());
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
        boolean isList = run.resultOrder() == ListResults.INSTANCE;
        int finished = 0;
        if (!inCaller) {
            // A stray interrupt that came while this worker looked for jobs; after that of a stop its flag is seen.
            Thread.interrupted();
        }
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (mustEnd()) {
                return finished;
            }
            if (current.getContextClassLoader() != loader) {
                current.setContextClassLoader(loader);
            }
            SLOT.setOpaque(this, i);
            Job<?> job = (Job<?>) Objects.requireNonNull(slots[i]);
            try {
                Object result = job.call();
                if (isList) {
                    slots[i] = result;
                } else {
                    run.endings().leave(claimed, i, result);
                }
                finished++;
            } catch (Throwable e) {
                // The job has ended, and must not be named as still running.
                batch = null;
                if (run.endings().failed(claimed, i, job, e, 0, inCaller)) {
                    finished++;
                }
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

    /** Runs jobs that are watched one by one, and counts each when the next one begins; returns how many are left to count. */
    private int runTracked(Batch claimed, Thread current) {
        int finished = 0;
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (!inCaller) {
                // Cleared before the look at the stop flag: the interrupt of a stop that comes later is for the job.
                Thread.interrupted();
            }
            run.source().finished(finished);
            if (mustEnd()) {
                return run.endings().neverRan(claimed, i);
            }
            SLOT.setOpaque(this, i);
            Attempt next = new Attempt(run, worker, claimed, i, current);
            attempt = next;
            boolean isFinished = next.call();
            attempt = null;
            if (next.isAbandoned()) {
                return 0; // whoever gave it up has taken care of it and of the rest of the batch
            }
            finished = isFinished ? 1 : 0;
        }
        return finished;
    }

    private boolean mustEnd() {
        return run.isStopped() || (inCaller && run.callerIsInterrupted());
    }

    @Nullable
    Attempt attempt() {
        return attempt;
    }

    /** What messages call the job that is running and not watched; null if there is none. Called by any thread. */
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
        // A result in the place of the job: it has just ended.
        return current.slots()[running] instanceof Job<?> job ? Failures.describe(job, index) : null;
    }

    /** Whether the job that is running should end. */
    boolean isToEnd() {
        Attempt running = attempt;
        return run.isStopped() || (running != null && running.isTimedOut());
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

    /** The context of a job. An interrupt of a calling thread that runs a job is seen by nobody but that thread. */
    private record RunningJob(
            Run ofRun,
            @Nullable Attempt ofAttempt,
            @Nullable Thread caller,
            long position,
            int attempt,
            int worker) implements JobContext {

        @Override
        public int index() {
            return Batch.publicIndex(position);
        }

        @Override
        public boolean isCancelled() {
            return ofRun.isStopped()
                    || (ofAttempt != null && ofAttempt.isTimedOut())
                    || (caller != null && caller.isInterrupted());
        }
    }
}
