package dev.delayable.runtime.engine;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one run, and the reason for its end: {@code NEW → RUNNING → STOPPING → TERMINATED}. Only this class
 * decides about the end. Thread-safe.
 *
 * <p>One number, the <em>bound</em>, limits which jobs may still start: those with a lower index. The bound only falls.
 * In an ordered stream the failure of a job lowers it to the index of that job, so that the run fails as a loop does; a
 * stop lowers it below every index. A worker checks the bound before each job, and a thread that lowers the bound does so
 * before it interrupts running jobs. So a worker whose interrupt was cleared sees the bound, and a worker that has not
 * seen the bound receives the interrupt in its job.
 */
final class RunState {

    private enum Phase {
        NEW,
        RUNNING,
        STOPPING,
        TERMINATED
    }

    private record Interrupt(InterruptedException cause, String where) {}

    private static final long NO_BOUND = Long.MAX_VALUE;
    private static final long STOPPED = -1;

    /** Written under the lock of this. */
    private volatile Phase phase = Phase.NEW;

    /** Written under the lock of this. */
    private volatile long bound = NO_BOUND;

    /** What failed in the engine or the JVM rather than in a job; the first such failure. Written under the lock of this. */
    private volatile @Nullable Throwable engineFailure;

    /** Written under the lock of this. */
    private volatile boolean isPastDeadline;

    /** Whether the stream of results was closed while the run was not complete. Written under the lock of this. */
    private volatile boolean isClosed;

    /** The interrupt of the calling thread while it worked; the first one. Written under the lock of this. */
    private volatile @Nullable Interrupt interrupt;

    /** The run begins, unless it was stopped before. */
    synchronized void begin() {
        if (phase == Phase.NEW) {
            phase = Phase.RUNNING;
        }
    }

    /** Stops the run; returns whether this is the first stop, and the run has not terminated. */
    synchronized boolean stop() {
        boolean isFirst = phase == Phase.NEW || phase == Phase.RUNNING;
        if (isFirst) {
            phase = Phase.STOPPING;
        }
        bound = STOPPED;
        return isFirst;
    }

    /** Lets no job start from an index on; returns whether that is news. */
    synchronized boolean stopFrom(long index) {
        boolean isNews = index < bound;
        if (isNews) {
            bound = index;
        }
        return isNews;
    }

    /** The run has ended and everything of it is given back; returns whether it had not terminated before. */
    synchronized boolean terminate() {
        boolean isFirst = phase != Phase.TERMINATED;
        phase = Phase.TERMINATED;
        return isFirst;
    }

    boolean hasTerminated() {
        return phase == Phase.TERMINATED;
    }

    /** Whether the run was stopped, as a whole. */
    boolean isStopped() {
        return bound == STOPPED;
    }

    /** Whether a job may still start. */
    boolean mayStart(long index) {
        return index < bound;
    }

    /** Whether no more jobs are taken from the input: the run was stopped, or a job of an ordered stream has failed. */
    boolean takesNoMore() {
        return bound != NO_BOUND;
    }

    // Why it ends. Several reasons may hold at once.

    synchronized void engineFailed(Throwable failure) {
        if (engineFailure == null) {
            engineFailure = failure;
        }
    }

    /** The deadline has passed; returns whether that still matters. */
    synchronized boolean deadlinePassed() {
        if (phase == Phase.TERMINATED) {
            return false;
        }
        isPastDeadline = true;
        return true;
    }

    synchronized void closed() {
        if (phase != Phase.TERMINATED) {
            isClosed = true;
        }
    }

    synchronized void callerInterrupted(InterruptedException cause, String where) {
        if (interrupt == null) {
            interrupt = new Interrupt(cause, where);
        }
    }

    @Nullable
    Throwable engineFailure() {
        return engineFailure;
    }

    boolean isPastDeadline() {
        return isPastDeadline;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** The exception for a calling thread that was interrupted while it worked; null if it was not. */
    @Nullable
    CancellationException callerInterrupt(String trouble) {
        Interrupt seen = interrupt;
        return seen == null ? null : Failures.interrupted(seen.cause(), seen.where() + trouble);
    }
}
