package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.flight.FlightLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one run what happens, and holds what the flight recorder is told. */
final class Events {

    private final List<RunListener> listeners;
    private final FlightLog flight;
    private final LongAdder finished = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private Events(List<RunListener> listeners, FlightLog flight) {
        this.listeners = listeners;
        this.flight = flight;
    }

    /** Those of a new run, which the current thread is about to begin. */
    static Events of(RunSettings settings) {
        List<RunListener> guarded = new ArrayList<>();
        for (RunListener listener : settings.listeners()) {
            guarded.add(GuardedListener.forRun(listener));
        }
        return new Events(guarded, FlightLog.open(outerFlight(), settings.backend()));
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

    FlightLog flight() {
        return flight;
    }

    void runStarted(long total, int workers) {
        flight.runStarts(total, workers);
        for (RunListener listener : listeners) {
            listener.runStarted(total, workers);
        }
    }

    void submitted(long index, Job<?> job) {
        for (RunListener listener : listeners) {
            listener.submitted(Batch.publicIndex(index), job);
        }
    }

    void started(long index, Job<?> job, int attempt) {
        for (RunListener listener : listeners) {
            listener.started(Batch.publicIndex(index), job, attempt);
        }
    }

    void finished(Outcome.Success<?> outcome) {
        finished.increment();
        for (RunListener listener : listeners) {
            listener.finished(outcome);
        }
    }

    void failed(Outcome.Failure<?> outcome) {
        failed.increment();
        for (RunListener listener : listeners) {
            listener.failed(outcome);
        }
    }

    void retried(Outcome.Failure<?> outcome, Duration delay) {
        for (RunListener listener : listeners) {
            listener.retried(outcome, delay);
        }
    }

    void runFinished() {
        flight.runEnded(finished.sum(), failed.sum());
        for (RunListener listener : listeners) {
            listener.runFinished(finished.sum(), failed.sum());
        }
    }
}
