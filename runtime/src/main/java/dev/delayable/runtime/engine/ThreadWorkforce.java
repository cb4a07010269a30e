package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.LocalWorkers;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run on threads of its {@link Crew}. Workers start when there are jobs for them. If a lazy input has no
 * jobs at the moment, its workers sleep; a waiting batch wakes one of them, a single job does not.
 *
 * <p>No job waits while a worker could start: a thread that adds a job first adds it and then counts the workers; a
 * worker that ends first removes itself from the count and then looks for jobs. Only the calling thread adds jobs without
 * a fence between the two steps, because quick jobs would pay for it; it repeats the check before it sleeps.
 */
final class ThreadWorkforce implements Workforce {

    /**
     * Up to this many jobs, a list may well be done by one worker before a second thread is awake: the others are started
     * only if it is not.
     */
    private static final int FEW_JOBS = 64;

    /** For how long few jobs are left to one worker: about what it takes to wake a thread. */
    private static final long FEW_JOBS_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

    private final Run run;
    private final Crew crew;

    /** To be closed with the run; null where the crew is that of an outer run, or the calling thread. */
    private final @Nullable LocalWorkers owned;

    /** How many workers may run on threads of the crew. */
    private final int max;

    /** The number of the first of them; the calling thread, where it works, has number 0. */
    private final int firstNumber;

    /** Guards the workers. */
    private final ReentrantLock lock = new ReentrantLock();

    /** The workers that have not ended. Guarded by the lock. */
    private final Set<ThreadWorker> workers = new LinkedHashSet<>();

    /** The numbers of these workers. Guarded by the lock. */
    private final BitSet numbers = new BitSet();

    /** How many workers there are. Written with the lock held. */
    private volatile int active;

    /** How many jobs must have been taken before a sleeping worker is woken again. Used by the calling thread. */
    private long nextWake;

    /** How many jobs had been taken when a worker was last started or woken for them. Used by the calling thread. */
    private long seenTo;

    ThreadWorkforce(Run run, Crew crew, @Nullable LocalWorkers owned, int max, int firstNumber) {
        this.run = run;
        this.crew = crew;
        this.owned = owned;
        this.max = max;
        this.firstNumber = firstNumber;
    }

    /** Whether workers without a job wait for one; those of an inner run leave the thread to others instead. */
    boolean workersLinger() {
        return owned != null;
    }

    Crew crew() {
        return crew;
    }

    @Override
    public int active() {
        return active;
    }

    @Override
    public void added(FedSource source) {
        if (max == 0) {
            return;
        }
        int sleeping = crew.sleeping();
        int now = active;
        if (sleeping == 0 && now >= max) {
            return;
        }
        long unclaimed = source.unclaimed();
        int batch = run.sizer().size();
        if (now < max && unclaimed > (long) sleeping * batch && startWorker()) {
            seenTo = source.taken();
            return;
        }
        if (sleeping > 0 && source.taken() >= nextWake && unclaimed >= batch) {
            crew.wake(1);
            seenTo = source.taken();
            nextWake = seenTo + batch;
        }
    }

    @Override
    public void inputEnded(long unclaimed) {
        // The last jobs may be slow ones, and those who sleep would take them one after another.
        for (long left = unclaimed - crew.sleeping(); left > 0; left--) {
            if (!startWorker()) {
                break;
            }
        }
        crew.wakeAll();
    }

    @Override
    public void allAdded(int jobs) {
        int wanted = Math.min(max, jobs);
        int started = 0;
        if (wanted > 0 && jobs <= FEW_JOBS) {
            startWorker();
            started = 1;
            long start = System.nanoTime();
            while (!run.isOver() && !crew.isThreadWanted() && System.nanoTime() - start < FEW_JOBS_NANOS) {
                Thread.onSpinWait();
            }
        }
        while (started < wanted && run.source().hasUnclaimed() && startWorker()) {
            started++;
        }
    }

    @Override
    public void again() {
        if (!startWorker()) {
            crew.wake(1);
        }
    }

    /** Starts one more worker, unless there are enough of them, or the run was stopped; returns whether it did. */
    private boolean startWorker() {
        // No more workers than jobs: one that was just started may not have claimed its job yet.
        if (active >= max || active >= run.source().taken()) {
            return false;
        }
        ThreadWorker worker;
        lock.lock();
        try {
            if (active >= max || run.isStopped()) {
                return false;
            }
            int number = numbers.nextClearBit(firstNumber);
            numbers.set(number);
            worker = new ThreadWorker(run, this, number);
            workers.add(worker);
            active = workers.size();
        } finally {
            lock.unlock();
        }
        try {
            crew.start(worker);
        } catch (Throwable e) {
            remove(worker);
            throw e;
        }
        return true;
    }

    void workerEnded(ThreadWorker worker) {
        remove(worker);
        VarHandle.fullFence();
        if (!run.source().hasUnclaimed()) {
            dismiss(); // the calling thread may be asleep already
        }
        if (run.source().hasUnclaimed() && !run.isStopped()) {
            startWorker(); // there was a job just after the worker had looked, or the one that was dismissed was for it
        }
        run.caller().signal();
    }

    private void remove(ThreadWorker worker) {
        lock.lock();
        try {
            workers.remove(worker);
            numbers.clear(worker.number());
            active = workers.size();
        } finally {
            lock.unlock();
        }
    }

    /** Goes on without a worker that is stuck in a job. */
    void giveUp(ThreadWorker worker) {
        remove(worker);
        crew.replaceThread();
        if (run.source().hasUnclaimed()) {
            startWorker();
        }
    }

    /** The last chance to see to workers for all jobs: the jobs may be few, or have been added just when a worker ended. */
    @Override
    public void callerIsIdle() {
        VarHandle.fullFence(); // see above; the jobs were added without one
        JobSource source = run.source();
        if (!source.hasUnclaimed()) {
            dismiss();
        } else if (source.taken() > seenTo) {
            long jobs = source.taken() - seenTo;
            seenTo = source.taken();
            for (long left = jobs - crew.sleeping(); left > 0 && startWorker(); left--) {}
            crew.wake(jobs);
        }
    }

    /** Cancels workers that were queued for a thread and are no longer needed. */
    private void dismiss() {
        if (owned == null && active > 0) {
            for (ThreadWorker worker : workers()) {
                if (worker.endIfWaiting()) {
                    remove(worker);
                }
            }
        }
    }

    @Override
    public List<ThreadWorker> workers() {
        lock.lock();
        try {
            return List.copyOf(workers);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        workers().forEach(ThreadWorker::stop);
        crew.wakeAll();
    }

    @Override
    public void stopBehind(RunState state) {
        for (ThreadWorker worker : workers()) {
            worker.runner().interruptBehindBound();
        }
    }

    @Override
    public List<String> abandon() {
        List<String> jobs = new ArrayList<>();
        for (ThreadWorker worker : workers()) {
            String job = worker.abandon();
            if (Objects.nonNull(job)) {
                jobs.add(job);
                giveUp(worker);
            }
        }
        return jobs;
    }

    @Override
    public void close() {
        if (owned != null) {
            crew.close();
            owned.close();
        }
    }
}
