package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.flight.FlightLog;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the listeners of one run what happens, and holds what the flight recorder is told. What a listener throws is logged,
 * and harms nobody else.
 */
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
        List<RunListener> listeners = settings.listeners().isEmpty()
                ? List.of()
                : settings.listeners().stream().map(Events::forRun).toList();
        return new Events(listeners, FlightLog.open(Events::outerFlight, settings.backend()));
    }

    private static @Nullable FlightLog outerFlight() {
        Worker outer = CurrentJob.worker();
        return outer == null ? null : outer.ofRun().events().flight;
    }

    private static RunListener forRun(RunListener listener) {
        try {
            return listener.forRun();
        } catch (Throwable e) {
            log(listener, e);
            return new RunListener() {};
        }
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
        tell(listener -> listener.runStarted(total, workers));
    }

    void submitted(long index, Job<?> job) {
        if (areWanted()) {
            tell(listener -> listener.submitted(Batch.publicIndex(index), job));
        }
    }

    void started(long index, Job<?> job, int attempt) {
        if (areWanted()) {
            tell(listener -> listener.started(Batch.publicIndex(index), job, attempt));
        }
    }

    void finished(Outcome.Success<?> outcome) {
        finished.increment();
        tell(listener -> listener.finished(outcome));
    }

    void failed(Outcome.Failure<?> outcome) {
        failed.increment();
        tell(listener -> listener.failed(outcome));
    }

    void retried(Outcome.Failure<?> outcome, Duration delay) {
        tell(listener -> listener.retried(outcome, delay));
    }

    void runFinished() {
        flight.runEnded(finished.sum(), failed.sum());
        tell(listener -> listener.runFinished(finished.sum(), failed.sum()));
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) {
                log(listener, e);
            }
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
