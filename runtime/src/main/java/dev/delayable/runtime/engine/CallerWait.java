package dev.delayable.runtime.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where the calling thread of a run sleeps, and is woken. It first says that it sleeps and then looks whether it can go on;
 * whoever changes something first does so and then looks whether it sleeps, with volatile accesses: no wake-up is lost. Only
 * between the quick jobs of one batch a worker looks without a fence, and a sleeper then looks again by itself.
 */
final class CallerWait {

    /** For how long a calling thread sleeps at most, while jobs are quick. */
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

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
                || source.hasRoom()
                || (run.callingWorker() != null && source.hasUnclaimed());
    }

    /** Sleeps until there is something to do. */
    void awaitProgress() throws InterruptedException {
        sleeper = Thread.currentThread();
        try {
            while (!canGoOn()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (run.sizer().size() == 1) {
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
