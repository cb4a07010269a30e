package dev.delayable.runtime.engine;

import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.work.Throwables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work of the calling thread during a run, in order of preference: deliver an available result; stop if the run has
 * stopped; take a job from the input if the window is open; run jobs, if the calling thread is a worker; otherwise wait.
 * At the end it waits for running jobs, and returns or throws. Used by one thread at a time.
 */
final class RunLoop {

    /** After how long to look again for workers to give up, once the grace is over. */
    private static final long NEXT_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Run run;
    private final JobSource source;
    private final Results results;

    /** Whether the run has begun. */
    private boolean begun;

    /** The number of workers, for listeners. */
    private final int workers;

    /** The failure of a job that has ended the run, until it is thrown. */
    private @Nullable Throwable postponed;

    /** Whether the run has ended at its deadline, and known jobs that were not taken by then have outcomes too. */
    private boolean cancelsRest;

    /** Gives the run its workers. */
    private final Staffing staffing;

    RunLoop(Run run, int workers, Staffing staffing) {
        this.run = run;
        this.staffing = staffing;
        this.source = run.source();
        this.results = run.resultOrder();
        this.workers = workers;
    }

    /** Begins a run with its workers. */
    @FunctionalInterface
    interface Staffing {
        void begin(Run run, int workers);
    }

    /** Carries the whole run out, and returns the results or throws what ended it. */
    List<@Nullable Object> list() {
        advance();
        return source.results();
    }

    /** Carries the run on until there is a result to take; {@code false} at the end. Throws what ended the run. */
    boolean advance() {
        if (run.hasEnded()) {
            return hasNextOfEndedRun();
        }
        Throwable trouble = null;
        try {
            if (progress()) {
                return true;
            }
        } catch (Throwable e) {
            trouble = e;
        }
        end(trouble);
        return hasNextOfEndedRun();
    }

    private boolean hasNextOfEndedRun() {
        if (results.hasNext() || (cancelsRest && source.cancelNext(run))) {
            return true;
        }
        Throwable failure = postponed;
        postponed = null;
        if (failure != null) {
            throw Throwables.sneaky(failure);
        }
        return false;
    }

    private boolean progress() throws InterruptedException {
        if (!begun) {
            throwIfInterrupted(); // before any job starts
            begun = true;
            staffing.begin(run, workers);
        }
        CallingWorker self = run.callingWorker();
        RunState state = run.state();
        run.input().enterAgain(Thread.currentThread());
        // One more job for each result that leaves, so that workers do not run out of them while results are there.
        boolean takesOne = true;
        while (true) {
            if ((takesOne || !results.hasNext()) && source.canTake() && !state.takesNoMore()) {
                throwIfInterrupted(); // an input that always has room would keep it from being seen
                take();
                takesOne = false;
            } else if (results.hasNext() && state.mayStart(results.delivered())) {
                return true;
            } else if (run.isStopped()) {
                return results.hasNext();
            } else if (state.takesNoMore() && !state.mayStart(results.delivered())) {
                run.stop(); // all before the job that has failed is delivered
            } else if (self == null || !self.runOneBatch()) {
                run.workforce().callerIsIdle();
                if (run.isOver()) {
                    return results.hasNext();
                }
                run.caller().awaitProgress();
            }
        }
    }

    /** Takes jobs from the input. What the input throws because it was interrupted is no failure of the input. */
    private void take() {
        Throwable failure = null;
        try {
            source.take(run);
        } catch (Throwable e) {
            failure = e;
        }
        if (run.state().takesNoMore()) {
            boolean wasInterrupted = run.input().exit();
            failure = wasInterrupted && !(failure instanceof Error) ? null : failure;
        }
        if (failure != null) {
            throw Throwables.sneaky(
                    failure instanceof Error || !Failures.tellsInterrupt(failure)
                            ? failure
                            : Failures.interruptIn(failure));
        }
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Ends the run, whether or not it is complete: stops it if need be, and waits until nothing of it is running. */
    private void end(@Nullable Throwable trouble) {
        boolean isWell = trouble == null && !run.isStopped();
        String stillRunning = isWell ? "" : stopAndAwaitEnd();
        terminate();
        Throwable thrown = isWell ? null : toThrowable(trouble, stillRunning);
        if (thrown == null) {
            source.cancelUnclaimed(run);
            cancelsRest = run.passedDeadline() != null;
        }
        run.events().runFinished(thrown);
        if (thrown instanceof CancellationException && thrown.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (thrown instanceof JobFailedException && trouble == null) {
            postponed = thrown; // results that stand before it are delivered first
        } else if (thrown != null) {
            throw Throwables.sneaky(thrown);
        }
    }

    private void terminate() {
        boolean unused = run.input().exit();
        run.end();
        restoreInterrupt();
    }

    /** Waits for the workers of a stopped run, and gives up those that do not end; returns what to say of them. */
    private String stopAndAwaitEnd() {
        run.stop();
        long grace = TimeUnit.NANOSECONDS.convert(run.settings().grace());
        if (run.caller().awaitOver(grace)) {
            return "";
        }
        List<String> jobs = new ArrayList<>();
        run.events().detach();
        do {
            // A worker without a job is about to end, unless it was just beginning one.
            jobs.addAll(run.abandonJobs());
        } while (!run.caller().awaitOver(NEXT_LOOK_NANOS));
        if (jobs.isEmpty()) {
            return "";
        }
        return jobs.stream()
                .collect(Collectors.joining(
                        "; ",
                        "; still running " + run.settings().grace().toMillis() + " ms after their interrupt: ",
                        ""));
    }

    /** Ends the run before its end. Nothing is thrown. */
    void close() {
        if (!run.hasEnded()) {
            stopAndAwaitEnd();
            terminate();
            if (begun) {
                run.events().runFinished(new CancellationException("its stream was closed before its end"));
            }
        }
    }

    /** The worker whose job this run stands in may have been interrupted, and this run may have taken it for its own. */
    private static void restoreInterrupt() {
        Worker outer = CurrentJob.worker();
        if (outer != null && outer.runner().isToEnd()) {
            outer.interruptedAgain();
            Thread.currentThread().interrupt();
        }
    }

    /** What to throw; null if the run was stopped by its deadline only, and that is an outcome. */
    private @Nullable Throwable toThrowable(@Nullable Throwable trouble, String stillRunning) {
        Failures failures = run.failures();
        Throwable thrown = trouble == null ? run.state().engineFailure() : trouble;
        if (thrown == null) {
            thrown = run.state().callerInterrupt(stillRunning);
        } else if (thrown instanceof InterruptedException interrupt) {
            thrown = Failures.interrupted(interrupt, stillRunning);
        } else if (!stillRunning.isEmpty()) {
            thrown.addSuppressed(new IllegalStateException("the run was stopped" + stillRunning));
        }
        Duration deadline = run.passedDeadline();
        if (thrown == null && deadline != null && !run.givesOutcomes()) {
            thrown = Failures.deadlinePassed(deadline, stillRunning);
        }
        if (thrown == null) {
            return failures.toThrowable(stillRunning);
        }
        failures.suppressIn(thrown);
        return thrown;
    }
}
