package dev.delayable.runtime.engine;

import java.util.Spliterator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run as a stream that carries the run on as it is read: the thread that reads it is the calling thread of
 * the run. It is not split, so a parallel stream of results is read by one thread too.
 */
final class ResultStream implements Spliterator<@Nullable Object> {

    /** One thread reads at a time, and one that closes waits for it; the lock makes it a visible hand-over. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Run run;
    private final CallingThread caller;
    private final boolean isOrdered;

    /** Whether the stream was closed. Written by any thread. */
    private volatile boolean closed;

    /** Whether the stream has thrown what ended its run. Guarded by the lock. */
    private boolean failed;

    ResultStream(Run run, CallingThread caller, boolean isOrdered) {
        this.run = run;
        this.caller = caller;
        this.isOrdered = isOrdered;
    }

    Stream<@Nullable Object> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super @Nullable Object> action) {
        Object result;
        lock.lock();
        try {
            if (closed || failed) {
                throw new IllegalStateException(
                        closed
                                ? "the stream of results was closed, and its run has ended"
                                : "the stream of results has failed, and its run has ended");
            }
            if (!advance()) {
                return false;
            }
            result = run.resultOrder().next();
        } finally {
            lock.unlock();
        }
        action.accept(result);
        return true;
    }

    private boolean advance() {
        boolean isWell = false;
        try {
            boolean hasNext = caller.advance();
            isWell = true;
            return hasNext;
        } finally {
            failed = !isWell;
        }
    }

    private void close() {
        closed = true;
        // A thread that waits for a result holds the lock until the run stops.
        run.stop();
        lock.lock();
        try {
            caller.close();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Spliterator<@Nullable Object> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    /** Not sized, although the number may be known: {@code count()} would not run the jobs then. */
    @Override
    public int characteristics() {
        return isOrdered ? ORDERED : 0;
    }
}
