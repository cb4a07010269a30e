package dev.delayable.runtime.engine;

import dev.delayable.runtime.report.RunRecording;
import dev.delayable.runtime.report.WorkerRecording;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread of a run as one of its workers: as the only worker, or in a run inside a job. It runs a batch when
 * it has nothing else to do.
 *
 * <p>A thread that stops the run interrupts the calling thread only during a batch. Any other interrupt comes from the
 * user or from an outer run: it ends this run, and the flag stays set.
 */
final class CallingWorker extends Worker {

    private final Run run;

    /** In whose place jobs run, where the thread has no place of its own among the workers. */
    private final @Nullable JobSlot slot;

    /** Whether a run inside the job has set the flag, perhaps before the stopper did; used by the thread. */
    private boolean interruptedAgain;

    CallingWorker(Run run, Crew crew, @Nullable JobSlot slot) {
        super(run, crew, 0);
        this.run = run;
        this.slot = slot;
    }

    @Override
    boolean isCaller() {
        return true;
    }

    /** Whether a job may run now, if there is one. */
    boolean mayRun() {
        return slot == null || slot.isFree();
    }

    /** Whether the thread is that of a run which a job has started beside itself. */
    boolean isBesideTheJob() {
        return slot != null;
    }

    /** Claims and runs one batch; returns whether there was one. */
    boolean runOneBatch() {
        if (slot == null) {
            return runBatch();
        }
        if (!slot.take()) {
            return false;
        }
        try {
            return runBatch();
        } finally {
            slot.giveBack();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private boolean runBatch() {
        Batch claimed = run.isStopped() ? null : run.source().claim(run.sizer().size());
        if (claimed == null) {
            return false;
        }
        Thread current = Thread.currentThread();
        ClassLoader ownLoader = current.getContextClassLoader();
        Object ownScope = Scope.current();
        Worker outer = CurrentJob.enter(this);
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

    /** The thread of a run inside a job is that of the job, and works in its lane. */
    @Override
    WorkerRecording startRecording(RunRecording whole) {
        Worker outer = run.outer();
        WorkerRecording around = outer == null ? null : outer.recording();
        return around == null ? super.startRecording(whole) : whole.inside(around);
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
    }

    @Override
    boolean giveUp(Attempt running) {
        throw new IllegalStateException("the calling thread cannot be given up");
    }

    @Override
    void giveUpThread() {
        throw new IllegalStateException("the calling thread cannot be given up");
    }
}
