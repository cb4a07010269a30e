package dev.delayable.runtime.engine;

import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Retry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The jobs of one run that failed and wait for their next attempt. None of them holds a worker. Thread-safe. */
final class Retries {

    private final Run run;
    private final Retry retry;

    /** Each a batch of one job. Guarded by this. */
    private final Set<Batch> waiting = new HashSet<>();

    Retries(Run run) {
        this.run = run;
        this.retry = run.settings().retry();
    }

    /** Sees to it that a job is run again, if it is one for that; returns whether it is. */
    boolean retry(Batch batch, int slot, Outcome.Failure<?> failure) {
        int attempt = batch.attempt();
        if (run.isStopped() || !isRetried(attempt, failure.exception())) {
            return false;
        }
        Duration delay = retry.delayAfter(attempt);
        run.events().retried(failure, delay);
        Batch next = batch.part(slot, slot + 1, attempt + 1);
        if (delay.isZero()) {
            run.runAgain(next);
        } else {
            synchronized (this) {
                waiting.add(next);
            }
            Watchdog.schedule(() -> wake(next), delay.toNanos());
        }
        return true;
    }

    private boolean isRetried(int attempt, Throwable cause) {
        try {
            return retry.isRetried(attempt, cause);
        } catch (Throwable e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    private void wake(Batch batch) {
        synchronized (this) {
            if (!waiting.remove(batch)) {
                return;
            }
            // Under the lock: a run that ends must find the job, either here or there.
            run.source().again(batch);
        }
        run.jobsAreThereAgain();
    }

    /** Ends the waiting of all jobs; none of them will be run again. */
    synchronized List<Batch> giveUp() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Batch> given = List.copyOf(waiting);
        waiting.clear();
        return given;
    }
}
