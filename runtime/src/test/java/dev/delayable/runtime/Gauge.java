package dev.delayable.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts how many of the jobs that it watches have started, are running, and were running at most. */
final class Gauge {

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    <T extends @Nullable Object> Job<T> watch(Job<T> job) {
        return TestJob.of(job.function().name(), () -> {
            started.incrementAndGet();
            threads.add(Thread.currentThread());
            peak.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                return job.call();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    int started() {
        return started.get();
    }

    int running() {
        return running.get();
    }

    int peak() {
        return peak.get();
    }

    Set<Thread> threads() {
        return Set.copyOf(threads);
    }
}
