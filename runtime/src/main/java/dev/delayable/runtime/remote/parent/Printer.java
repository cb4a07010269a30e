package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.work.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Prints the output of jobs in worker processes line by line in this JVM. The threads that read results do not print,
 * because the caller of a run may hold the lock of the stream. They wait for a short time instead, so that the lines of a
 * job appear before its result unless the stream is blocked. Thread-safe.
 */
final class Printer {

    /** How long a result may wait for the lines before it, when the stream goes on. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** How many characters wait at most; what comes then is left out. */
    private static final long MAX_WAITING = 1 << 24;

    /** Guarded by this, as all that follows. */
    private final Deque<Line> lines = new ArrayDeque<>();

    private long waitingChars;
    private long leftOut;
    private long added;
    private long printed;
    private boolean isPrinting;

    /** Whether a thread has timed out since the last line was printed. */
    private boolean isStuck;

    private static final Printer INSTANCE = new Printer();

    private record Line(boolean isError, String text) {}

    private Printer() {}

    /** Prints a line here, soon, that was printed there. */
    static void print(Arrived message, OutputTail tail) throws IOException {
        String line = message.getString();
        if (message.kind() == FrameKind.ERR) {
            tail.add(line);
        } else if (message.kind() != FrameKind.OUT) {
            throw new IOException("a message of kind " + message.kind() + " where none is expected");
        }
        INSTANCE.add(new Line(message.kind() == FrameKind.ERR, line));
    }

    private void add(Line line) {
        synchronized (this) {
            if (waitingChars > MAX_WAITING) {
                leftOut++;
                return;
            }
            lines.add(line);
            waitingChars += line.text().length();
            added++;
            if (isPrinting) {
                return;
            }
            isPrinting = true;
        }
        Work.execute(new Printing());
    }

    /** Waits until what came before is printed, unless somebody holds up the stream. */
    static void awaitPrinted() {
        INSTANCE.await();
    }

    private synchronized void await() {
        long last = added;
        long seen = -1;
        long end = 0;
        boolean interrupted = false;
        while (printed < last && !isStuck) {
            long now = System.nanoTime();
            if (seen != printed) {
                seen = printed;
                end = now + PATIENCE_NANOS; // the stream goes on, however slowly
            }
            if (end - now <= 0) {
                isStuck = true;
                break;
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, end - now);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Line next() {
        Line next = lines.poll();
        if (next == null) {
            isPrinting = false;
        } else {
            waitingChars -= next.text().length();
        }
        return next;
    }

    private synchronized void printed() {
        printed++;
        isStuck = false;
        notifyAll();
    }

    private synchronized long takeLeftOut() {
        long count = leftOut;
        leftOut = 0;
        return count;
    }

    private final class Printing implements Runnable {

        @Override
        public void run() {
            for (Line line = next(); line != null; line = next()) {
                try {
                    (line.isError() ? System.err : System.out).println(line.text());
                    long missing = takeLeftOut();
                    if (missing > 0) {
                        System.err.println(
                                missing + " lines of worker processes are left out: nothing could be printed");
                    }
                } catch (RuntimeException | Error e) {
                    // The stream is a user's, and may fail.
                } finally {
                    printed();
                }
            }
        }
    }
}
