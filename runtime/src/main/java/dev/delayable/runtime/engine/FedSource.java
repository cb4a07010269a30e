package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are made while the run goes on. Only the calling thread reads the input, one job at a time, and never
 * further ahead of the workers than the window: a few batches for each of them. A job can be claimed as soon as it was
 * read, so a slow input holds nothing back; and a worker takes its share of what is there, so a fast one is claimed in
 * batches.
 */
final class FedSource extends JobSource {

    private static final int CHUNK_SIZE = 1024;

    /** The window holds this many batches for each worker. */
    private static final int BATCHES_AHEAD = 4;

    private final Iterator<? extends @Nullable Job<?>> input;
    private final int workers;
    private final BatchSizer sizer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition jobsToClaim = lock.newCondition();
    private final Condition roomToFeed = lock.newCondition();

    // All below are guarded by the lock, but for the slots of the chunks: a job is written under the lock, and its
    // result by the worker that has claimed it, which then takes the lock in done().

    /** The jobs in order; all chunks but the last are full. */
    private final List<@Nullable Object[]> chunks = new ArrayList<>();

    /** How many jobs were read, claimed and run so far: {@code run <= claimed <= read}. */
    private int read;

    private int claimed;
    private int run;

    /** How many workers wait for a job. */
    private int idle;

    /** Whether there will be no more jobs. */
    private boolean closed;

    FedSource(Iterator<? extends @Nullable Job<?>> input, int workers, BatchSizer sizer) {
        this.input = input;
        this.workers = workers;
        this.sizer = sizer;
    }

    @Override
    void feed(Run run) throws InterruptedException {
        int started = 0;
        while (!run.isStopped() && input.hasNext()) {
            boolean allBusy = put(Checks.nonNullJob(input.next(), read));
            if (allBusy && started < workers) {
                run.startWorker();
                started++;
            }
        }
        close();
    }

    /** Adds a job, waiting for room in the window; returns whether no worker is waiting for it. */
    private boolean put(Job<?> job) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (read - run >= window() && !closed) {
                roomToFeed.await();
            }
            int slot = read % CHUNK_SIZE;
            if (slot == 0) {
                chunks.add(new @Nullable Object[CHUNK_SIZE]);
            }
            chunks.get(chunks.size() - 1)[slot] = job;
            read = Math.addExact(read, 1);
            jobsToClaim.signal();
            return idle < read - claimed;
        } finally {
            lock.unlock();
        }
    }

    private int window() {
        return BATCHES_AHEAD * workers * sizer.size();
    }

    private void close() {
        lock.lock();
        try {
            closed = true;
            jobsToClaim.signalAll();
            roomToFeed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    @Nullable
    Batch claim(int atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (claimed == read && !closed) {
                idle++;
                try {
                    jobsToClaim.await();
                } finally {
                    idle--;
                }
            }
            return claimed == read ? null : claimAvailable(atMost);
        } finally {
            lock.unlock();
        }
    }

    private Batch claimAvailable(int atMost) {
        int share = (read - claimed) / (2 * workers);
        int slot = claimed % CHUNK_SIZE;
        int size = Math.min(Math.max(1, Math.min(atMost, share)), CHUNK_SIZE - slot);
        Batch batch = new Batch(chunks.get(claimed / CHUNK_SIZE), slot, slot + size, claimed);
        claimed += size;
        return batch;
    }

    @Override
    void done(Batch batch) {
        lock.lock();
        try {
            run += batch.size();
            roomToFeed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void stop() {
        lock.lock();
        try {
            claimed = read;
            close();
        } finally {
            lock.unlock();
        }
    }

    @Override
    List<@Nullable Object> results() {
        @Nullable Object[] results = new @Nullable Object[read];
        for (int i = 0; i < chunks.size(); i++) {
            int from = i * CHUNK_SIZE;
            System.arraycopy(chunks.get(i), 0, results, from, Math.min(CHUNK_SIZE, read - from));
        }
        return Collections.unmodifiableList(Arrays.asList(results));
    }
}
