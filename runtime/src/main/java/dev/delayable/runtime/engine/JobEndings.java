package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the end of a job means for its run: a result, an outcome, another attempt, or the stop of the run. Called by
 * whoever has run the job; of one job by one thread at a time.
 *
 * <p>What is returned tells whether the job has finished for good; whoever has run it counts it then.
 */
final class JobEndings {

    private final Run run;
    private final Results results;
    private final boolean givesOutcomes;
    private final Retries retries;

    JobEndings(Run run) {
        this.run = run;
        this.results = run.resultOrder();
        this.givesOutcomes = run.givesOutcomes();
        this.retries = new Retries(run);
    }

    /** A job has returned, and was tracked. */
    boolean returned(Batch batch, int slot, Job<?> job, @Nullable Object value, long nanos) {
        Outcome.Success<?> success = new Outcome.Success<@Nullable Object>(
                Batch.publicIndex(batch.indexOf(slot)), job, value, batch.attempt(), Duration.ofNanos(nanos));
        run.events().finished(success);
        leave(batch, slot, givesOutcomes ? success : value);
        return true;
    }

    /** Leaves a result where the job was, and lets those know who wait for it. */
    void leave(Batch batch, int slot, @Nullable Object result) {
        batch.put(slot, result);
        results.finished(batch, slot);
        run.caller().signal();
    }

    /** A job has thrown an exception, or an error. */
    boolean failed(Batch batch, int slot, Job<?> job, Throwable cause, long nanos, boolean inCaller) {
        if (run.isStopped() && Failures.tellsInterrupt(cause)) {
            // A job that the stop has interrupted has not failed by itself.
            return cancelled(batch, slot, job, cause, nanos);
        }
        if (inCaller && tellsInterruptOfCaller(cause)) {
            run.callerInterrupted(Failures.interruptIn(cause), ", at " + Failures.describe(job, batch.indexOf(slot)));
            return cancelled(batch, slot, job, cause, nanos);
        }
        Outcome.Failure<?> failure = failure(batch, slot, job, cause, batch.attempt(), nanos);
        return !retries.retry(batch, slot, failure) && failedForGood(batch, slot, failure);
    }

    /** An exception around the interrupt, such as that of a run inside the job, counts only with the flag set. */
    private static boolean tellsInterruptOfCaller(Throwable cause) {
        return cause instanceof InterruptedException
                || (Failures.tellsInterrupt(cause) && Thread.currentThread().isInterrupted());
    }

    private boolean failedForGood(Batch batch, int slot, Outcome.Failure<?> failure) {
        run.events().failed(failure);
        if (givesOutcomes) {
            leave(batch, slot, failure);
        } else {
            run.failures().add(failure.job(), batch.indexOf(slot), batch.attempt(), failure.exception());
            run.stop();
        }
        return true;
    }

    /** A job was over its time limit, and has not ended after its interrupt. */
    void abandoned(Batch batch, int slot, Job<?> job, JobTimeoutException timeout, long nanos) {
        failedForGood(batch, slot, failure(batch, slot, job, timeout, batch.attempt(), nanos));
        run.source().finished(1);
    }

    /** A job has not ended after the interrupt that came with the stop of its run. */
    void givenUp(Batch batch, int slot, Job<?> job, long nanos) {
        cancelled(batch, slot, job, Failures.stillRunning(run.settings().grace()), nanos);
        run.source().finished(1 + neverRan(batch, slot + 1));
    }

    /** A job was interrupted by the stop of its run. */
    private boolean cancelled(Batch batch, int slot, Job<?> job, Throwable cause, long nanos) {
        Throwable why = run.isHosted() ? cause : Failures.cancelled(run.passedDeadline(), cause);
        Outcome.Failure<?> failure = failure(batch, slot, job, why, batch.attempt(), nanos);
        run.events().failed(failure);
        if (givesOutcomes) {
            leave(batch, slot, failure);
        }
        return true;
    }

    /**
     * Jobs will not be run, since their run is stopped.
     *
     * @param from the first slot of them; the last one is that of the batch
     * @return how many they are
     */
    int neverRan(Batch batch, int from) {
        for (int slot = from; slot < batch.to() && givesOutcomes; slot++) {
            if (batch.slots()[slot] instanceof Job<?> job) {
                leave(batch, slot, unrun(batch, slot, job));
            }
        }
        return batch.to() - from;
    }

    /** Jobs that listeners were told of as started will not be run after all, since their run is stopped. */
    void cancelledUnrun(Batch batch) {
        for (int slot = batch.from(); slot < batch.to(); slot++) {
            if (batch.slots()[slot] instanceof Job<?> job) {
                Outcome.Failure<?> failure = unrun(batch, slot, job);
                run.events().failed(failure);
                if (givesOutcomes) {
                    leave(batch, slot, failure);
                }
            }
        }
    }

    private Outcome.Failure<?> unrun(Batch batch, int slot, Job<?> job) {
        Throwable why = Failures.cancelled(run.passedDeadline(), null);
        return failure(batch, slot, job, why, batch.attempt() - 1, 0);
    }

    /** Ends the waiting for further attempts. Called when the run is over. */
    void end() {
        for (Batch batch : retries.giveUp()) {
            run.source().finished(neverRan(batch, batch.from()));
        }
    }

    private static Outcome.Failure<?> failure(
            Batch batch, int slot, Job<?> job, Throwable exception, int attempts, long nanos) {
        return new Outcome.Failure<>(
                Batch.publicIndex(batch.indexOf(slot)), job, exception, attempts, Duration.ofNanos(nanos));
    }
}
