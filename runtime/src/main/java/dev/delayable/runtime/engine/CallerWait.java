package dev.delayable.runtime.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The place where the calling thread of a run sleeps. The calling thread first announces that it sleeps and then checks
 * whether it can continue. A thread that changes something first makes the change and then checks whether the calling
 * thread sleeps. All these accesses are volatile, so no wake-up is lost. Only between the quick jobs of one batch a
 * worker checks without a fence; therefore the sleeping thread also checks periodically.
 */
final class CallerWait {

    /** For how long a calling thread sleeps at most, while jobs are quick. */
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** How often to look whether the job around the run waits, so that a job of the run may take its place. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Run run;
    private final JobSource source;
    private final Results results;

    /** The thread that sleeps, or is about to; else null. Written by the calling thread. */
    private volatile @Nullable Thread sleeper;

    CallerWait(Run run) {
        this.run = run;
        this.source = run.source();
        this.results = run.resultOrder();
    }

    /** Wakes the calling thread if it sleeps and there is something for it to do. */
    void signal() {
        Thread caller = sleeper;
        if (caller != null && canGoOn()) {
            LockSupport.unpark(caller);
        }
    }

    private boolean canGoOn() {
        return run.isOver()
                || run.isStopped()
                || results.hasNext()
                || !run.state().mayStart(results.delivered())
                || source.hasRoom()
                || (source.hasUnclaimed() && callerMayRun());
    }

    private boolean callerMayRun() {
        CallingWorker self = run.callingWorker();
        return self != null && self.mayRun();
    }

    /** Whether the calling thread waits for a job that says nothing when it begins to wait. */
    private boolean mustLook() {
        CallingWorker self = run.callingWorker();
        return self != null && self.isBesideTheJob() && source.hasUnclaimed();
    }

    /** Sleeps until there is something to do. */
    void awaitProgress() throws InterruptedException {
        sleeper = Thread.currentThread();
        try {
            while (!canGoOn()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (mustLook()) {
                    LockSupport.parkNanos(this, LOOK_NANOS);
                } else if (run.sizer().size() == 1) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, MAX_SLEEP_NANOS);
                }
            }
        } finally {
            sleeper = null;
        }
    }

    /** Waits until the stopped run is over, whatever interrupts there are; returns whether it is in time. */
    boolean awaitOver(long nanos) {
        long start = System.nanoTime();
        boolean interrupted = false;
        sleeper = Thread.currentThread();
        try {
            for (long left = nanos; !run.isOver() && left > 0; left = nanos - (System.nanoTime() - start)) {
                LockSupport.parkNanos(this, left);
                // The run is being stopped already, and must not leave a job behind.
                interrupted |= Thread.interrupted();
            }
            return run.isOver();
        } finally {
            sleeper = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
