package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.work.JobText;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the end of a job into its effect on the run: a result, an outcome, another attempt, or the stop of the run. The
 * thread that ran the job calls these methods; for one job, one thread at a time.
 *
 * <p>The return value says whether the job has finished for good. The thread that ran it then counts it as finished.
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
    boolean returned(Batch batch, int slot, Job<?> job, @Nullable Object value, long nanos, Completion completion) {
        Exception unkept = keep(batch.indexOf(slot), value, nanos);
        if (unkept != null) {
            return failedForGood(batch, slot, failure(batch, slot, job, unkept, batch.attempt(), nanos), completion);
        }
        Outcome.Success<?> success = new Outcome.Success<@Nullable Object>(
                batch.indexOf(slot), job, value, batch.attempt(), Duration.ofNanos(nanos));
        run.events().finished(success);
        if (!completion.commit()) {
            return false;
        }
        completion.ended(Ending.RETURNED, null);
        leave(batch, slot, givesOutcomes ? success : value);
        return true;
    }

    /** Keeps a result, if the run has a memory; what is thrown is the failure of the job. */
    private @Nullable Exception keep(long index, @Nullable Object value, long nanos) {
        Recall recall = run.recall();
        if (recall == null) {
            return null;
        }
        try {
            if (run.state().mayStart(index)) {
                recall.keep(index, value, nanos);
            } else {
                // The stop has interrupted it, and it may have returned half a result because of that.
                recall.failed(index, new CancellationException("the run was stopped while the job ran"));
            }
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    /** A job was not run, since its result was there. */
    void recalled(Batch batch, int slot, Outcome.Success<?> success) {
        run.events().recalled(success);
        leave(batch, slot, givesOutcomes ? success : success.value());
    }

    /** A job was not run, since the memory cannot tell which one it is; returns whether it has finished for good. */
    boolean refused(Batch batch, int slot, Job<?> job, Throwable cause) {
        return failedForGood(batch, slot, failure(batch, slot, job, cause, batch.attempt() - 1, 0), Completion.ALWAYS);
    }

    /** Leaves a result where the job was, and lets those know who wait for it. */
    void leave(Batch batch, int slot, @Nullable Object result) {
        batch.put(slot, result);
        results.finished(batch, slot);
        run.caller().signal();
    }

    /** A job has thrown an exception, or an error. */
    boolean failed(
            Batch batch, int slot, Job<?> job, Throwable cause, long nanos, boolean inCaller, Completion completion) {
        if (!run.state().mayStart(batch.indexOf(slot)) && Failures.tellsInterrupt(cause)) {
            // The end of a job that the stop has interrupted is not a failure.
            return cancelled(batch, slot, job, cause, nanos, completion);
        }
        if (inCaller && tellsInterruptOfCaller(cause)) {
            run.callerInterrupted(Failures.interruptIn(cause), ", at " + JobText.of(job, batch.indexOf(slot)));
            return cancelled(batch, slot, job, cause, nanos, completion);
        }
        Outcome.Failure<?> failure = failure(batch, slot, job, cause, batch.attempt(), nanos);
        if (retries.isRetried(failure)) {
            if (!completion.commit()) {
                return false;
            }
            completion.ended(Ending.RETRIED, cause);
            return !retries.retry(batch, slot, failure) && failedForGood(batch, slot, failure, Completion.ALWAYS);
        }
        return failedForGood(batch, slot, failure, completion);
    }

    /** An exception around the interrupt, such as that of a run inside the job, counts only with the flag set. */
    private static boolean tellsInterruptOfCaller(Throwable cause) {
        return cause instanceof InterruptedException
                || (Failures.tellsInterrupt(cause) && Thread.currentThread().isInterrupted());
    }

    private boolean failedForGood(Batch batch, int slot, Outcome.Failure<?> failure, Completion completion) {
        Recall recall = run.recall();
        if (recall != null) {
            recall.failed(batch.indexOf(slot), failure.exception());
        }
        run.events().failed(failure);
        if (!completion.commit()) {
            return false;
        }
        completion.ended(Ending.FAILED, failure.exception());
        if (givesOutcomes) {
            leave(batch, slot, failure);
        } else {
            run.failures().add(failure.job(), batch.indexOf(slot), failure.attempts(), failure.exception());
            run.jobFailed(batch.indexOf(slot));
        }
        return true;
    }

    /** A job was over its time limit, and has not ended after its interrupt. */
    void abandoned(Batch batch, int slot, Job<?> job, JobTimeoutException timeout, long nanos) {
        Outcome.Failure<?> failure = failure(batch, slot, job, timeout, batch.attempt(), nanos);
        boolean unused = failedForGood(batch, slot, failure, Completion.ALWAYS);
        run.source().finished(1);
    }

    /**
     * A job has not ended after the interrupt that came with the stop of its run.
     *
     * @param isReported whether listeners are to be called; not if one of them is what has not ended
     */
    void givenUp(Batch batch, int slot, Job<?> job, long nanos, boolean isReported) {
        Throwable why = Failures.cancelled(
                run.passedDeadline(), Failures.stillRunning(run.settings().grace()));
        Outcome.Failure<?> failure = failure(batch, slot, job, why, batch.attempt(), nanos);
        if (isReported) {
            run.events().failed(failure);
        }
        if (givesOutcomes) {
            leave(batch, slot, failure);
        }
        run.source().finished(1 + neverRan(batch, slot + 1));
    }

    /** A job was interrupted by the stop of its run. */
    private boolean cancelled(Batch batch, int slot, Job<?> job, Throwable cause, long nanos, Completion completion) {
        Throwable why = run.isHosted() ? cause : Failures.cancelled(run.passedDeadline(), cause);
        Outcome.Failure<?> failure = failure(batch, slot, job, why, batch.attempt(), nanos);
        run.events().failed(failure);
        if (!completion.commit()) {
            return false;
        }
        completion.ended(Ending.STOPPED, cause);
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
        Recall recall = run.recall();
        if (recall != null) {
            for (Batch batch : recall.giveUp()) {
                run.source().finished(neverRan(batch, batch.from()));
            }
        }
    }

    private static Outcome.Failure<?> failure(
            Batch batch, int slot, Job<?> job, Throwable exception, int attempts, long nanos) {
        return new Outcome.Failure<>(batch.indexOf(slot), job, exception, attempts, Duration.ofNanos(nanos));
    }
}
