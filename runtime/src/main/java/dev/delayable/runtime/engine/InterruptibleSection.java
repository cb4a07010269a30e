package dev.delayable.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of code in which other threads may interrupt the thread that runs it, and after which no such interrupt is
 * pending or can still arrive. All interrupts of the engine go through one of these.
 *
 * <p>The states are those of {@link java.util.concurrent.FutureTask}: {@code OUTSIDE → INSIDE → OUTSIDE}, or {@code INSIDE →
 * INTERRUPTING → INTERRUPTED → OUTSIDE}. The interrupting thread announces the interrupt before it sets the flag; the thread
 * of the section does not leave while an interrupt is announced, and clears the flag of a completed one when it leaves. An
 * announced interrupt pins the section, so the interrupting thread can look at what the section is doing before it decides.
 *
 * <p>No lock is involved: {@link Thread#interrupt} may itself block (in a channel operation of a virtual thread, for example),
 * and then it delays the thread of this section only.
 */
final class InterruptibleSection {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(InterruptibleSection.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int OUTSIDE = 0;
    private static final int INSIDE = 1;
    private static final int INTERRUPTING = 2;
    private static final int INTERRUPTED = 3;

    private static final int SPINS = 64;
    private static final long LOOK_NANOS = 50_000;

    /** Decides, while the section is pinned, whether to interrupt it. */
    @FunctionalInterface
    interface Decision {
        boolean interrupts();
    }

    /** The thread inside. Written by that thread before the state. */
    private volatile @Nullable Thread thread;

    private volatile int state = OUTSIDE;

    /** Enters the section. A section is used by one thread at a time. */
    void enter(Thread current) {
        thread = current;
        state = INSIDE;
    }

    /** Enters the section unless the thread is inside already. */
    @SuppressWarnings("ReferenceEquality") // the very same thread is meant
    void enterAgain(Thread current) {
        if (thread != current || state == OUTSIDE) {
            enter(current);
        }
    }

    /**
     * Leaves the section, after the completion of an interrupt that was announced. Does nothing outside.
     *
     * @return whether the section was interrupted; the interrupt flag is cleared then
     */
    boolean exit() {
        for (int looks = 0; !STATE.compareAndSet(this, INSIDE, OUTSIDE); looks++) {
            int now = state;
            if (now == OUTSIDE) {
                return false;
            } else if (now == INTERRUPTED) {
                state = OUTSIDE;
                Thread.interrupted();
                return true;
            } else if (looks < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, LOOK_NANOS);
            }
        }
        return false;
    }

    /** Whether the interrupt flag of the thread inside is set. To be asked by a {@link Decision}. */
    boolean hasFlag() {
        Thread inside = thread;
        return inside != null && inside.isInterrupted();
    }

    /** Interrupts the thread inside, unless there is none, it is the current one, or it was interrupted already. */
    boolean interrupt() {
        return interrupt(() -> true);
    }

    /**
     * Interrupts the thread inside if a decision says so; the thread cannot leave the section before that.
     *
     * @param decision must be quick; not asked if there is no thread inside, it is the current one, or was interrupted already
     * @return whether the thread was interrupted
     */
    @SuppressWarnings("ReferenceEquality") // the very same thread is meant
    boolean interrupt(Decision decision) {
        if (!STATE.compareAndSet(this, INSIDE, INTERRUPTING)) {
            return false;
        }
        Thread inside = thread;
        boolean interrupts = false;
        try {
            interrupts = inside != null && inside != Thread.currentThread() && decision.interrupts();
            if (interrupts && inside != null) {
                inside.interrupt();
            }
        } finally {
            state = interrupts ? INTERRUPTED : INSIDE;
        }
        return interrupts;
    }
}
