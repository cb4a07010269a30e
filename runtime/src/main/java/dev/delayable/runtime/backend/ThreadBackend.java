package dev.delayable.runtime.backend;

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
 * are daemons, named {@code delayable-1}, {@code delayable-2} and so on, and end after {@link #KEEP_ALIVE_SECONDS} without
 * work.
 *
 * <p>A run hands a pool at most as many tasks as it has workers, so a pool never runs more than that, even where a job
 * blocks in a way that makes a ForkJoinPool add threads; and it is told to add none.
 */
public final class ThreadBackend {

    /** The largest number of threads a {@link ForkJoinPool} takes. */
    public static final int MAX_WORKERS = 0x7fff;

    private static final long KEEP_ALIVE_SECONDS = 30;

    /**
     * How many workers a pool may have been asked for before a new one takes its place. A ForkJoinPool loses count of its
     * threads after it has trimmed some 32,000 idle ones (JDK-8330017), and it cannot have trimmed more than it was
     * asked for.
     */
    private static final int MAX_WORKERS_ASKED_FOR = 16_000;

    private static final AtomicLong THREAD_NUMBER = new AtomicLong();

    /** The pools that no run is using, by their number of threads. */
    private static final ConcurrentHashMap<Integer, Deque<LeasedPool>> FREE = new ConcurrentHashMap<>();

    private ThreadBackend() {}

    /** The threads of one run. Not thread-safe but for {@link #execute}. */
    public interface Lease extends AutoCloseable {

        /**
         * Runs a worker on a thread of its own. Called at most as often as the lease has threads.
         *
         * @param worker the worker
         */
        void execute(Runnable worker);

        /** Says that a thread will not come back, so that no later run counts on it. */
        void retire();

        /** Gives the threads back. */
        @Override
        void close();
    }

    /**
     * Takes threads for a run.
     *
     * @param workers how many; no more than {@link #MAX_WORKERS} are given
     * @return the threads, to be closed when the run has ended
     */
    public static Lease lease(int workers) {
        int size = Math.min(workers, MAX_WORKERS);
        LeasedPool free = freePools(size).pollFirst();
        return free == null ? new LeasedPool(size) : free;
    }

    private static Deque<LeasedPool> freePools(int size) {
        return FREE.computeIfAbsent(size, key -> new ConcurrentLinkedDeque<>());
    }

    /** A pool, and whether it may be leased again. The fields belong to the thread that has leased it. */
    private static final class LeasedPool implements Lease {

        private final int size;
        private final ForkJoinPool pool;
        private int askedFor;
        private boolean retired;

        LeasedPool(int size) {
            this.size = size;
            this.pool = new ForkJoinPool(
                    size,
                    PoolThread::new,
                    null,
                    true,
                    size,
                    size,
                    0,
                    full -> true,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS);
        }

        @Override
        public void execute(Runnable worker) {
            askedFor++;
            pool.execute(worker);
        }

        @Override
        public void retire() {
            retired = true;
        }

        @Override
        public void close() {
            if (retired || askedFor + size > MAX_WORKERS_ASKED_FOR) {
                pool.shutdown();
            } else {
                freePools(size).addFirst(this);
            }
        }
    }

    private static final class PoolThread extends ForkJoinWorkerThread {

        PoolThread(ForkJoinPool pool) {
            super(pool);
            setName("delayable-" + THREAD_NUMBER.incrementAndGet());
        }
    }
}
