package dev.delayable.runtime;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Judges what came of one run of the {@link Soak} by what its plan allows. */
final class SoakVerdict {

    private final SoakPlan plan;
    private final SoakLedger ledger;
    private final int taken;
    private final List<@Nullable Object> results;
    private final @Nullable Throwable thrown;

    SoakVerdict(SoakPlan plan, int taken, List<@Nullable Object> results, @Nullable Throwable thrown) {
        this.plan = plan;
        this.ledger = plan.ledger();
        this.taken = taken;
        this.results = results;
        this.thrown = thrown;
    }

    void judge(boolean disturbed) {
        judgeResults();
        plan.jobs().forEach(this::judgeStarts);
        if (thrown != null) {
            ledger.check(isExpected(thrown, disturbed), "not expected: " + describe(thrown));
        } else {
            judgeEnd();
        }
    }

    /** Whether the interrupt flag of the calling thread is as it must be. */
    void judgeFlag(boolean flag, boolean disturbed) {
        if (plan.disturbance() != SoakPlan.Disturbance.INTERRUPT || !disturbed) {
            ledger.check(!flag, "the run has left the interrupt flag set");
        } else if (plan.nJobs() > 1 || tellsInterrupt(thrown)) {
            // With one job at once, the job that runs in the calling thread may have swallowed it.
            ledger.check(flag, "the interrupt of the caller is lost");
        }
    }

    private void judgeResults() {
        BitSet seen = new BitSet();
        boolean isOrdered = !plan.unordered() || !plan.verb().isStream();
        for (int i = 0; i < results.size(); i++) {
            int index = plan.verb().givesOutcomes() ? judgeOutcome(results.get(i)) : indexOf(results.get(i));
            ledger.check(!isOrdered || index == i, "result " + index + " stands at " + i);
            ledger.check(!seen.get(index), "result " + index + " is there twice");
            seen.set(index);
        }
    }

    private int indexOf(@Nullable Object result) {
        if (result instanceof Integer index && index >= 0 && index < plan.jobs().size()) {
            SoakJob job = plan.jobs().get(index);
            ledger.check(
                    plan.timeout() != null || job.starts() == job.startsNeeded(),
                    job + " has a result after " + job.starts() + " starts");
            return index;
        }
        ledger.check(false, "a result is " + result);
        return 0;
    }

    private int judgeOutcome(@Nullable Object result) {
        if (!(result instanceof Outcome<?> outcome)) {
            ledger.check(false, "an outcome is " + result);
            return 0;
        }
        SoakJob job = plan.jobs().get((int) outcome.index());
        ledger.check(job.equals(outcome.job()), outcome + " is that of " + job);
        ledger.check(
                outcome.attempts() == job.starts() || plan.mayGiveUpJobs(),
                outcome + " after " + job.starts() + " starts");
        if (outcome instanceof Outcome.Failure<?> failure) {
            ledger.check(isExpectedOf(job, failure.exception()), job + " has not expected " + failure);
        } else if (outcome instanceof Outcome.Success<?> success) {
            ledger.check(Integer.valueOf(job.index()).equals(success.value()), outcome + " is that of " + job);
            ledger.check(!job.isToFail(plan.attempts()), outcome + " was to fail");
        }
        return (int) outcome.index();
    }

    private boolean isExpectedOf(SoakJob job, Throwable exception) {
        if (exception instanceof JobTimeoutException) {
            return plan.timeout() != null;
        }
        if (exception instanceof CancellationException) {
            return plan.deadline() != null || plan.disturbance() != SoakPlan.Disturbance.NONE || !ledger.isOutermost();
        }
        return mayFail(job) && isOwnFailure(job, exception);
    }

    /** A job that would have been tried again has failed if its run was stopped meanwhile. */
    private boolean mayFail(SoakJob job) {
        return job.isToFail(plan.attempts())
                || (job.kind() == SoakJob.Kind.FLAKY && (plan.isToFail() || !plan.isFixed() || !ledger.isOutermost()));
    }

    private void judgeStarts(SoakJob job) {
        int most = job.kind() == SoakJob.Kind.ERROR && plan.timeout() == null ? 1 : plan.attempts();
        ledger.check(job.starts() <= most, job + " was started " + job.starts() + " times");
    }

    private void judgeEnd() {
        if (plan.isFixed() && plan.isReadToTheEnd()) {
            ledger.check(!plan.isToFail(), "a failure is lost");
        }
        boolean isWhole = plan.isReadToTheEnd() && plan.disturbance() != SoakPlan.Disturbance.CLOSE;
        if (isWhole) {
            int count = results.size();
            boolean mayBeCut = plan.deadline() != null && plan.verb().givesOutcomes();
            ledger.check(
                    count == plan.jobs().size() || (mayBeCut && count == taken),
                    count + " results of " + plan.jobs().size() + " jobs, of which " + taken + " were taken");
        }
    }

    private boolean isExpected(Throwable exception, boolean disturbed) {
        if (exception instanceof JobTimeoutException timeout) {
            return plan.timeout() != null && timeout.job().equals(plan.jobs().get((int) timeout.index()));
        }
        if (exception instanceof JobFailedException failure) {
            SoakJob job = plan.jobs().get((int) failure.index());
            return !plan.verb().givesOutcomes()
                    && job.equals(failure.job())
                    && mayFail(job)
                    && isOwnFailure(job, failure.getCause());
        }
        if (exception instanceof SoakJob.PlannedError error) {
            return !plan.verb().givesOutcomes()
                    && error.getSuppressed().length > 0
                    && plan.jobs().get(error.index).kind() == SoakJob.Kind.ERROR;
        }
        if (exception instanceof SoakInput.InputFailure) {
            return plan.inputFailsAt() >= 0;
        }
        if (exception instanceof CancellationException) {
            return isExpectedCancellation(exception, disturbed);
        }
        return exception instanceof IllegalStateException
                && plan.disturbance() == SoakPlan.Disturbance.CLOSE
                && disturbed;
    }

    private boolean isExpectedCancellation(Throwable exception, boolean disturbed) {
        if (exception.getCause() instanceof InterruptedException) {
            return !ledger.isOutermost() || (disturbed && plan.disturbance() == SoakPlan.Disturbance.INTERRUPT);
        }
        if (exception.getCause() instanceof TimeoutException) {
            return plan.deadline() != null && !plan.verb().givesOutcomes();
        }
        return disturbed && plan.disturbance() == SoakPlan.Disturbance.CANCEL;
    }

    private static boolean isOwnFailure(SoakJob job, @Nullable Throwable cause) {
        return (cause instanceof SoakJob.Failure failure && failure.index == job.index())
                || (cause instanceof SoakJob.PlannedError error && error.index == job.index());
    }

    private static boolean tellsInterrupt(@Nullable Throwable exception) {
        return exception instanceof CancellationException && exception.getCause() instanceof InterruptedException;
    }

    private static String describe(Throwable exception) {
        StringBuilder text = new StringBuilder(exception.toString());
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            text.append(" because of ").append(cause);
        }
        for (StackTraceElement element : exception.getStackTrace()) {
            text.append("\n      at ").append(element);
        }
        return text.toString();
    }
}
