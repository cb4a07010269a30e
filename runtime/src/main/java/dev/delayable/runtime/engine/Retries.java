package dev.delayable.runtime.engine;

import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.work.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The jobs of one run that failed and wait for their next attempt. None of them holds a worker. Thread-safe. */
final class Retries {

    private final Run run;
    private final RetryPolicy retry;
    private final ReentrantLock lock = new ReentrantLock();

    /** Each a batch of one job, and what will end its wait. Guarded by the lock. */
    private final Map<Batch, Future<?>> waiting = new HashMap<>();

    /** Whether no job may wait any more. Guarded by the lock. */
    private boolean ended;

    Retries(Run run) {
        this.run = run;
        this.retry = run.settings().retry();
    }

    /** Whether a job is run again after a failure. Asks the user's predicate. */
    boolean isRetried(Outcome.Failure<?> failure) {
        if (run.isStopped()) {
            return false;
        }
        Throwable cause = failure.exception();
        try {
            return retry.isRetried(failure.attempts(), cause);
        } catch (Throwable e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    /** Lets a job be run again; returns whether it will be, which it is not once its run has been stopped. */
    boolean retry(Batch batch, int slot, Outcome.Failure<?> failure) {
        int attempt = batch.attempt();
        Duration delay = retry.delayAfter(attempt);
        Batch next = batch.part(slot, slot + 1, attempt + 1);
        run.events().retried(failure, delay);
        if (delay.isZero()) {
            run.runAgain(next);
            return true;
        }
        lock.lock();
        try {
            if (ended) {
                return false;
            }
            waiting.put(next, Clock.scheduleCancellable(() -> wake(next), TimeUnit.NANOSECONDS.convert(delay)));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void wake(Batch batch) {
        lock.lock();
        try {
            if (waiting.remove(batch) == null) {
                return;
            }
            // Under the lock: a run that ends must find the job, either here or there.
            run.source().again(batch);
        } finally {
            lock.unlock();
        }
        run.jobsAreThereAgain();
    }

    /** Ends the waiting of all jobs; none of them will be run again, and nothing of them is kept. */
    List<Batch> giveUp() {
        lock.lock();
        try {
            ended = true;
            if (waiting.isEmpty()) {
                return List.of();
            }
            waiting.values().forEach(wait -> wait.cancel(false));
            List<Batch> given = List.copyOf(waiting.keySet());
            waiting.clear();
            return given;
        } finally {
            lock.unlock();
        }
    }
}
