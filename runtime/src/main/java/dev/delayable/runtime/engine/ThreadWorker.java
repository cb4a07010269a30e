package dev.delayable.runtime.engine;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker on a thread of the crew: a loop that claims batches and runs their jobs, one after another, until there are no more
 * jobs or the run stops.
 *
 * <p>It goes from {@code NEW} to {@code RUNNING} to {@code ENDED}, or straight from {@code NEW} to {@code ENDED} if the run
 * stops before a thread has taken it up. The thread is interrupted only while the worker is {@code RUNNING}, under the lock
 * that also guards its end, and its flag is cleared on both sides: no interrupt of this run reaches what the thread does
 * before or after.
 *
 * <p>Why no job starts after a stop, and no stop is missed: the run sets its stop flag first, and interrupts second; a
 * worker clears the interrupt flag after each job, and looks at the stop flag before the next job. So a worker that clears
 * the interrupt of a stop sees the stop, and one that has not seen the stop gets the interrupt in its job.
 */
final class ThreadWorker extends Worker implements Runnable {

    /** How often a worker looks for a job before it sleeps: for about as long as it takes to wake a thread. */
    private static final int SPINS = 64;

    private static final long MIN_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

    /** For how long a worker without jobs stays. It must not stay for ever: a stream may never be read on, nor closed. */
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many workers wait for jobs at once: to wait costs the more the more do, and of very many some start anew for less. */
    private static final int MAX_SLEEPING = 256;

    private enum State {
        NEW,
        RUNNING,
        ENDED
    }

    private final Run run;
    private final ThreadWorkforce workforce;

    /** Guarded by this. */
    private State state = State.NEW;

    /** The thread while {@code RUNNING}. Guarded by this. */
    private @Nullable Thread thread;

    /** The job that was running when the run ended without waiting for this worker. Guarded by this. */
    private @Nullable String abandonedJob;

    /** Whether another thread has taken the place of this one. Written under the lock of this. */
    private volatile boolean threadGivenUp;

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
        if (!begin(current)) {
            return;
        }
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
            end();
        }
    }

    private void work(Thread current) {
        JobSource source = run.source();
        BatchSizer sizer = run.sizer();
        long sleep = MIN_SLEEP_NANOS;
        long slept = 0;
        while (!run.isStopped() && !threadGivenUp) {
            Batch claimed = source.claim(sizer.size());
            if (claimed != null) {
                runner().run(claimed, current);
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

    private synchronized boolean begin(Thread current) {
        if (state != State.NEW) {
            return false;
        }
        Thread.interrupted();
        thread = current;
        state = State.RUNNING;
        return true;
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
            System.getLogger("dev.delayable.runtime")
                    .log(Level.WARNING, "{0}, has ended; it ignored the interrupt that stopped its run", lateJob);
        } else if (!givenUp) {
            workforce.workerEnded(this);
        }
    }

    /** Interrupts the job that is running, or ends the worker if no thread has taken it up yet. */
    @Override
    void stop() {
        synchronized (this) {
            if (state == State.RUNNING && thread != null) {
                if (thread != Thread.currentThread()) {
                    thread.interrupt();
                }
                return;
            }
        }
        if (endIfWaiting()) {
            workforce.workerEnded(this);
        }
    }

    /** Ends the worker if no thread has taken it up yet; returns whether it did. */
    boolean endIfWaiting() {
        synchronized (this) {
            if (state != State.NEW) {
                return false;
            }
            state = State.ENDED;
        }
        crew().withdraw(this);
        return true;
    }

    /** Gives the worker up if it still runs a job; returns the job. A worker without one is about to end. */
    @Nullable
    String abandon() {
        Attempt running = runner().attempt();
        // Described now: when the job has ended, its result stands in its place. And not under the lock: the text is a
        // user's. No other job begins meanwhile, for the run is stopped.
        String job = run.isTracked() ? (running == null ? null : running.describeJob()) : runner().describeJob();
        synchronized (this) {
            if (job == null || state != State.RUNNING || threadGivenUp || (running != null && !running.abandon())) {
                return null; // it has just ended
            }
            abandonedJob = job;
            threadGivenUp = true;
        }
        if (running != null) {
            running.leaveCancelled();
        }
        return job;
    }

    @Override
    synchronized boolean abandonFor(Attempt running, String job) {
        if (threadGivenUp || !running.abandon()) {
            return false;
        }
        abandonedJob = job;
        threadGivenUp = true;
        return true;
    }

    @Override
    void giveUpThread() {
        workforce.giveUp(this);
    }

    boolean isThreadGivenUp() {
        return threadGivenUp;
    }
}
