package dev.delayable.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What all listeners of one registry share: the runs that have not ended, by backend, and the names of functions. A registry has
 * one gauge of a name, so each gauge must count the runs of all listeners. Thread-safe.
 */
final class KnownRuns {

    /** Values that do not refer to their keys, so that a registry that nobody uses can go. Guarded by itself. */
    private static final Map<MeterRegistry, KnownRuns> ALL = new WeakHashMap<>();

    private static final int MAX_FUNCTIONS = 1000;

    private static final String RUNNING = "delayable.jobs.running";
    private static final String WAITING = "delayable.jobs.waiting";
    private static final String BACKEND = "backend";

    private final Map<String, Set<MeteredRun>> runs = new ConcurrentHashMap<>();
    private final Set<String> functions = ConcurrentHashMap.newKeySet();

    /** The gauges that the registry has. To register one again is no error, but the registry warns of it. */
    private final Set<RegisteredGauge> gauges = ConcurrentHashMap.newKeySet();

    private record RegisteredGauge(String name, @Nullable String backend) {}

    private KnownRuns(MeterRegistry registry) {
        registry.config().onMeterRemoved(this::removed);
    }

    static KnownRuns of(MeterRegistry registry) {
        synchronized (ALL) {
            return ALL.computeIfAbsent(registry, KnownRuns::new);
        }
    }

    /** Counts a run in the gauges. It must not refer to the registry for longer than it lasts. */
    void add(MeteredRun run, String backend, MeterRegistry registry) {
        Set<MeteredRun> active = runs.computeIfAbsent(backend, key -> ConcurrentHashMap.newKeySet());
        active.add(run);
        if (gauges.add(new RegisteredGauge(RUNNING, backend))) {
            Gauge.builder(RUNNING, active, all -> sum(all, MeteredRun::running))
                    .description("Jobs that run now")
                    .tag(BACKEND, backend)
                    .strongReference(true)
                    .register(registry);
        }
        if (gauges.add(new RegisteredGauge(WAITING, backend))) {
            Gauge.builder(WAITING, active, all -> sum(all, MeteredRun::waiting))
                    .description("Jobs that wait for a worker, or for their next attempt")
                    .tag(BACKEND, backend)
                    .strongReference(true)
                    .register(registry);
        }
    }

    private static double sum(Set<MeteredRun> active, ToDoubleFunction<MeteredRun> jobs) {
        return active.stream().mapToDouble(jobs).sum();
    }

    void remove(MeteredRun run, String backend) {
        Set<MeteredRun> active = runs.get(backend);
        if (active != null) {
            active.remove(run);
        }
    }

    /** The next run registers it again. */
    private void removed(Meter meter) {
        gauges.remove(new RegisteredGauge(meter.getId().getName(), meter.getId().getTag(BACKEND)));
    }

    /** The tag of a function. */
    String tag(String functionId) {
        int end = functionId.indexOf('(');
        String name = end < 0 ? functionId : functionId.substring(0, end);
        if (functions.size() < MAX_FUNCTIONS) {
            functions.add(name);
        }
        return functions.contains(name) ? name : "other";
    }
}
