package dev.delayable.runtime.backend;

import dev.delayable.runtime.engine.SharedThreads;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads of this JVM, in {@link ForkJoinPool}s. A run leases a pool for itself, so that runs that go on at the same
 * time do not wait for one another's jobs; the next run of the same size gets the same pool and the same threads. Threads
 * are daemons, named {@code delayable-1}, {@code delayable-2} and so on, belong to no thread group of a caller, and end after
 * {@link #KEEP_ALIVE_SECONDS} without work.
 *
 * <p>A run hands a pool at most as many tasks as it has workers, so a pool never runs more than that, even where a job
 * blocks in a way that makes a ForkJoinPool add threads; and it is told to add none.
 *
 * @since 0.1
 */
public final class ThreadBackend implements Backend {

    /** The largest number of threads a {@link ForkJoinPool} takes. */
    private static final int MAX_WORKERS = 0x7fff;

    private static final long KEEP_ALIVE_SECONDS = 30;

    /**
     * How many threads a pool may have made before a new one takes its place. A ForkJoinPool loses count of its threads after
     * it has trimmed some 32,000 idle ones (JDK-8330017).
     */
    private static final int MAX_THREADS_MADE = 16_000;

    private static final AtomicLong THREAD_NUMBER = new AtomicLong();

    /** The pools that no run is using, by their number of threads. */
    private final ConcurrentHashMap<Integer, Deque<LeasedPool>> free = new ConcurrentHashMap<>();

    /** A backend with threads of its own, which are made when they are needed. */
    public ThreadBackend() {}

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, MAX_WORKERS);
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int workers) {
        LeasedPool pool = freePools(workers).pollFirst();
        return pool == null ? new LeasedPool(workers) : pool;
    }

    @Override
    public void close() {
        free.values().forEach(pools -> {
            for (LeasedPool pool = pools.pollFirst(); pool != null; pool = pools.pollFirst()) {
                pool.shutdown();
            }
        });
    }

    private Deque<LeasedPool> freePools(int size) {
        return free.computeIfAbsent(size, key -> new ConcurrentLinkedDeque<>());
    }

    /** A pool, replaced by another of the same size when a thread of it is given up or it has made very many. */
    private final class LeasedPool implements LocalWorkers {

        private final int size;
        private volatile Pool pool;

        LeasedPool(int size) {
            this.size = size;
            this.pool = new Pool(size);
        }

        /** Under the lock, for a pool that is replaced takes nothing any more. */
        @Override
        public synchronized void execute(Runnable loop) {
            pool.threads.execute(loop);
        }

        @Override
        public synchronized void replaceThread() {
            shutdown();
            pool = new Pool(size);
        }

        /** What was handed over is run all the same. */
        void shutdown() {
            pool.threads.shutdown();
        }

        @Override
        public void close() {
            if (pool.threadsMade.get() > MAX_THREADS_MADE) {
                replaceThread();
            }
            freePools(size).addFirst(this);
        }
    }

    private static final class Pool {

        final AtomicLong threadsMade = new AtomicLong();
        final ForkJoinPool threads;

        Pool(int size) {
            threads = new ForkJoinPool(
                    size,
                    this::newThread,
                    null,
                    true,
                    size,
                    size,
                    0,
                    full -> true,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS);
        }

        private ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            threadsMade.incrementAndGet();
            return SharedThreads.make(() -> new PoolThread(pool));
        }
    }

    private static final class PoolThread extends ForkJoinWorkerThread {

        PoolThread(ForkJoinPool pool) {
            super(pool);
            setName("delayable-" + THREAD_NUMBER.incrementAndGet());
        }
    }
}
