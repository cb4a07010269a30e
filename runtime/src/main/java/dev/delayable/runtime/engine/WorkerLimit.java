package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.Backend;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers that all runs with one backend value have together: at most {@link Backend#maxWorkers} of them at once, given out
 * round robin by run.
 *
 * <p>Each run has a {@link Share}. A share requests a worker for a {@link Turn}: if one is free, the request is granted at once;
 * else the turn waits. Shares with waiting turns stand in a queue. A worker that is given back goes to the first share of the
 * queue, for one turn, and that share goes to the end. So a run with a million jobs holds up a run with ten jobs for one turn
 * at most. A worker that has run for a {@linkplain #SLICE_NANOS slice} of time ends its turn, between two batches, if another
 * run waits; a worker without a job ends it at once.
 *
 * <p>Which fence pairs with which: a request that must wait raises {@code waiting} first and reads {@code idle} second; a
 * worker without a job raises {@code idle} first and reads {@code waiting} second, before it sleeps. Both are volatile, so one
 * of the two sees the other. The lock of the limit is taken last, and no other lock is taken under it.
 *
 * <p>Equal backend values have the same limit, as long as any run uses it.
 */
public final class WorkerLimit {

    /** For how long a worker may go on while another run waits: a thousand times what it costs to change the run. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * Those that a run uses. Few, so they are looked through. Replaced with the lock of the class held, and never changed: a
     * backend may be a user's, or hold an object of one, so its equals() is called without a lock.
     */
    private static volatile List<WeakReference<WorkerLimit>> limits = List.of();

    private final Backend backend;
    private final int max;

    private final ReentrantLock lock = new ReentrantLock();

    /** How many workers are given out. Guarded by the lock. */
    private int busy;

    /** The shares with waiting turns, the next one first. Guarded by the lock. */
    private final Deque<Share> queue = new ArrayDeque<>();

    /** How many turns wait. Guarded by the lock. */
    private int waitingTurns;

    /** The same, for those who do not hold the lock; written with the lock held. */
    private volatile int waiting;

    /** How many workers are given out and sleep without a job. */
    private final AtomicInteger idle = new AtomicInteger();

    /** The shares that are open, to wake their idle workers. */
    private final Set<Share> open = ConcurrentHashMap.newKeySet();

    WorkerLimit(Backend backend, int max) {
        this.backend = backend;
        this.max = max;
    }

    /**
     * The limit of a backend.
     *
     * @param backend the backend
     * @return the limit that all equal backends have; null if there is none
     */
    public static @Nullable WorkerLimit of(Backend backend) {
        int max = backend.maxWorkers();
        if (max == Integer.MAX_VALUE) {
            return null;
        }
        while (true) {
            List<WeakReference<WorkerLimit>> known = limits;
            for (WeakReference<WorkerLimit> each : known) {
                WorkerLimit limit = each.get();
                if (limit != null && limit.backend.equals(backend)) {
                    return limit;
                }
            }
            WorkerLimit made = new WorkerLimit(backend, max);
            if (add(made, known)) {
                return made;
            }
        }
    }

    /** Adds a limit; {@code false} if the limits are not those that were looked through. */
    @SuppressWarnings("ReferenceEquality") // the very same list is meant
    private static synchronized boolean add(WorkerLimit made, List<WeakReference<WorkerLimit>> known) {
        if (limits != known) {
            return false;
        }
        List<WeakReference<WorkerLimit>> used = new ArrayList<>();
        for (WeakReference<WorkerLimit> each : known) {
            if (each.get() != null) {
                used.add(each);
            }
        }
        used.add(new WeakReference<>(made));
        limits = used;
        return true;
    }

    /** What a worker does until it is given back. */
    @FunctionalInterface
    public interface Turn {

        /**
         * Does it. Called by the thread that has given the worker back.
         *
         * @return the turn that has the worker next, to be taken by the same thread; null if there is none, if the worker
         *     goes on elsewhere, or if its thread is given up
         */
        @Nullable
        Turn take();
    }

    /**
     * Takes a turn, and those that follow it.
     *
     * @param first the first turn
     */
    static void takeAll(Turn first) {
        for (Turn turn = first; turn != null; ) {
            turn = turn.take();
        }
    }

    /**
     * The share of a new run.
     *
     * @param wake wakes the workers of the run that sleep without a job; called by any thread
     * @return the share, to be closed with the run
     */
    public Share share(Runnable wake) {
        Share share = new Share(wake);
        open.add(share);
        return share;
    }

    /**
     * Gives a worker back.
     *
     * @return the turn that has the worker next; null if no turn waits, and the worker is free
     */
    public @Nullable Turn next() {
        lock.lock();
        try {
            if (!queue.isEmpty()) {
                return poll();
            }
            busy--;
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next turn from the queue, which is not empty. Called with the lock held. */
    private Turn poll() {
        Share share = queue.remove();
        Turn turn = share.turns.remove();
        if (!share.turns.isEmpty()) {
            queue.add(share);
        }
        addWaiting(-1);
        return turn;
    }

    private void addWaiting(int turns) {
        waitingTurns += turns;
        waiting = waitingTurns;
    }

    int max() {
        return max;
    }

    /** How many workers are given out now. */
    int busy() {
        lock.lock();
        try {
            return busy;
        } finally {
            lock.unlock();
        }
    }

    /** Names the backend. */
    @Override
    public String toString() {
        return backend.name() + ", at most " + max + " workers";
    }

    /** What one run may ask of the limit. Thread-safe. */
    public final class Share {

        private final Runnable wake;

        /** Turns that wait for a worker. Guarded by the lock of the limit. */
        private final Deque<Turn> turns = new ArrayDeque<>();

        private Share(Runnable wake) {
            this.wake = wake;
        }

        /** The limit that this is a share of. */
        public WorkerLimit limit() {
            return WorkerLimit.this;
        }

        /**
         * Asks for a worker.
         *
         * @param turn what the worker is for
         * @return whether there is a free one, and the caller sees to the turn; if not, the turn waits, and is taken by the
         *     thread that gives a worker back
         */
        public boolean request(Turn turn) {
            lock.lock();
            try {
                if (busy < max && queue.isEmpty()) {
                    busy++;
                    return true;
                }
                await(turn);
            } finally {
                lock.unlock();
            }
            if (idle.get() > 0) {
                for (Share share : open) {
                    share.wake.run();
                }
            }
            return false;
        }

        /**
         * Gives a worker back whose run has more to do, and puts its next turn at the end of the queue.
         *
         * @param turn what else the worker is for
         * @return the turn that has the worker next
         */
        public Turn giveWay(Turn turn) {
            lock.lock();
            try {
                await(turn);
                return poll();
            } finally {
                lock.unlock();
            }
        }

        private void await(Turn turn) {
            if (turns.isEmpty()) {
                queue.add(this);
            }
            turns.add(turn);
            addWaiting(1);
        }

        /** Whether a turn waits for a worker, of any run. */
        public boolean isWanted() {
            return waiting > 0;
        }

        /**
         * Whether a worker should end its turn, between two batches.
         *
         * @param since when the turn has begun, as {@link System#nanoTime} says
         */
        public boolean isWantedAfter(long since) {
            return waiting > 0 && System.nanoTime() - since >= SLICE_NANOS;
        }

        /** A worker of the run sleeps from now on; it must look at {@link #isWanted} after this call. */
        void sleeps() {
            idle.incrementAndGet();
        }

        /** A worker of the run sleeps no more. */
        void awakes() {
            idle.decrementAndGet();
        }

        /** The run has ended; its waiting turns are dropped. */
        public void close() {
            open.remove(this);
            lock.lock();
            try {
                if (!turns.isEmpty()) {
                    addWaiting(-turns.size());
                    turns.clear();
                    queue.remove(this);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
