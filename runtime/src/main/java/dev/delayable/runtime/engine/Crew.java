package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.LocalWorkers;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a run, which the runs inside its jobs share: however deeply runs are nested, no more than {@link #size()}
 * threads run jobs of all of them.
 *
 * <p>A worker that finds no thread free waits in a queue, in the order of asking. A thread that has no more to do takes the
 * next worker from the queue, and a worker that only waits for jobs gives its thread up for one in the queue. So a thread
 * changes between runs only between jobs, never inside one: a job that holds a lock is never made to run another job.
 */
final class Crew {

    /** Null where the calling thread is the whole crew. */
    private final @Nullable LocalWorkers threads;

    private final int size;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    /** How many threads were handed a worker and have not come back. Guarded by the lock. */
    private int busy;

    /** Workers that wait for a thread. Guarded by the lock. */
    private final Deque<ThreadWorker> waiting = new ArrayDeque<>();

    /** How many workers wait for a thread; written with the lock held. */
    private volatile int waitingCount;

    /** How many workers sleep. Written with the lock held. */
    private volatile int sleeping;

    private Crew(@Nullable LocalWorkers threads, int size) {
        this.threads = threads;
        this.size = size;
    }

    static Crew ofThreads(LocalWorkers threads, int size) {
        return new Crew(threads, size);
    }

    /** A crew that is the calling thread. */
    static Crew ofCaller() {
        return new Crew(null, 1);
    }

    int size() {
        return size;
    }

    int sleeping() {
        return sleeping;
    }

    void start(ThreadWorker worker) {
        LocalWorkers available = threads;
        if (available == null) {
            throw new IllegalStateException("the calling thread is the only worker");
        }
        lock.lock();
        try {
            if (busy == size) {
                waiting.add(worker);
                waitingCount = waiting.size();
                work.signal();
                return;
            }
            busy++;
        } finally {
            lock.unlock();
        }
        try {
            available.execute(() -> runAll(worker));
        } catch (Throwable e) {
            threadIsFree();
            throw e;
        }
    }

    private void runAll(ThreadWorker first) {
        for (ThreadWorker worker = first; worker != null; worker = next()) {
            worker.run();
            if (worker.isThreadGivenUp()) {
                return; // another thread has its place already
            }
        }
    }

    /** What the thread that asks is to do next; null if it is free. */
    private @Nullable ThreadWorker next() {
        lock.lock();
        try {
            ThreadWorker next = waiting.poll();
            waitingCount = waiting.size();
            if (next == null) {
                busy--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a worker that has nothing to do should end, and leave its thread to another. */
    boolean isThreadWanted() {
        return waitingCount > 0;
    }

    /** Takes back a worker that may wait for a thread, since its run needs it no more. */
    void withdraw(ThreadWorker worker) {
        if (waitingCount == 0) {
            return;
        }
        lock.lock();
        try {
            waiting.remove(worker);
            waitingCount = waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void threadIsFree() {
        lock.lock();
        try {
            busy--;
        } finally {
            lock.unlock();
        }
    }

    /** Puts another thread in the place of one that is stuck in a job. */
    void replaceThread() {
        LocalWorkers stuck = threads;
        if (stuck == null) {
            return;
        }
        stuck.replaceThread();
        ThreadWorker next = next();
        if (next != null) {
            stuck.execute(() -> runAll(next));
        }
    }

    /** Lets a worker sleep until it is woken, or for some time; it looks again whatever the reason. */
    // The counter is written with the lock held; whoever calls looks again, and may sleep again.
    @SuppressWarnings({"NonAtomicVolatileUpdate", "WaitNotInLoop"})
    void sleep(JobSource source, Run run, long nanos) {
        lock.lock();
        try {
            sleeping++;
            VarHandle.fullFence(); // says that it sleeps first, and looks for jobs second
            if (!source.hasUnclaimed() && !source.isClosed() && !run.isStopped() && waiting.isEmpty()) {
                long unused = work.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            // A stop is seen anyway. Any other interrupt, of a watchdog that a job has left behind for example,
            // must end neither the worker nor the next job.
        } finally {
            sleeping--;
            lock.unlock();
        }
    }

    /** Wakes as many sleeping workers as there are jobs for. */
    void wake(long jobs) {
        if (sleeping == 0) {
            return;
        }
        lock.lock();
        try {
            for (long left = Math.min(jobs, sleeping); left > 0; left--) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all sleeping workers, to see that there will be no more jobs. */
    void wakeAll() {
        lock.lock();
        try {
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
