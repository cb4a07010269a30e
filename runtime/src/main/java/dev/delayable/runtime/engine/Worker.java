package dev.delayable.runtime.engine;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the loops of a run: claims batches and runs their jobs, one after another, on one thread, until there are no
 * more jobs or the run stops. Where the calling thread works itself, it is a worker too, for one batch at a time.
 *
 * <p>A worker goes from {@code NEW} to {@code RUNNING} to {@code ENDED}, or straight from {@code NEW} to {@code ENDED} if
 * the run stops before a thread has taken it up; the worker of the calling thread goes back and forth between {@code NEW}
 * and {@code RUNNING}. The thread is interrupted only while the worker is {@code RUNNING}, under the lock that also guards
 * its end, and a thread of the crew has its flag cleared on both sides: no interrupt of this run reaches what the thread
 * does before or after.
 *
 * <p>Why no job starts after a stop, and no stop is missed: the run sets its stop flag first, and interrupts second; a
 * worker clears the interrupt flag after each job, and looks at the stop flag before the next job. So a worker that clears
 * the interrupt of a stop sees the stop, and one that has not seen the stop gets the interrupt in its job. The calling
 * thread keeps its flag, which may be the user's, and ends the run if it is set.
 */
final class Worker implements Runnable {

    /** How often a worker looks for a job before it sleeps: for about as long as it takes to wake a thread. */
    private static final int SPINS = 64;

    private static final long MIN_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

    private enum State {
        NEW,
        RUNNING,
        ENDED
    }

    private final Run run;
    private final ThreadWorkforce workforce;
    private final int number;
    private final boolean isCaller;

    /** Guarded by this. */
    private State state = State.NEW;

    /** The thread while {@code RUNNING}. Guarded by this. */
    private @Nullable Thread thread;

    /** The job that was running when the run ended without waiting for this worker. Guarded by this. */
    private @Nullable String abandonedJob;

    /** Whether this run has interrupted the calling thread, which must not find the flag afterwards. Guarded by this. */
    private boolean interruptedCaller;

    /** Whether another thread has taken the place of this one. Written under the lock of this. */
    private volatile boolean threadGivenUp;

    /** What the thread of the worker does; others ask it which job is running. */
    private final BatchRunner runner;

    Worker(Run run, ThreadWorkforce workforce, int number, boolean isCaller) {
        this.run = run;
        this.workforce = workforce;
        this.number = number;
        this.isCaller = isCaller;
        this.runner = new BatchRunner(run, this);
    }

    Crew crew() {
        return workforce.crew();
    }

    Run ofRun() {
        return run;
    }

    int number() {
        return number;
    }

    boolean isCaller() {
        return isCaller;
    }

    BatchRunner runner() {
        return runner;
    }

    // On a thread of the crew.

    @Override
    @SuppressWarnings("ReferenceEquality") // null stands for no worker
    public void run() {
        Thread current = Thread.currentThread();
        ClassLoader ownLoader = current.getContextClassLoader();
        if (!begin(current)) {
            return;
        }
        Object outerScope = Scope.current();
        Worker outer = CurrentJob.worker();
        CurrentJob.enter(this);
        Scope.set(run.scope());
        try {
            work(current);
        } catch (Throwable e) {
            run.engineFailed(e);
        } finally {
            current.setContextClassLoader(ownLoader);
            Scope.set(outerScope);
            CurrentJob.enter(outer);
            end();
        }
    }

    private void work(Thread current) {
        JobSource source = run.source();
        BatchSizer sizer = run.sizer();
        long sleep = MIN_SLEEP_NANOS;
        while (!run.isStopped() && !threadGivenUp) {
            Batch claimed = source.claim(sizer.size());
            if (claimed != null) {
                runner.run(claimed, current);
                sleep = MIN_SLEEP_NANOS;
            } else if (source.isClosed() ? !source.hasUnclaimed() : !workforce.workersLinger()) {
                return;
            } else if (!spin(source)) {
                if (workforce.crew().isThreadWanted()) {
                    return;
                }
                workforce.crew().sleep(source, run, sleep);
                sleep = Math.min(2 * sleep, MAX_SLEEP_NANOS);
            }
        }
    }

    /** Looks for a job for a short time; returns whether there may be one. */
    private static boolean spin(JobSource source) {
        for (int i = 0; i < SPINS; i++) {
            if (source.hasUnclaimed() || source.isClosed()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    // In the calling thread.

    /** Claims and runs one batch; returns whether there was one. */
    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    boolean runOneBatch() {
        if (run.isStopped()) {
            return false;
        }
        Thread current = Thread.currentThread();
        Batch claimed = run.source().claim(run.sizer().size());
        if (claimed == null || !begin(current)) {
            return false;
        }
        ClassLoader ownLoader = current.getContextClassLoader();
        Worker outer = CurrentJob.worker();
        CurrentJob.enter(this);
        try {
            runner.run(claimed, current);
        } finally {
            if (current.getContextClassLoader() != ownLoader) {
                current.setContextClassLoader(ownLoader);
            }
            CurrentJob.enter(outer);
            pause();
        }
        return true;
    }

    // The thread of the worker.

    private synchronized boolean begin(Thread current) {
        if (state != State.NEW) {
            return false;
        }
        if (!isCaller) {
            Thread.interrupted();
        }
        thread = current;
        state = State.RUNNING;
        return true;
    }

    /** The calling thread goes on to other things, and may come back. */
    private synchronized void pause() {
        if (interruptedCaller) {
            Thread.interrupted();
        }
        thread = null;
        state = State.NEW;
    }

    private void end() {
        String lateJob;
        boolean givenUp;
        synchronized (this) {
            lateJob = abandonedJob;
            givenUp = threadGivenUp;
            thread = null;
            state = State.ENDED;
            Thread.interrupted();
        }
        if (lateJob != null) {
            run.lateJobEnded(lateJob);
        } else if (!givenUp) {
            workforce.workerEnded(this);
        }
    }

    /** Interrupts the job that is running, or ends the worker if no thread has taken it up yet. */
    void stop() {
        synchronized (this) {
            if (state == State.RUNNING && thread != null) {
                if (thread != Thread.currentThread()) {
                    interruptedCaller = isCaller;
                    thread.interrupt();
                }
                return;
            }
        }
        endIfWaiting();
    }

    /** Ends the worker if no thread has taken it up yet. */
    void endIfWaiting() {
        synchronized (this) {
            if (state != State.NEW || isCaller) {
                return;
            }
            state = State.ENDED;
        }
        workforce.crew().withdraw(this);
        workforce.workerEnded(this);
    }

    /** Gives the worker up if it still runs a job; returns the job. A worker without one is about to end. */
    synchronized @Nullable String abandon() {
        if (state != State.RUNNING) {
            return null;
        }
        // Described now: when the job has ended, its result stands in its place.
        abandonedJob = runner.runningJob();
        Attempt running = runner.attempt();
        if (abandonedJob != null && running != null && !running.abandon()) {
            abandonedJob = null; // it has just ended
        }
        threadGivenUp = abandonedJob != null;
        return abandonedJob;
    }

    /** Gives the worker up because of one job, while its run goes on. */
    synchronized void abandonFor(String job) {
        abandonedJob = job;
        threadGivenUp = true;
    }

    void giveUpThread() {
        workforce.giveUp(this);
    }

    boolean isThreadGivenUp() {
        return threadGivenUp;
    }
}
