package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import java.lang.System.Logger;
import java.time.Duration;

/** A listener that throws nothing: what the listener behind it throws is logged, and harms nobody else. */
final class GuardedListener implements RunListener {

    private final RunListener listener;

    private GuardedListener(RunListener listener) {
        this.listener = listener;
    }

    /** The one for a run that the current thread is about to begin. */
    static RunListener forRun(RunListener listener) {
        try {
            return new GuardedListener(listener.forRun());
        } catch (Throwable e) {
            log(listener, e);
            return new RunListener() {};
        }
    }

    @Override
    public void runStarted(long total, int workers) {
        try {
            listener.runStarted(total, workers);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void submitted(int index, Job<?> job) {
        try {
            listener.submitted(index, job);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void started(int index, Job<?> job, int attempt) {
        try {
            listener.started(index, job, attempt);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void finished(Outcome.Success<?> outcome) {
        try {
            listener.finished(outcome);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void failed(Outcome.Failure<?> outcome) {
        try {
            listener.failed(outcome);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void retried(Outcome.Failure<?> outcome, Duration delay) {
        try {
            listener.retried(outcome, delay);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    @Override
    public void runFinished(long finished, long failed) {
        try {
            listener.runFinished(finished, failed);
        } catch (Throwable e) {
            log(listener, e);
        }
    }

    private static void log(RunListener listener, Throwable failure) {
        // Not kept: to make one starts the logging of the JVM, which the first run is not to wait for.
        System.getLogger("dev.delayable.runtime")
                .log(
                        Logger.Level.WARNING,
                        "a listener of a run failed: " + listener.getClass().getName(),
                        failure);
    }
}
