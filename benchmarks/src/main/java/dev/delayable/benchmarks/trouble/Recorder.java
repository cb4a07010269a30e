package dev.delayable.benchmarks.trouble;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the jobs of one scene did, written by their threads. */
final class Recorder {

    private static final long NEVER = Long.MAX_VALUE;

    private final long start = System.nanoTime();
    private final AtomicLongArray startedAt;
    private final AtomicInteger interrupted = new AtomicInteger();

    Recorder(int jobs) {
        startedAt = new AtomicLongArray(jobs);
        for (int i = 0; i < jobs; i++) {
            startedAt.set(i, NEVER);
        }
    }

    void started(int job) {
        startedAt.set(job, now());
    }

    boolean hasStarted(int job) {
        return startedAt.get(job) != NEVER;
    }

    /** Sleeps, and counts it if that ends by an interrupt. */
    void sleep(int millis) throws InterruptedException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
        }
    }

    /** Nanoseconds since the scene began. */
    long now() {
        return System.nanoTime() - start;
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(now());
    }

    int startedBefore(long nanos) {
        int count = 0;
        for (int i = 0; i < startedAt.length(); i++) {
            if (startedAt.get(i) <= nanos) {
                count++;
            }
        }
        return count;
    }

    int started() {
        return startedBefore(NEVER - 1);
    }

    int interrupted() {
        return interrupted.get();
    }
}
