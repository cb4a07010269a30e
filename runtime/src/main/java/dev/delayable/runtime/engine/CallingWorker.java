package dev.delayable.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The calling thread of a run as one of its workers, where it works at all: as the only one, or in a run inside a job. It runs
 * a batch whenever there is nothing better to do.
 *
 * <p>Another thread that stops the run interrupts the thread only while it is in a batch: the stopper announces the interrupt,
 * and the end of the batch waits for an announced one and takes the flag back. Any other interrupt is the user's, or that of
 * an outer run: it ends this run, and the flag stays.
 */
final class CallingWorker extends Worker {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(CallingWorker.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int IDLE = 0;
    private static final int IN_BATCH = 1;
    private static final int ABOUT_TO_BE_INTERRUPTED = 2;
    private static final int INTERRUPTED = 3;

    private final Run run;

    /** The thread; it may be another one for each batch of a stream. Written by itself, before the state. */
    private volatile Thread thread = Thread.currentThread();

    @SuppressWarnings("UnusedVariable") // accessed through STATE
    private volatile int state = IDLE;

    /** Whether a run inside the job has set the flag, perhaps before the stopper did; used by the thread. */
    private boolean interruptedAgain;

    CallingWorker(Run run, Crew crew) {
        super(run, crew, 0);
        this.run = run;
    }

    @Override
    boolean isCaller() {
        return true;
    }

    /** Claims and runs one batch; returns whether there was one. */
    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    boolean runOneBatch() {
        Batch claimed = run.isStopped() ? null : run.source().claim(run.sizer().size());
        if (claimed == null) {
            return false;
        }
        Thread current = Thread.currentThread();
        ClassLoader ownLoader = current.getContextClassLoader();
        Object ownScope = Scope.current();
        Worker outer = CurrentJob.enter(this);
        if (thread != current) {
            thread = current;
        }
        STATE.setVolatile(this, IN_BATCH);
        try {
            runner().run(claimed, current);
        } finally {
            leaveBatch();
            CurrentJob.enter(outer);
            Scope.enter(ownScope);
            if (current.getContextClassLoader() != ownLoader) {
                current.setContextClassLoader(ownLoader);
            }
        }
        return true;
    }

    @Override
    void interruptedAgain() {
        interruptedAgain = true;
    }

    private void leaveBatch() {
        if (interruptedAgain) {
            interruptedAgain = false;
            Thread.interrupted(); // where it is meant for an outer run, this run sets it once more at its end
        }
        if (!STATE.compareAndSet(this, IN_BATCH, IDLE)) {
            while (state != INTERRUPTED) {
                Thread.onSpinWait();
            }
            state = IDLE;
            Thread.interrupted();
        }
    }

    @Override
    void stop() {
        if (thread != Thread.currentThread() && STATE.compareAndSet(this, IN_BATCH, ABOUT_TO_BE_INTERRUPTED)) {
            thread.interrupt();
            state = INTERRUPTED;
        }
    }

    @Override
    boolean abandonFor(Attempt running, String job) {
        throw new IllegalStateException("the calling thread cannot be given up");
    }

    @Override
    void giveUpThread() {
        throw new IllegalStateException("the calling thread cannot be given up");
    }
}
