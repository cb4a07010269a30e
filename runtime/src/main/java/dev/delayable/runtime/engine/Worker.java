package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the loops of a run: claims batches and runs their jobs, one after another, on one thread, until there are no
 * more jobs or the run stops.
 *
 * <p>A worker goes from {@code NEW} to {@code RUNNING} to {@code ENDED}, or straight from {@code NEW} to {@code ENDED} if
 * the run stops before a thread has taken it up. Whoever sets {@code ENDED} tells the run, once. The thread is
 * interrupted only while the worker is {@code RUNNING}, under the lock that also guards its end, and the flag is cleared
 * on both sides: no interrupt of this run reaches what the thread does before or after.
 *
 * <p>Why no job starts after a stop, and no stop is missed: the run sets its stop flag and ends the source first, and
 * interrupts second; a worker clears the interrupt flag after each job and each wait for jobs, and looks at the stop flag
 * before the next job. So a worker that clears the interrupt of a stop sees the stop, and one that has not seen the stop
 * gets the interrupt in its job.
 */
final class Worker implements Runnable {

    private static final VarHandle SLOT;

    static {
        try {
            SLOT = MethodHandles.lookup().findVarHandle(Worker.class, "slot", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private enum State {
        NEW,
        RUNNING,
        ENDED
    }

    private final Run run;

    /** Guarded by this. */
    private State state = State.NEW;

    /** The thread while {@code RUNNING}. Guarded by this. */
    private @Nullable Thread thread;

    /** The job that was running when the run ended without waiting for this worker. Guarded by this. */
    private @Nullable String abandonedJob;

    /**
     * The batch that is being run; null while no job is. Written by the thread of the worker, read by the run when it
     * must name a job that does not end.
     */
    private volatile @Nullable Batch batch;

    /** The slot of the batch that is being run. Written by the thread of the worker in opaque mode. */
    @SuppressWarnings("UnusedVariable") // accessed through SLOT
    private int slot;

    Worker(Run run) {
        this.run = run;
    }

    @Override
    public void run() {
        Thread current = Thread.currentThread();
        ClassLoader ownLoader = current.getContextClassLoader();
        if (!begin(current)) {
            return;
        }
        try {
            work(current);
        } catch (Throwable e) {
            run.engineFailed(e);
        } finally {
            current.setContextClassLoader(ownLoader);
            end();
        }
    }

    private void work(Thread current) {
        JobSource source = run.source();
        BatchSizer sizer = run.sizer();
        for (Batch claimed = source.claim(sizer.size()); claimed != null; claimed = source.claim(sizer.size())) {
            batch = claimed;
            long start = System.nanoTime();
            boolean ranWell = runJobs(claimed, current);
            batch = null;
            if (!ranWell) {
                return;
            }
            sizer.ran(claimed.size(), System.nanoTime() - start);
            source.done(claimed);
        }
    }

    /** Runs the jobs of a batch; returns whether all of them were run well. */
    @SuppressWarnings("ReferenceEquality") // the very same class loader is meant
    private boolean runJobs(Batch claimed, Thread current) {
        @Nullable Object[] slots = claimed.slots();
        ClassLoader loader = run.classLoader();
        // A stray interrupt that came while this worker looked for jobs; after that of a stop the stop flag is seen.
        Thread.interrupted();
        for (int i = claimed.from(); i < claimed.to(); i++) {
            if (run.isStopped()) {
                return false;
            }
            if (current.getContextClassLoader() != loader) {
                current.setContextClassLoader(loader);
            }
            SLOT.setOpaque(this, i);
            Job<?> job = (Job<?>) Objects.requireNonNull(slots[i]);
            try {
                slots[i] = job.call();
            } catch (Throwable e) {
                // The job has ended, and must not be named as still running.
                batch = null;
                run.jobFailed(job, claimed.indexOf(i), e);
                return false;
            }
            // A job's leftover, which must reach neither the next job nor the wait for the next batch.
            Thread.interrupted();
        }
        return true;
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
        synchronized (this) {
            lateJob = abandonedJob;
            thread = null;
            state = State.ENDED;
            Thread.interrupted();
        }
        if (lateJob == null) {
            run.workerEnded();
        } else {
            run.lateJobEnded(lateJob);
        }
    }

    /** Interrupts the job that is running, or ends the worker if no thread has taken it up yet. */
    void stop() {
        synchronized (this) {
            if (state == State.RUNNING && thread != null) {
                thread.interrupt();
                return;
            } else if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
        }
        run.workerEnded();
    }

    /** Gives the worker up if it still runs a job; returns the job. A worker without one is about to end. */
    synchronized @Nullable String abandon() {
        if (state != State.RUNNING) {
            return null;
        }
        // Described now: when the job has ended, its result stands in its place.
        abandonedJob = currentJob();
        return abandonedJob;
    }

    private @Nullable String currentJob() {
        Batch current = batch;
        if (current == null) {
            return null;
        }
        int running = (int) SLOT.getOpaque(this);
        int index = current.indexOf(running);
        // A result in the place of the job: it has just ended.
        return current.slots()[running] instanceof Job<?> job ? Failures.describe(job, index) : null;
    }
}
