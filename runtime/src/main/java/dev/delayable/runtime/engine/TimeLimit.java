package dev.delayable.runtime.engine;

import dev.delayable.runtime.work.Clock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the time limit of the jobs of one run. It checks the running attempts when the earliest of them may exceed its
 * limit; a job that starts later reaches its limit later. At most one check is scheduled at a time until the run ends. A
 * run that is not reachable from anywhere else is no longer checked.
 */
final class TimeLimit implements Runnable {

    private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final WeakReference<Run> watched;
    private final WeakReference<Workforce> workforce;
    private final long limitNanos;
    private final long graceNanos;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private boolean ended;

    /** Guarded by the lock. */
    private @Nullable Future<?> nextLook;

    private TimeLimit(Run run, Workforce workforce, Duration limit) {
        this.watched = new WeakReference<>(run);
        this.workforce = new WeakReference<>(workforce);
        this.limitNanos = TimeUnit.NANOSECONDS.convert(limit);
        this.graceNanos = TimeUnit.NANOSECONDS.convert(run.settings().grace());
    }

    /** Watches over the workers of a run, if it has a time limit. */
    static @Nullable TimeLimit watch(Run run, Workforce workforce) {
        Duration limit = run.settings().timeout();
        if (limit == null) {
            return null;
        }
        TimeLimit timeLimit = new TimeLimit(run, workforce, limit);
        timeLimit.lookIn(timeLimit.limitNanos);
        return timeLimit;
    }

    private void lookIn(long nanos) {
        lock.lock();
        try {
            if (!ended) {
                nextLook = Clock.scheduleCancellable(this, Math.max(nanos, MIN_WAIT_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The run has ended: nothing of it is kept for its limit. */
    void end() {
        lock.lock();
        try {
            ended = true;
            if (nextLook != null) {
                nextLook.cancel(false);
                nextLook = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        Run run = watched.get();
        Workforce workers = workforce.get();
        if (run == null || workers == null || run.hasEnded()) {
            return;
        }
        long next = limitNanos;
        try {
            for (Worker worker : workers.workers()) {
                next = Math.min(next, check(worker));
            }
            Worker caller = run.callingWorker();
            if (caller != null) {
                next = Math.min(next, check(caller));
            }
        } finally {
            lookIn(next);
        }
    }

    private long check(Worker worker) {
        Attempt attempt = worker.runner().attempt();
        return attempt == null ? limitNanos : attempt.check(limitNanos, graceNanos);
    }
}
