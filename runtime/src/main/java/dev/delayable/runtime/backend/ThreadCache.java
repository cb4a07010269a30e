package dev.delayable.runtime.backend;

import dev.delayable.runtime.work.SharedThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of all runs, in one {@link ForkJoinPool}. A loop occupies a thread from its start to its end, so the pool never
 * runs more tasks than it has threads, whatever its tasks block on; and it may add none for those that block.
 *
 * <p><b>Size.</b> Each run leases as many threads as it has workers; runs that share a bound lease no more than that in all. The
 * parallelism of the pool is the largest sum of these leases so far, and no more: a pool makes up to that many threads, and a
 * parallel stream inside a job uses all of them. A ForkJoinPool of JDK 17 cannot grow: a pool that is too small is replaced by
 * a larger one, and a pool with a thread that is stuck in a job by one of the same size. The old pool is retired, so it runs
 * the loops that it has to their end, and its idle threads end at once.
 *
 * <p><b>Idle threads.</b> A ForkJoinPool ends one idle thread at a time, each after the keep-alive. So the first thread that
 * ends for that reason shuts the pool down, if no run has a lease, and all others end with it.
 *
 * <p><b>No loop is lost.</b> A ForkJoinPool that is shut down while a task is on its way may drop the task without a word. So who
 * executes a loop enters the pool first, and a retired pool is shut down when nobody is in it, and lets nobody in. A pool is
 * replaced under the lock: the field is written first, and the pool is retired second; so who is not let in finds another one.
 */
final class ThreadCache {

    /** The largest number of threads that a {@link ForkJoinPool} takes. */
    static final int MAX_THREADS = 0x7fff;

    /**
     * How many threads a pool may have made before a new one takes its place. A ForkJoinPool loses count of its threads after
     * it has trimmed some 32,000 idle ones (JDK-8330017).
     */
    private static final int MAX_THREADS_MADE = 16_000;

    private static final AtomicLong THREAD_NUMBER = new AtomicLong();

    private final long keepAliveMillis;
    private final int maxThreadsMade;
    private final ReentrantLock lock = new ReentrantLock();

    /** How many threads the runs without a bound have leased. Guarded by the lock. */
    private long leased;

    /** How many threads the runs with each bound want in all; no entry where there is no run. Guarded by the lock. */
    private final Map<Integer, Long> bounded = new HashMap<>();

    /** Null while there are no threads. Written with the lock held. */
    private volatile @Nullable Pool pool;

    ThreadCache(Duration keepAlive) {
        this(keepAlive, MAX_THREADS_MADE);
    }

    ThreadCache(Duration keepAlive, int maxThreadsMade) {
        this.keepAliveMillis = keepAlive.toMillis();
        this.maxThreadsMade = maxThreadsMade;
    }

    /**
     * Leases threads for a run.
     *
     * @param workers how many
     * @param bound how many all leases with this bound have together; {@link Integer#MAX_VALUE} for no bound
     */
    LocalWorkers lease(int workers, int bound) {
        count(workers, bound);
        return new Lease(workers, bound);
    }

    private void count(int workers, int bound) {
        lock.lock();
        try {
            if (bound == Integer.MAX_VALUE) {
                leased += workers;
            } else {
                long sum = bounded.getOrDefault(bound, 0L) + workers;
                if (sum == 0) {
                    bounded.remove(bound);
                } else {
                    bounded.put(bound, sum);
                }
            }
            Pool now = pool;
            if (now == null || workers < 0) {
                return; // a pool is made with the first thread, and a smaller one is not needed
            }
            long needed = needed();
            if (now.size < Math.min(needed, MAX_THREADS) || now.isWornOut()) {
                replace(now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many threads the leases come to. Called with the lock held. */
    private long needed() {
        long needed = leased;
        for (Map.Entry<Integer, Long> entry : bounded.entrySet()) {
            needed += Math.min(entry.getKey(), entry.getValue());
        }
        return needed;
    }

    private void execute(Runnable loop) {
        Task task = new Task(loop);
        while (true) {
            Pool now = pool;
            if (now == null) {
                now = replace(null);
            }
            if (now.enter()) {
                try {
                    now.threads.execute(task);
                    return;
                } catch (Throwable e) {
                    if (task.cancel()) {
                        throw e;
                    }
                    return; // no thread could be made, but another one has taken the loop
                } finally {
                    now.leave();
                }
            }
        }
    }

    /** Replaces a pool, unless another thread has done so. */
    private Pool replace(@Nullable Pool old) {
        lock.lock();
        try {
            Pool now = pool;
            if (now != null && !now.equals(old)) {
                return now;
            }
            long size = Math.max(now == null ? 1 : now.size, needed());
            Pool next = new Pool((int) Math.min(size, MAX_THREADS));
            pool = next;
            if (now != null) {
                now.retire();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the threads that are idle; those that run loops end with them. */
    void endIdle() {
        lock.lock();
        try {
            Pool now = pool;
            if (now != null) {
                pool = null;
                now.retire();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A thread of a pool ends: by its keep-alive, if the pool is still the one in use. */
    private void threadEnds(Pool of) {
        lock.lock();
        try {
            if (of.equals(pool) && needed() == 0) {
                pool = null;
                of.retire();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many threads the pool may have; 0 if there is none. */
    int size() {
        Pool now = pool;
        return now == null ? 0 : now.size;
    }

    /** The threads of one run. */
    private final class Lease implements LocalWorkers {

        private final int workers;
        private final int bound;

        /** Guarded by the lock. */
        private boolean closed;

        Lease(int workers, int bound) {
            this.workers = workers;
            this.bound = bound;
        }

        @Override
        public void execute(Runnable loop) {
            ThreadCache.this.execute(loop);
        }

        @Override
        public void replaceThread() {
            Pool now = pool;
            if (now != null) {
                replace(now);
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                closed = true;
            } finally {
                lock.unlock();
            }
            count(-workers, bound);
        }
    }

    /** A loop until a thread takes it; empty afterwards. */
    private static final class Task extends AtomicReference<@Nullable Runnable> implements Runnable {

        private static final long serialVersionUID = 1L;

        Task(Runnable loop) {
            super(loop);
        }

        @Override
        public void run() {
            Runnable loop = getAndSet(null);
            if (loop != null) {
                loop.run();
            }
        }

        /** Takes the loop back; returns whether no thread has taken it. */
        boolean cancel() {
            return getAndSet(null) != null;
        }
    }

    // No lambdas: the first one costs a new JVM 10 ms.

    /** A pool. Two of them are never equal. */
    private final class Pool implements ForkJoinPool.ForkJoinWorkerThreadFactory, Predicate<ForkJoinPool> {

        /** In the number of those inside: the pool lets nobody in any more. */
        private static final int RETIRED = 1 << 30;

        final int size;
        final ForkJoinPool threads;
        private final AtomicInteger threadsMade = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();

        Pool(int size) {
            this.size = size;
            this.threads = new ForkJoinPool(
                    size, this, null, true, size, size, 0, this, keepAliveMillis, TimeUnit.MILLISECONDS);
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool ofPool) {
            threadsMade.incrementAndGet();
            return SharedThreads.make(new Making(this, ofPool));
        }

        /** Keeps the pool from being shut down; returns false if it is retired. */
        boolean enter() {
            while (true) {
                int now = inside.get();
                if (now >= RETIRED) {
                    return false;
                }
                if (inside.compareAndSet(now, now + 1)) {
                    return true;
                }
            }
        }

        void leave() {
            if (inside.decrementAndGet() == RETIRED) {
                threads.shutdown();
            }
        }

        /** Called once, with the lock held. */
        void retire() {
            if (inside.addAndGet(RETIRED) == RETIRED) {
                threads.shutdown();
            }
        }

        /** Whether a job that blocks goes without another thread in its place. */
        @Override
        public boolean test(ForkJoinPool full) {
            return true;
        }

        boolean isWornOut() {
            return threadsMade.get() > maxThreadsMade;
        }

        void threadEnds() {
            ThreadCache.this.threadEnds(this);
        }
    }

    /** Makes a thread. */
    private record Making(Pool pool, ForkJoinPool threads) implements Supplier<ForkJoinWorkerThread> {

        @Override
        public ForkJoinWorkerThread get() {
            return new PoolThread(pool, threads);
        }
    }

    private static final class PoolThread extends ForkJoinWorkerThread {

        private final Pool pool;

        PoolThread(Pool pool, ForkJoinPool threads) {
            super(threads);
            this.pool = pool;
            setName("delayable-" + THREAD_NUMBER.incrementAndGet());
        }

        @Override
        protected void onTermination(@Nullable Throwable exception) {
            pool.threadEnds();
        }
    }
}
