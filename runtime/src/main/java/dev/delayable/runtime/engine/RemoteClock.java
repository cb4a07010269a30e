package dev.delayable.runtime.engine;

import dev.delayable.runtime.work.Clock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Supervises the remote workers of one run from outside. A worker enforces the time limits of its jobs, but a worker that
 * hangs or was stopped by a signal cannot. So a worker is killed if it sends nothing about a job for longer than the time
 * limit, the grace and some slack, or if it does not end after a stop. Thread-safe.
 */
final class RemoteClock {

    /** How much later than allowed an answer may come: the worker has a clock too, and the machine may be busy. */
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How much longer than its grace a job of a stopped run may take. */
    private static final long STOP_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final RemoteWorkforce workforce;
    private final boolean hasLimit;
    private final long nanosPerJob;
    private final long graceNanos;
    private final ReentrantLock lock = new ReentrantLock();

    /** The next look at the time limits, and the one after the stop. Guarded by the lock. */
    private @Nullable Future<?> nextLook;

    private @Nullable Future<?> lookAfterStop;

    /** Guarded by the lock. */
    private boolean isClosed;

    RemoteClock(RemoteWorkforce workforce, RunSettings settings) {
        this.workforce = workforce;
        Duration timeout = settings.timeout();
        this.hasLimit = timeout != null;
        this.graceNanos = TimeUnit.NANOSECONDS.convert(settings.grace());
        this.nanosPerJob = timeout == null ? 0 : sum(TimeUnit.NANOSECONDS.convert(timeout), graceNanos);
    }

    /** The sum of two durations, or the longest one. */
    private static long sum(long nanos, long more) {
        return nanos > Long.MAX_VALUE - more ? Long.MAX_VALUE : nanos + more;
    }

    /** A look at the workers. It does not keep the run alive. No lambda: the first one costs a new JVM 10 ms. */
    private record Look(WeakReference<RemoteClock> clock, boolean isAfterStop) implements Runnable {

        @Override
        public void run() {
            RemoteClock watched = clock.get();
            if (watched != null) {
                watched.look(isAfterStop);
            }
        }
    }

    private Future<?> schedule(boolean isAfterStop, long nanos) {
        return Clock.scheduleCancellable(new Look(new WeakReference<>(this), isAfterStop), nanos);
    }

    /** The turn of a batch has come. */
    void watch() {
        lock.lock();
        try {
            if (hasLimit && nextLook == null && !isClosed) {
                nextLook = schedule(false, sum(nanosPerJob, SLACK_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }

    /** A batch was interrupted, though its run goes on. */
    void interrupted() {
        lock.lock();
        try {
            if (!isClosed) {
                cancel(nextLook); // this one comes first, and the others after it
                nextLook = schedule(false, sum(graceNanos, STOP_SLACK_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The run is stopped. */
    void stopped() {
        lock.lock();
        try {
            if (lookAfterStop == null && !isClosed) {
                lookAfterStop = schedule(true, sum(graceNanos, STOP_SLACK_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            isClosed = true;
            cancel(nextLook);
            cancel(lookAfterStop);
        } finally {
            lock.unlock();
        }
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private long left(RemoteBatchState state) {
        return state.leftNanos(hasLimit ? nanosPerJob : Long.MAX_VALUE, SLACK_NANOS, sum(graceNanos, STOP_SLACK_NANOS));
    }

    private void look(boolean isAfterStop) {
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        long next = Long.MAX_VALUE;
        for (RemoteBatchState state : workforce.inFlight()) {
            if (isAfterStop) {
                state.kill(RemoteBatchState.Kill.STOPPED_RUN);
            }
            if (left(state) <= 0) {
                state.silent();
            }
            next = Math.min(next, left(state));
        }
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            cancel(nextLook); // there may be another one
            if (next == Long.MAX_VALUE) {
                nextLook = null; // until the turn of a batch comes
            } else {
                nextLook = schedule(false, Math.max(next, MIN_WAIT_NANOS));
            }
        } finally {
            lock.unlock();
        }
    }
}
