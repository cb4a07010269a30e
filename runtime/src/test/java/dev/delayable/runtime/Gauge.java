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

    /** In how many watched jobs, one inside the other, the thread is. */
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    private final AtomicInteger busyThreads = new AtomicInteger();
    private final AtomicInteger mostBusyThreads = new AtomicInteger();

    <T extends @Nullable Object> Job<T> watch(Job<T> job) {
        return TestJob.of(job.function().name(), () -> {
            started.incrementAndGet();
            threads.add(Thread.currentThread());
            peak.accumulateAndGet(running.incrementAndGet(), Math::max);
            int outer = depth.get();
            if (outer == 0) {
                mostBusyThreads.accumulateAndGet(busyThreads.incrementAndGet(), Math::max);
            }
            depth.set(outer + 1);
            try {
                return job.call();
            } finally {
                depth.set(outer);
                if (outer == 0) {
                    busyThreads.decrementAndGet();
                }
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

    /** How many threads were in a watched job at once, at most: running it, or waiting for the jobs of a run in it. */
    int threadsAtOnce() {
        return mostBusyThreads.get();
    }

    Set<Thread> threads() {
        return Set.copyOf(threads);
    }
}
