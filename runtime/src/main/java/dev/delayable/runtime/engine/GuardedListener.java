package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A listener that never throws: exceptions of the listener behind it are logged and affect nothing else. */
final class GuardedListener implements RunListener {

    /**
     * In its only place the listener that the current thread is in, or null. An array, for the same reason as in {@link
     * CurrentJob}.
     */
    private static final ThreadLocal<@Nullable Object[]> CALLED = new ThreadLocal<>();

    private final RunListener listener;

    private GuardedListener(RunListener listener) {
        this.listener = listener;
    }

    /** The one for a run that the current thread is about to begin. */
    static RunListener ofRun(RunListener listener, String backend) {
        try {
            return new GuardedListener(listener.forRun(backend));
        } catch (Throwable e) {
            log(listener, e);
            return new RunListener() {};
        }
    }

    @Override
    public void runStarted(long total, int workers) {
        Object before = enter(this);
        try {
            listener.runStarted(total, workers);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void submitted(long index, Job<?> job) {
        Object before = enter(this);
        try {
            listener.submitted(index, job);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void started(long index, Job<?> job, int attempt) {
        Object before = enter(this);
        try {
            listener.started(index, job, attempt);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void finished(Outcome.Success<?> outcome) {
        Object before = enter(this);
        try {
            listener.finished(outcome);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void recalled(Outcome.Success<?> outcome) {
        Object before = enter(this);
        try {
            listener.recalled(outcome);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void failed(Outcome.Failure<?> outcome) {
        Object before = enter(this);
        try {
            listener.failed(outcome);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void retried(Outcome.Failure<?> outcome, Duration delay) {
        Object before = enter(this);
        try {
            listener.retried(outcome, delay);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    @Override
    public void runFinished(long finished, long failed) {
        Object before = enter(this);
        try {
            listener.runFinished(finished, failed);
        } catch (Throwable e) {
            log(listener, e);
        } finally {
            enter(before);
        }
    }

    /** The current thread enters a listener, or comes back into one; returns the one that it was in. */
    private static @Nullable Object enter(@Nullable Object next) {
        @Nullable Object[] place = CALLED.get();
        if (place == null) {
            place = new @Nullable Object[1];
            CALLED.set(place);
        }
        Object before = place[0];
        place[0] = next;
        return before;
    }

    /** Whether the current thread is in a listener of these. */
    static boolean isInOneOf(List<RunListener> listeners) {
        @Nullable Object[] place = CALLED.get();
        return place != null && place[0] != null && listeners.contains(place[0]);
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
