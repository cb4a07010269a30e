package dev.delayable.runtime.process;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what goes between this JVM and its workers, those included that have ended. Thread-safe. */
final class Traffic {

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong mapped = new AtomicLong();

    void started() {
        started.incrementAndGet();
    }

    void ended(Wire wire) {
        sent.addAndGet(wire.sent());
        received.addAndGet(wire.received());
    }

    void mapped(long bytes) {
        mapped.addAndGet(bytes);
    }

    long startedCount() {
        return started.get();
    }

    long sentBytes() {
        return sent.get();
    }

    long receivedBytes() {
        return received.get();
    }

    long mappedBytes() {
        return mapped.get();
    }
}
