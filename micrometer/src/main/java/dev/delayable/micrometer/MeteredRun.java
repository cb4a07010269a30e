package dev.delayable.micrometer;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The meters of one run. It counts the jobs that run and wait itself, so nothing is left in the gauges when it has ended. */
final class MeteredRun implements RunListener {

    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final KnownRuns known;
    private final String backend;

    /** The indexes of the jobs that run. */
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    private final LongAdder waiting = new LongAdder();

    /** By the id of a function; to ask the registry takes longer than many a job. */
    private final Map<String, Timer> successes = new ConcurrentHashMap<>();

    private final Map<String, Counter> recalls = new ConcurrentHashMap<>();

    MeteredRun(MeterRegistry registry, KnownRuns known, String backend) {
        this.registry = registry;
        this.known = known;
        this.backend = backend;
    }

    double running() {
        return running.size();
    }

    double waiting() {
        return waiting.sum();
    }

    @Override
    public void runStarted(long total, int workers) {
        known.add(this, backend, registry);
    }

    @Override
    public void submitted(long index, Job<?> job) {
        waiting.increment();
    }

    @Override
    public void started(long index, Job<?> job, int attempt) {
        if (running.add(index)) {
            waiting.decrement();
        }
    }

    @Override
    public void finished(Outcome.Success<?> outcome) {
        running.remove(outcome.index());
        successes
                .computeIfAbsent(id(outcome.job()), id -> timer(id, "success", NONE))
                .record(outcome.elapsed());
    }

    @Override
    public void recalled(Outcome.Success<?> outcome) {
        waiting.decrement();
        recalls.computeIfAbsent(
                        id(outcome.job()),
                        id -> counter("recalled", "Jobs that did not run, because their result was kept", id))
                .increment();
    }

    @Override
    public void failed(Outcome.Failure<?> outcome) {
        if (!running.remove(outcome.index())) {
            waiting.decrement();
        }
        Throwable exception = outcome.exception();
        boolean isCancelled = exception instanceof CancellationException;
        if (isCancelled && outcome.attempts() == 0) {
            return; // its run ended before it could start
        }
        timer(id(outcome.job()), isCancelled ? "cancelled" : "failure", name(exception.getClass()))
                .record(outcome.elapsed());
    }

    @Override
    public void retried(Outcome.Failure<?> outcome, Duration delay) {
        if (running.remove(outcome.index())) {
            waiting.increment();
        }
        counter("retried", "Attempts that failed and were followed by another", id(outcome.job()))
                .increment();
    }

    @Override
    public void runFinished(long finished, long failed) {
        known.remove(this, backend);
    }

    private static String id(Job<?> job) {
        return job.function().id();
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    private Timer timer(String id, String outcome, String exception) {
        return Timer.builder("delayable.jobs")
                .description("Jobs that have ended, and how long their last attempt ran")
                .tag("function", known.tag(id))
                .tag("backend", backend)
                .tag("outcome", outcome)
                .tag("exception", exception)
                .register(registry);
    }

    private Counter counter(String name, String description, String id) {
        return Counter.builder("delayable.jobs." + name)
                .description(description)
                .tag("function", known.tag(id))
                .tag("backend", backend)
                .register(registry);
    }
}
