package dev.delayable.runtime.engine;

import dev.delayable.runtime.work.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Delivers events one after another on a thread that an event may block. Thread-safe. */
final class LateEvents implements Runnable {

    /** For how long the end of a run waits for listeners that may not return. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isDelivered = lock.newCondition();

    /** Guarded by the lock. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Whether a thread delivers. Guarded by the lock. */
    private boolean isBusy;

    void add(Runnable event) {
        lock.lock();
        try {
            waiting.add(event);
            if (!isBusy) {
                isBusy = true;
                Work.execute(this);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        for (Runnable event = next(); event != null; event = next()) {
            event.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable next = waiting.poll();
            if (next == null) {
                isBusy = false;
                isDelivered.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a short time until all events are delivered. An interrupt ends the wait, and stays pending. */
    void awaitDelivery() {
        long left = PATIENCE_NANOS;
        lock.lock();
        try {
            while (isBusy && left > 0) {
                left = isDelivered.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
