package dev.delayable.runtime.engine;

import dev.delayable.runtime.work.Work;
import java.util.Spliterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run as a stream. The thread that reads the stream is the calling thread of the run, and the run makes
 * progress while the stream is read. The stream is never split, so one thread reads it even if it is parallel.
 *
 * <p>Any thread may close the stream at any time: the reader, another thread, a job or a listener of the run, the input.
 * Closing first stops the run, so a thread that waits in it returns; then the thread that holds the lock of the reader
 * ends the run. A thread on which the end of the run may depend does not wait for that end.
 */
final class ResultStream implements Spliterator<@Nullable Object> {

    /** How much longer than the grace a thread that closes the stream waits for a reader that does not leave the input. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Held by the thread that carries the run on. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Run run;
    private final RunLoop loop;
    private final boolean isOrdered;

    /** Whether the stream was closed. Written by any thread. */
    private volatile boolean closed;

    /** Whether the stream has thrown what ended its run. Guarded by the lock. */
    private boolean failed;

    /** How many results are taken at once where both the results and their reader are quick. */
    private static final int MAX_BUFFERED = 128;

    /**
     * A reader that needs longer for the results of one buffer receives them one by one, so that the input continues to
     * be read.
     */
    private static final long QUICK_NANOS = 20_000;

    // What follows is used by the thread that reads: the lock is taken once for all results of the buffer.

    /** Results that have left the run and were not read yet. */
    private final @Nullable Object[] buffer = new @Nullable Object[MAX_BUFFERED];

    private int nextInBuffer;
    private int endOfBuffer;

    /** How many results are taken at once; 1 where the number of jobs ahead was set. */
    private int bufferSize = 1;

    /** When the buffer was filled. */
    private long filledAt;

    ResultStream(Run run, RunLoop loop, boolean isOrdered) {
        this.run = run;
        this.loop = loop;
        this.isOrdered = isOrdered;
    }

    Stream<@Nullable Object> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super @Nullable Object> action) {
        if (nextInBuffer == endOfBuffer && !fillBuffer()) {
            return false;
        }
        if (closed) {
            throw isClosed();
        }
        Object result = buffer[nextInBuffer];
        buffer[nextInBuffer] = null;
        nextInBuffer++;
        action.accept(result);
        return true;
    }

    private boolean fillBuffer() {
        lock.lock();
        try {
            if (closed) {
                throw isClosed();
            } else if (failed) {
                throw new IllegalStateException("the stream of results has failed, and its run has ended");
            }
            adaptBuffer();
            if (!advance()) {
                return false;
            }
            Results results = run.resultOrder();
            int filled = 0;
            do {
                buffer[filled] = results.next();
                filled++;
            } while (filled < bufferSize && results.hasNext() && run.state().mayStart(results.delivered()));
            nextInBuffer = 0;
            endOfBuffer = filled;
            filledAt = run.settings().preDispatch() > 0 ? 0 : System.nanoTime();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void adaptBuffer() {
        if (filledAt != 0) {
            boolean isQuick = System.nanoTime() - filledAt < QUICK_NANOS;
            bufferSize = isQuick ? Math.min(2 * bufferSize, MAX_BUFFERED) : 1;
        }
    }

    /** Carries the run on to its next result. If it was closed before it was complete, that is not its end. */
    private boolean advance() {
        boolean isWell = false;
        try {
            boolean hasNext = loop.advance();
            if (run.state().isClosed()) {
                throw isClosed();
            }
            isWell = true;
            return hasNext;
        } finally {
            failed = !isWell;
        }
    }

    private static IllegalStateException isClosed() {
        return new IllegalStateException("the stream of results was closed, and its run has ended");
    }

    private void close() {
        closed = true;
        run.state().closed();
        run.stop();
        if (lock.isHeldByCurrentThread()) {
            return; // the input has closed the stream, and the reader ends the run when it comes back
        }
        if (isInRun()) {
            Work.execute(this::end);
        } else {
            end();
        }
    }

    /** Whether the current thread runs a job of the run, or code that is called about one: the run waits for it. */
    private boolean isInRun() {
        for (Worker worker = CurrentJob.worker();
                worker != null;
                worker = worker.ofRun().outer()) {
            if (run.equals(worker.ofRun())) {
                return true;
            }
        }
        return run.events().areBeingCalled();
    }

    private void end() {
        long grace = TimeUnit.NANOSECONDS.convert(run.settings().grace());
        boolean isHeld = false;
        boolean interrupted = false;
        long end = System.nanoTime() + Math.min(grace, Long.MAX_VALUE / 2) + PATIENCE_NANOS;
        while (!isHeld && end - System.nanoTime() > 0) {
            try {
                isHeld = lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true; // the run is being stopped already, and must not leave a job behind
            }
        }
        if (isHeld) {
            try {
                loop.close();
            } finally {
                lock.unlock();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
