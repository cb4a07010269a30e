package dev.delayable.runtime.engine;

import dev.delayable.runtime.report.RunRecording;
import dev.delayable.runtime.report.WorkerRecording;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of a run one at a time on one thread: {@link ThreadWorker a thread of the crew} or {@link CallingWorker
 * the calling thread}.
 */
abstract class Worker {

    private static final long NEXT_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Run run;
    private final Crew crew;
    private final int number;

    /** What the thread of the worker does; others ask it which job is running. */
    private final BatchRunner runner;

    /** How many runs the running job has started in threads of their own that have not ended. */
    private final AtomicInteger asyncRuns = new AtomicInteger();

    /** Whether a job of such a run has the place of the running job. */
    private final AtomicBoolean slotTaken = new AtomicBoolean();

    /** Records the jobs of the worker for the report; used by its thread, and by the thread that gives it up. */
    private volatile @Nullable WorkerRecording recording;

    Worker(Run run, Crew crew, int number) {
        this.run = run;
        this.crew = crew;
        this.number = number;
        this.runner = new BatchRunner(run, this);
    }

    final Run ofRun() {
        return run;
    }

    /** The threads that this worker, and the runs inside its jobs, share. */
    final Crew crew() {
        return crew;
    }

    /** Tells the worker from all others of the run that run jobs at the same time. */
    final int number() {
        return number;
    }

    final AtomicInteger asyncRuns() {
        return asyncRuns;
    }

    final AtomicBoolean slotTaken() {
        return slotTaken;
    }

    /**
     * Waits for the runs that the job has started in threads of their own. Called by the thread of the worker when the job has
     * returned, or thrown.
     *
     * @param hasFailed whether to stop them
     */
    final void awaitAsyncRuns(boolean hasFailed) {
        boolean isInterrupted = false;
        while (asyncRuns.get() > 0) {
            isInterrupted |= Thread.interrupted();
            if (isInterrupted || hasFailed) {
                run.innerRuns().stopWithin(this); // one may have begun just now
                LockSupport.parkNanos(this, NEXT_LOOK_NANOS);
            } else {
                LockSupport.park(this);
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    final BatchRunner runner() {
        return runner;
    }

    /** Where the jobs of this worker are recorded; null if they are not. Called by its thread. */
    final @Nullable WorkerRecording recording() {
        WorkerRecording known = recording;
        RunRecording whole = run.events().recording();
        if (known == null && whole != null) {
            known = startRecording(whole);
            recording = known;
        }
        return known;
    }

    WorkerRecording startRecording(RunRecording whole) {
        return whole.worker(number);
    }

    /** The worker works no more for its run. */
    final void leaveRecording() {
        WorkerRecording known = recording;
        if (known != null) {
            known.leave();
        }
    }

    /** The running job was given up. Called by the thread that gave it up, while the thread of the worker is stuck. */
    final void recordGivenUp() {
        WorkerRecording known = recording;
        if (known != null) {
            known.givenUp();
        }
    }

    /** A run inside the job that is running has set the interrupt flag of the thread, perhaps before the stopper did. */
    void interruptedAgain() {}

    /** Whether the thread is the caller's: its interrupt flag may be the user's, and it cannot be given up. */
    abstract boolean isCaller();

    /** Interrupts the job that is running, if there is one. Called when the run is stopped already, by any thread. */
    void stop() {
        runner.interrupt();
    }

    /** Gives up an attempt that ignores the interrupt of its time limit; returns whether it has done so. */
    abstract boolean giveUp(Attempt running);

    /** The attempt that the thread of this worker was in has been given up. Called by that thread, when its job has ended. */
    void becomeGivenUp() {}

    /** Lets the run go on without the thread, whose attempt was given up. */
    abstract void giveUpThread();
}
