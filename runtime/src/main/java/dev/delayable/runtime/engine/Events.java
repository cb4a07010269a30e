package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.flight.FlightLog;
import dev.delayable.runtime.report.ReportSettings;
import dev.delayable.runtime.report.RunRecording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Calls the listeners of one run, and holds its Flight Recorder log and its report. The thread that causes an event calls
 * the listeners. Once a job of the run was given up, the cause may be a listener that does not return. From then on
 * another thread calls the listeners, one event after another, and the end of the run does not wait for it.
 */
final class Events {

    private final List<RunListener> listeners;
    private final FlightLog flight;
    private final RunSettings settings;

    /** The recording for the report, if there is one. Set once, when the run begins. */
    private @Nullable RunRecording recording;

    private final LongAdder finished = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** The events that another thread delivers; null while each is delivered by its own. Written by the calling thread. */
    private volatile @Nullable LateEvents late;

    private Events(RunSettings settings, List<RunListener> listeners, FlightLog flight) {
        this.settings = settings;
        this.listeners = listeners;
        this.flight = flight;
    }

    /** Those of a new run, which the current thread is about to begin. */
    static Events of(RunSettings settings) {
        List<RunListener> guarded = new ArrayList<>();
        for (RunListener listener : settings.listeners()) {
            guarded.add(GuardedListener.ofRun(listener, settings.backend().name()));
        }
        return new Events(settings, guarded, FlightLog.open(outerFlight(), settings.backend()));
    }

    private static @Nullable FlightLog outerFlight() {
        Worker outer = CurrentJob.worker();
        return outer == null ? null : outer.ofRun().events().flight;
    }

    boolean areWanted() {
        return !listeners.isEmpty();
    }

    /** Whether the run must keep track of each job, for somebody wants to know of it. */
    boolean needTracking() {
        return areWanted() || flight.recordsJobs();
    }

    /** Whether the current thread is in one of the listeners. */
    boolean areBeingCalled() {
        return GuardedListener.isInOneOf(listeners);
    }

    FlightLog flight() {
        return flight;
    }

    @Nullable
    RunRecording recording() {
        return recording;
    }

    /** The run is a part of one that is recorded. Called before it begins. */
    void recordIn(RunRecording whole) {
        recording = whole;
    }

    void runStarted(long total, int workers) {
        ReportSettings report = settings.report();
        Worker outer = CurrentJob.worker();
        RunRecording around = outer == null ? null : outer.ofRun().events().recording();
        if (recording == null && (report != null || around != null)) {
            recording = RunRecording.begin(around, report, settings.backend().name(), total, workers);
        }
        flight.runStarts(total, workers);
        for (RunListener listener : listeners) {
            listener.runStarted(total, workers);
        }
    }

    void submitted(long index, Job<?> job) {
        for (RunListener listener : listeners) {
            listener.submitted(index, job);
        }
    }

    void started(long index, Job<?> job, int attempt) {
        for (RunListener listener : listeners) {
            listener.started(index, job, attempt);
        }
    }

    void finished(Outcome.Success<?> outcome) {
        finished.increment();
        for (RunListener listener : listeners) {
            listener.finished(outcome);
        }
    }

    /** A job was not run, since its result was there: it counts as one that has returned. */
    void recalled(Outcome.Success<?> outcome) {
        finished.increment();
        RunRecording recorded = recording;
        if (recorded != null) {
            recorded.recalled(outcome.job(), outcome.index());
        }
        for (RunListener listener : listeners) {
            listener.recalled(outcome);
        }
    }

    /** From now on the end of the run does not wait for listeners. Called by the calling thread. */
    void detach() {
        if (late == null && areWanted()) {
            late = new LateEvents();
        }
    }

    void failed(Outcome.Failure<?> outcome) {
        failed.increment();
        LateEvents queue = late;
        if (queue != null) {
            queue.add(() -> tellFailed(outcome));
        } else {
            tellFailed(outcome);
        }
    }

    private void tellFailed(Outcome.Failure<?> outcome) {
        for (RunListener listener : listeners) {
            listener.failed(outcome);
        }
    }

    void retried(Outcome.Failure<?> outcome, Duration delay) {
        for (RunListener listener : listeners) {
            listener.retried(outcome, delay);
        }
    }

    /** The run has ended; of itself, or because of a failure. */
    void runFinished(@Nullable Throwable failure) {
        RunRecording recorded = recording;
        if (recorded != null) {
            recorded.end(failure);
        }
        flight.runEnded(finished.sum(), failed.sum());
        LateEvents queue = late;
        if (queue != null) {
            queue.add(this::tellRunFinished);
            queue.awaitDelivery();
        } else {
            tellRunFinished();
        }
    }

    private void tellRunFinished() {
        for (RunListener listener : listeners) {
            listener.runFinished(finished.sum(), failed.sum());
        }
    }
}
