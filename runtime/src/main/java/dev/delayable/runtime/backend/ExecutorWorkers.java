package dev.delayable.runtime.backend;

import dev.delayable.runtime.work.Clock;
import dev.delayable.runtime.work.SharedThreads;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an executor that one run uses.
 *
 * <p>Loops wait in a queue of the run, and carriers, each a task of the executor, take them from there. If the executor
 * rejects a carrier, its loop stays in the queue, and another carrier takes it when its own loop has ended. The first
 * carrier, the anchor, stays until the run ends, so at least one carrier serves the queue.
 */
final class ExecutorWorkers implements LocalWorkers {

    /** After how many seconds without any worker a run says what it waits for: long for a pool that is busy with short tasks. */
    static final long PATIENCE_SECONDS = 10;

    private final Executor executor;

    /** Says that no carrier has started; cancelled by the first one. */
    private final Future<?> silence;

    /** No monitor: a virtual thread that waits in one keeps its carrier thread before JDK 24. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();

    /** The loops that no carrier has taken. Guarded by the lock. */
    private final Deque<Runnable> loops = new ArrayDeque<>();

    /** The carrier that stays. Guarded by the lock. */
    private Carrier anchor;

    /** Whether the anchor has no loop. Guarded by the lock. */
    private boolean anchorIsFree = true;

    /** Whether the run has ended. Guarded by the lock. */
    private boolean closed;

    /** Whether the log has been told of a rejection. Guarded by the lock. */
    private boolean told;

    /**
     * Takes the first thread.
     *
     * @param executor whose thread
     * @param patienceNanos after how many nanoseconds without a thread the log is told
     * @throws RejectedExecutionException if there is none
     */
    ExecutorWorkers(Executor executor, long patienceNanos) {
        this.executor = executor;
        this.anchor = new Carrier();
        this.silence = Clock.scheduleCancellable(this::tellSilence, patienceNanos);
        try {
            anchor.submit();
        } catch (Throwable e) {
            silence.cancel(false);
            throw e;
        }
    }

    private void tellSilence() {
        System.getLogger("dev.delayable.runtime")
                .log(
                        Level.WARNING,
                        "the executor accepted a worker and has not started it: its threads are busy, or it drops tasks "
                                + "without rejecting them. The run waits for it; a deadline would end the wait: {0}",
                        executor);
    }

    @Override
    public void execute(Runnable loop) {
        lock.lock();
        try {
            loops.add(loop);
            if (anchorIsFree && loops.size() == 1) {
                changed.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            new Carrier().submit();
        } catch (RejectedExecutionException e) {
            log(e);
        }
    }

    private void log(RejectedExecutionException rejection) {
        lock.lock();
        try {
            if (told) {
                return;
            }
            told = true;
        } finally {
            lock.unlock();
        }
        System.getLogger("dev.delayable.runtime")
                .log(
                        Level.WARNING,
                        "the executor has rejected a worker, the run continues with fewer: {0}",
                        rejection.toString());
    }

    /** The thread is the executor's, and comes back to it when its job ends; the run must have an anchor meanwhile. */
    @Override
    public void replaceThread() {
        Carrier next = new Carrier();
        lock.lock();
        try {
            if (closed || anchorIsFree) {
                return;
            }
            anchor = next;
            anchorIsFree = true;
        } finally {
            lock.unlock();
        }
        try {
            next.submit();
        } catch (RejectedExecutionException e) {
            log(e);
            SharedThreads.daemon(next, "delayable-stand-in").start();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            silence.cancel(false);
            loops.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next loop for a carrier; null if it is to end. */
    private @Nullable Runnable next(Carrier carrier) throws InterruptedException {
        lock.lock();
        try {
            if (carrier.equals(anchor)) {
                anchorIsFree = true;
                while (loops.isEmpty() && !closed) {
                    changed.await();
                }
                anchorIsFree = false;
            }
            return loops.poll();
        } finally {
            lock.unlock();
        }
    }

    /** A task of the executor, which runs loops. */
    private final class Carrier implements Runnable {

        /** The thread that is submitting this carrier; null afterwards. */
        private volatile @Nullable Thread submitter;

        /** Whether the executor has run this carrier in the thread that submits it. Used by that thread. */
        private boolean refused;

        void submit() {
            submitter = Thread.currentThread();
            try {
                executor.execute(this);
            } finally {
                submitter = null;
            }
            if (refused) {
                throw new RejectedExecutionException("the executor runs tasks in the thread that submits them");
            }
        }

        @Override
        public void run() {
            Thread current = Thread.currentThread();
            if (current.equals(submitter)) {
                refused = true; // that thread has other things to do
                return;
            }
            silence.cancel(false);
            ClassLoader loader = current.getContextClassLoader();
            boolean wasInterrupted = Thread.interrupted();
            try {
                wasInterrupted |= runLoops();
            } finally {
                current.setContextClassLoader(loader);
                Thread.interrupted(); // a leftover of a job
                if (wasInterrupted) {
                    current.interrupt();
                }
            }
        }

        /** Returns whether the thread was interrupted while it waited: that is for the executor, and the run needs its anchor. */
        private boolean runLoops() {
            boolean wasInterrupted = false;
            while (true) {
                try {
                    Runnable loop = next(this);
                    if (loop == null) {
                        return wasInterrupted;
                    }
                    loop.run();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
        }
    }
}
