package dev.delayable.runtime.engine;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Watches over the time limit of the jobs of one run. It looks at the running attempts when the first of them may be over its
 * limit: a job that starts later has its limit later. A run that nobody holds any more, not even a worker, is watched no more.
 */
final class TimeLimit {

    private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final WeakReference<Run> watched;
    private final WeakReference<Workforce> workforce;
    private final long limitNanos;
    private final long graceNanos;

    private TimeLimit(Run run, Workforce workforce, Duration limit) {
        this.watched = new WeakReference<>(run);
        this.workforce = new WeakReference<>(workforce);
        this.limitNanos = TimeUnit.NANOSECONDS.convert(limit);
        this.graceNanos = TimeUnit.NANOSECONDS.convert(run.settings().grace());
    }

    /** Watches over the workers of a run, if it has a time limit. */
    static void watch(Run run, Workforce workforce) {
        Duration limit = run.settings().timeout();
        if (limit != null) {
            TimeLimit timeLimit = new TimeLimit(run, workforce, limit);
            Watchdog.schedule(timeLimit::check, timeLimit.limitNanos);
        }
    }

    private void check() {
        Run run = watched.get();
        Workforce workers = workforce.get();
        if (run == null || workers == null || run.hasEnded()) {
            return;
        }
        long next = limitNanos;
        for (Worker worker : workers.workers()) {
            next = Math.min(next, check(worker));
        }
        Worker caller = run.callingWorker();
        if (caller != null) {
            next = Math.min(next, check(caller));
        }
        Watchdog.schedule(this::check, Math.max(next, MIN_WAIT_NANOS));
    }

    private long check(Worker worker) {
        Attempt attempt = worker.runner().attempt();
        return attempt == null ? limitNanos : attempt.check(limitNanos, graceNanos);
    }
}
