package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.ProcessStatistics;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes between this JVM and its workers, including workers that have ended. Thread-safe. */
final class Traffic {

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong mapped = new AtomicLong();

    void started() {
        started.incrementAndGet();
    }

    void ended(long sentBytes, long receivedBytes) {
        sent.addAndGet(sentBytes);
        received.addAndGet(receivedBytes);
    }

    void mapped(long bytes) {
        mapped.addAndGet(bytes);
    }

    /** The counts up to now. */
    ProcessStatistics statistics(List<RemoteWorker> alive) {
        long sentBytes = sent.get();
        long receivedBytes = received.get();
        for (RemoteWorker worker : alive) {
            sentBytes += worker.life().sentBytes();
            receivedBytes += worker.life().receivedBytes();
        }
        return new ProcessStatistics(started.get(), alive.size(), sentBytes, receivedBytes, mapped.get());
    }
}
