package dev.delayable.runtime.engine;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker on a thread of the crew: a loop that claims batches and runs their jobs, one after another, until there are no more
 * jobs or the run stops.
 *
 * <p>It goes from {@code NEW} to {@code RUNNING} to {@code ENDED}; straight from {@code NEW} to {@code ENDED} if the run stops
 * before a thread has taken it up; or from {@code RUNNING} to {@code GIVEN_UP}, when its job has been and another thread takes
 * the place of its own.
 *
 * <p>Why no job starts after a stop, and no stop is missed: the run sets its bound first, and interrupts second; a worker
 * clears the interrupt flag after each job, and looks at the bound before the next job. So a worker that clears the interrupt
 * of a stop sees the stop, and one that has not seen the stop gets the interrupt in its job.
 */
final class ThreadWorker extends Worker implements Runnable {

    /** How often a worker looks for a job before it sleeps: for about as long as it takes to wake a thread. */
    private static final int SPINS = 64;

    private static final long MIN_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

    /** How long a worker without jobs stays. The time is bounded: a stream may never be read again, nor closed. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many workers wait for jobs at once: to wait costs the more the more do, and of very many some start anew for less. */
    private static final int MAX_SLEEPING = 256;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(ThreadWorker.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int NEW = 0;
    private static final int RUNNING = 1;
    private static final int ENDED = 2;
    private static final int GIVEN_UP = 3;

    private final Run run;
    private final ThreadWorkforce workforce;

    private volatile int state = NEW;

    /** The job that the worker was given up with. Written before the state. */
    private volatile @Nullable String lateJob;

    ThreadWorker(Run run, ThreadWorkforce workforce, int number) {
        super(run, workforce.crew(), number);
        this.run = run;
        this.workforce = workforce;
    }

    @Override
    boolean isCaller() {
        return false;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same objects are meant
    public void run() {
        Thread current = Thread.currentThread();
        ClassLoader ownLoader = current.getContextClassLoader();
        if (!STATE.compareAndSet(this, NEW, RUNNING)) {
            return;
        }
        Thread.interrupted();
        Object outerScope = Scope.current();
        Worker outer = CurrentJob.enter(this);
        try {
            work(current);
        } catch (Throwable e) {
            run.engineFailed(e);
        } finally {
            if (current.getContextClassLoader() != ownLoader) {
                current.setContextClassLoader(ownLoader);
            }
            Scope.enter(outerScope);
            CurrentJob.enter(outer);
            leaveRecording(); // first: another worker may take the number
            end();
        }
    }

    private void work(Thread current) {
        JobSource source = run.source();
        BatchSizer sizer = run.sizer();
        long begun = crew().isLimited() ? System.nanoTime() : 0;
        long sleep = MIN_SLEEP_NANOS;
        long slept = 0;
        while (!run.isStopped() && state == RUNNING) {
            Batch claimed = source.claim(sizer.size());
            if (claimed != null) {
                runner().run(claimed, current);
                if (crew().isTurnOver(begun)) {
                    return; // the thread that sees the end of the worker starts another one, which waits for its turn
                }
                sleep = MIN_SLEEP_NANOS;
                slept = 0;
            } else if (source.isClosed() ? !source.hasUnclaimed() : !workforce.workersLinger()) {
                return;
            } else if (!spin(source)) {
                if (crew().isThreadWanted() || slept >= LINGER_NANOS || crew().sleeping() >= MAX_SLEEPING) {
                    return; // a job that comes starts a worker again
                }
                crew().sleep(source, run, sleep);
                slept += sleep;
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

    private void end() {
        Thread.interrupted();
        if (STATE.compareAndSet(this, RUNNING, ENDED)) {
            workforce.workerEnded(this);
        } else {
            System.getLogger("dev.delayable.runtime")
                    .log(Level.WARNING, "{0}, has ended; it ignored the interrupt that stopped its run", lateJob);
        }
    }

    /** Interrupts the job that is running, or ends the worker if no thread has taken it up yet. */
    @Override
    void stop() {
        if (endIfWaiting()) {
            workforce.workerEnded(this);
        } else {
            super.stop();
        }
    }

    /** There is no thread for the worker; its run ends. */
    void failsToStart(Throwable cause) {
        run.engineFailed(cause);
    }

    /** Ends the worker if no thread has taken it up yet; returns whether it did. */
    boolean endIfWaiting() {
        if (!STATE.compareAndSet(this, NEW, ENDED)) {
            return false;
        }
        crew().withdraw(this);
        return true;
    }

    /**
     * Gives the worker up if it is in a job, or in what is called after one; returns the job. A worker without one is about to
     * end.
     */
    @Nullable
    String abandon() {
        if (state != RUNNING) {
            return null;
        }
        // Described now: when the job has ended, its result stands in its place. No other job begins meanwhile, for the
        // run
        // is stopped.
        Attempt running = runner().attempt();
        String job = running != null ? running.describeJob() : run.isTracked() ? null : runner().describeJob();
        if (job == null) {
            return null;
        }
        lateJob = job;
        if (running != null && !running.giveUpAtEnd()) {
            return null; // it has just ended
        }
        if (!STATE.compareAndSet(this, RUNNING, GIVEN_UP) && running == null) {
            return null;
        }
        recordGivenUp();
        return job;
    }

    @Override
    boolean giveUp(Attempt running) {
        lateJob = running.describeJob();
        if (!running.giveUpRunning()) {
            return false;
        }
        becomeGivenUp();
        return true;
    }

    /** The attempt of the worker was given up, which this worker sees when its job ends after all, or whoever has done it says. */
    @Override
    void becomeGivenUp() {
        boolean unused = STATE.compareAndSet(this, RUNNING, GIVEN_UP);
    }

    @Override
    void giveUpThread() {
        workforce.giveUp(this);
    }

    boolean isThreadGivenUp() {
        return state == GIVEN_UP;
    }
}
