package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are made while the run goes on. Only the calling thread reads the input, one job at a time, and never
 * further ahead of the workers than the window: a few batches for each of them.
 *
 * <p>Jobs go into {@link Chunks}, and three counters say how far each side is: {@code finished <= claimed <= read}. The
 * feeder writes a job and then raises {@code read}; workers raise {@code claimed} to take the jobs below {@code read}, and
 * {@code finished} when they have run them. So a job can be claimed as soon as it was read, a slow input holds nothing
 * back, and neither side takes a lock while the other keeps up.
 *
 * <p>Who finds nothing to do sleeps. The feeder sleeps when the window is full, and is woken when half of it is empty. A
 * worker sleeps when no job is left to claim; the feeder wakes one when a batch is waiting, not for each job: waking a
 * thread costs as much as a hundred small jobs. Should the input stop before the batch is full, a sleeping worker looks
 * by itself after {@link #MIN_SLEEP_NANOS}, then ever more seldom up to {@link #MAX_SLEEP_NANOS}. Each side first says
 * that it sleeps and then looks once more, and the other first raises its counter and then looks for sleepers, all with
 * volatile accesses: no wake-up is lost.
 */
final class FedSource extends JobSource {

    /** The window holds this many batches for each worker. */
    private static final int BATCHES_AHEAD = 4;

    /** How often a worker looks for a job before it sleeps: for about as long as it takes to wake a thread. */
    private static final int SPINS = 64;

    private static final long MIN_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(64);

    private final Iterator<? extends @Nullable Job<?>> input;
    private final int workers;
    private final BatchSizer sizer;

    /** The jobs, and then the results. The feeder adds a job before it raises {@code read}. */
    private final Chunks chunks = new Chunks();

    /** How many jobs were read. Written by the feeder only. */
    private volatile int read;

    /** How many workers were started. Used by the feeder only. */
    private int started;

    /** How many jobs must have been read before a sleeping worker is woken again. Used by the feeder only. */
    private int nextWake;

    /** How many jobs were claimed. */
    private final AtomicLong claimed = new AtomicLong();

    /** How many jobs were run. */
    private final AtomicLong finished = new AtomicLong();

    /** Whether there will be no more jobs. */
    private volatile boolean closed;

    /** Whether what was read is not to be run either. */
    private volatile boolean stopped;

    /** Guards sleeping, not the counters. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition jobsToClaim = lock.newCondition();
    private final Condition roomToFeed = lock.newCondition();

    /** How many workers sleep. Written with the lock held. */
    private volatile int sleepingWorkers;

    /** Whether the feeder sleeps. Written with the lock held. */
    private volatile boolean feederSleeps;

    FedSource(Iterator<? extends @Nullable Job<?>> input, int workers, BatchSizer sizer) {
        this.input = input;
        this.workers = workers;
        this.sizer = sizer;
    }

    // The feeder's side.

    @Override
    void feed(Run run) throws InterruptedException {
        int count = 0;
        long knownFinished = 0;
        while (!run.isStopped() && input.hasNext()) {
            Job<?> job = Checks.nonNullJob(input.next(), count);
            // Looked at only when it may matter: the workers write it all the time.
            if (count - knownFinished >= window()) {
                // A full window is work for all, also for those that were not needed so far.
                while (isFull(window()) && startWorker(run)) {}
                awaitRoom();
                knownFinished = finished.get();
            }
            chunks.add(job, count);
            count = Math.addExact(count, 1);
            read = count;
            callWorkers(run);
        }
        // The last jobs may be slow ones, and those who sleep would take them one after another.
        while (unclaimed() > sleepingWorkers && startWorker(run)) {}
        close();
    }

    /** Starts a worker if those who sleep will not do, or wakes one of them, if there is a batch for it. */
    private void callWorkers(Run run) {
        int sleeping = sleepingWorkers;
        if (sleeping == 0 && started == workers) {
            return;
        }
        long unclaimed = unclaimed();
        int batch = sizer.size();
        boolean isStarted = unclaimed > (long) sleeping * batch && startWorker(run);
        if (!isStarted && sleeping > 0 && read >= nextWake && unclaimed >= batch) {
            wakeWorker();
            nextWake = read + batch;
        }
    }

    /** Starts one more worker, unless there are enough of them; returns whether it did. */
    private boolean startWorker(Run run) {
        if (started == workers || started >= read || run.isStopped()) {
            return false;
        }
        run.startWorker();
        started++;
        return true;
    }

    private long unclaimed() {
        return read - claimed.get();
    }

    private int window() {
        return BATCHES_AHEAD * workers * sizer.size();
    }

    /**
     * Whether the jobs that have not ended fill the window, and there are some that nobody has claimed. For all of them
     * may stand in the batch of one worker, behind a slow job, when the batches have become smaller since it was claimed.
     */
    private boolean isFull(int limit) {
        return read - finished.get() >= limit && hasEnoughToClaim() && !closed;
    }

    private boolean hasEnoughToClaim() {
        return unclaimed() >= workers;
    }

    private void awaitRoom() throws InterruptedException {
        if (!isFull(window())) {
            return;
        }
        lock.lockInterruptibly();
        try {
            feederSleeps = true;
            while (isFull(halfWindow())) {
                roomToFeed.await();
            }
        } finally {
            feederSleeps = false;
            lock.unlock();
        }
    }

    private int halfWindow() {
        return window() / 2 + 1;
    }

    private void wakeWorker() {
        lock.lock();
        try {
            jobsToClaim.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all that sleep, to see that the source has ended. */
    private void close() {
        closed = true;
        lock.lock();
        try {
            jobsToClaim.signalAll();
            roomToFeed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // The workers' side.

    @Override
    @Nullable
    Batch claim(int atMost) {
        long sleep = MIN_SLEEP_NANOS;
        while (!stopped) {
            // Once closed, read does not move any more: it must be looked at after that.
            boolean last = closed;
            long from = claimed.get();
            int available = (int) (read - from);
            if (available > 0) {
                Batch batch = claim((int) from, available, atMost);
                if (batch != null) {
                    return batch;
                }
            } else if (last) {
                return null;
            } else if (!spin(from)) {
                sleep(sleep);
                sleep = Math.min(2 * sleep, MAX_SLEEP_NANOS);
            }
        }
        return null;
    }

    /** Takes a share of what is available; returns null if another worker was faster. */
    private @Nullable Batch claim(int from, int available, int atMost) {
        int share = Math.max(1, available / workers);
        int size = Math.min(Math.min(atMost, share), Chunks.contiguous(from));
        if (!claimed.compareAndSet(from, (long) from + size)) {
            return null;
        }
        if (feederSleeps && !hasEnoughToClaim()) {
            wakeFeeder();
        }
        return chunks.batch(from, size);
    }

    /** Looks for a job for a short time; returns whether there may be one. */
    private boolean spin(long from) {
        for (int i = 0; i < SPINS; i++) {
            if (read > from || closed) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    // The counter is written with the lock held; whoever calls looks again, and may sleep again.
    @SuppressWarnings({"NonAtomicVolatileUpdate", "WaitNotInLoop"})
    private void sleep(long nanos) {
        lock.lock();
        try {
            sleepingWorkers++;
            if (read == claimed.get() && !closed) {
                long unused = jobsToClaim.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            // A stop closes the source. Any other interrupt, of a watchdog that a job has left behind for example, must
            // end neither the worker nor the next job.
        } finally {
            sleepingWorkers--;
            lock.unlock();
        }
    }

    @Override
    void done(Batch batch) {
        long left = read - finished.addAndGet(batch.size());
        if (feederSleeps && left < halfWindow()) {
            wakeFeeder();
        }
    }

    private void wakeFeeder() {
        lock.lock();
        try {
            roomToFeed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void stop() {
        stopped = true;
        close();
    }

    // Afterwards.

    @Override
    List<@Nullable Object> results() {
        return chunks.toList(read);
    }
}
