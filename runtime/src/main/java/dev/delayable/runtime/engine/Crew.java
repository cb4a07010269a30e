package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.LocalWorkers;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a run shares with the runs inside its jobs: however deeply runs are nested, at most {@link #size()}
 * threads run their jobs.
 *
 * <p>A worker that finds no free thread waits in a queue. A thread without work takes the next worker from the queue, and
 * a worker that waits for jobs yields its thread to a queued worker. So a thread changes between runs only between jobs,
 * never inside a job: a job that holds a lock never has to run another job.
 */
final class Crew {

    /** Null where the calling thread is the whole crew. */
    private final @Nullable LocalWorkers threads;

    private final int size;

    /** What this crew may have of the workers that all runs with its backend share; null if nothing bounds them. */
    private final WorkerLimit.@Nullable Share share;

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

    private Crew(@Nullable LocalWorkers threads, int size, @Nullable WorkerLimit limit) {
        this.threads = threads;
        this.size = size;
        this.share = limit == null ? null : limit.share(this::wakeOne);
    }

    static Crew ofThreads(LocalWorkers threads, int size, @Nullable WorkerLimit limit) {
        return new Crew(threads, size, limit);
    }

    /** A crew that is the calling thread. */
    static Crew ofCaller() {
        return new Crew(null, 1, null);
    }

    int size() {
        return size;
    }

    int sleeping() {
        return sleeping;
    }

    void start(ThreadWorker worker) {
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
        Loop loop = new Loop(worker);
        if (share == null || share.request(loop)) {
            execute(loop);
        }
    }

    /** Runs a loop on another thread. Where there is a limit, the loop has a worker of it. */
    private void execute(Loop loop) {
        LocalWorkers available = threads;
        try {
            if (available == null) {
                throw new IllegalStateException("the calling thread is the only worker");
            }
            available.execute(loop);
        } catch (Throwable e) {
            threadIsFree();
            passOn();
            throw e;
        }
    }

    /** Gives a worker of the limit to the run whose turn it is. */
    private void passOn() {
        WorkerLimit.Turn turn = share == null ? null : share.limit().next();
        if (turn != null) {
            ((Loop) turn).executeOrFail();
        }
    }

    /** One worker after another, on one thread; and then, where there is a limit, those of the run whose turn it is. */
    private final class Loop implements Runnable, WorkerLimit.Turn {

        /** The worker to begin with; null for the next one that waits. */
        private @Nullable ThreadWorker first;

        Loop(@Nullable ThreadWorker first) {
            this.first = first;
        }

        /** The caller is not of the run that would have to hear of a failure. */
        void executeOrFail() {
            try {
                execute(this);
            } catch (Throwable e) {
                ThreadWorker worker = first == null ? firstWaiting() : first;
                if (worker != null) {
                    worker.failsToStart(e);
                }
            }
        }

        @Override
        public void run() {
            WorkerLimit.takeAll(this);
        }

        @Override
        public WorkerLimit.@Nullable Turn take() {
            long since = share == null ? 0 : System.nanoTime();
            ThreadWorker worker = first == null ? next() : first;
            first = null;
            while (worker != null) {
                runOrRelease(worker);
                if (worker.isThreadGivenUp()) {
                    return null; // another thread has its place already
                }
                if (share != null && waitingCount > 0 && share.isWantedAfter(since)) {
                    return share.giveWay(this);
                }
                worker = next();
            }
            return share == null ? null : share.limit().next();
        }
    }

    /** A worker throws only if the JVM fails, but the workers of the limit are those of other runs too. */
    private void runOrRelease(ThreadWorker worker) {
        try {
            worker.run();
        } catch (Throwable e) {
            if (!worker.isThreadGivenUp()) {
                threadIsFree();
                passOn();
            }
            throw e;
        }
    }

    private @Nullable ThreadWorker firstWaiting() {
        lock.lock();
        try {
            return waiting.peek();
        } finally {
            lock.unlock();
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
        return waitingCount > 0 || (share != null && share.isWanted());
    }

    /** Whether a worker should end although it has jobs, to let another run have its turn. */
    boolean isTurnOver(long since) {
        return share != null && share.isWantedAfter(since);
    }

    /** Whether workers may have to wait for those of other runs. */
    boolean isLimited() {
        return share != null;
    }

    /** Drops what waits for a worker of the limit. Called at the end of the run. */
    void close() {
        if (share != null) {
            share.close();
        }
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
            execute(new Loop(next)); // with the worker of the limit that the stuck thread had
        } else {
            passOn();
        }
    }

    /** Lets a worker sleep until it is woken, or for some time; it looks again whatever the reason. */
    // The counter is written with the lock held; a caller checks again, and may sleep again.
    @SuppressWarnings({"NonAtomicVolatileUpdate", "WaitNotInLoop"})
    void sleep(JobSource source, Run run, long nanos) {
        lock.lock();
        try {
            sleeping++;
            if (share != null) {
                share.sleeps();
            }
            VarHandle.fullFence(); // says that it sleeps first, and looks for jobs second
            if (!source.hasUnclaimed() && !source.isClosed() && !run.isStopped() && !isThreadWanted()) {
                long unused = work.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            // A stop is seen anyway. Any other interrupt, of a watchdog that a job has left behind for example,
            // must end neither the worker nor the next job.
        } finally {
            sleeping--;
            if (share != null) {
                share.awakes();
            }
            lock.unlock();
        }
    }

    private void wakeOne() {
        wake(1);
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
