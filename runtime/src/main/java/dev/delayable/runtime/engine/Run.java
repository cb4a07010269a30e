package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.ThreadBackend;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code Parallel.run} on several workers: owns the workers, the failures, and the end.
 *
 * <p>The calling thread starts workers and feeds the source, then waits until every worker has ended. The first thing
 * that goes wrong, a job that fails, an input that throws, or an interrupt of the caller, <em>stops</em> the run: the stop
 * flag is set, the source ends, and the threads of the workers are interrupted. The calling thread waits all the same
 * until every worker has ended, so that no job of a finished run is running. Only a worker whose job ignores the
 * interrupt for longer than the grace is given up: its job is named in the exception and logged when it ends, and its
 * thread is not used again.
 */
final class Run {

    private static final Logger LOGGER = System.getLogger("dev.delayable.runtime");

    private final JobSource source;
    private final BatchSizer sizer;
    private final ThreadBackend.Lease lease;
    private final Duration grace;
    private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final Failures failures = new Failures();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allEnded = lock.newCondition();

    /** All workers that were started. Guarded by the lock. */
    private final List<Worker> workers = new ArrayList<>();

    /** How many of them have not ended. Guarded by the lock. */
    private int live;

    /** What failed in the engine or the JVM rather than in a job. Guarded by the lock. */
    private @Nullable Throwable engineFailure;

    /** Set once, before any thread is interrupted. */
    private volatile boolean stopped;

    Run(JobSource source, BatchSizer sizer, ThreadBackend.Lease lease, Duration grace) {
        this.source = source;
        this.sizer = sizer;
        this.lease = lease;
        this.grace = grace;
    }

    // What the calling thread does.

    List<@Nullable Object> results() {
        Throwable trouble = null;
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // before any job starts
            }
            source.feed(this);
            awaitEnd();
        } catch (Throwable e) {
            trouble = e;
        }
        boolean failed = trouble != null || stopped;
        String stillRunning = failed ? stopAndAwaitEnd(trouble) : "";
        if (failed) {
            throw Throwables.sneaky(toThrowable(trouble, stillRunning));
        }
        return source.results();
    }

    void startWorker() {
        Worker worker = new Worker(this);
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            workers.add(worker);
            live++;
        } finally {
            lock.unlock();
        }
        lease.execute(worker);
    }

    private void awaitEnd() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (live > 0 && !stopped) {
                allEnded.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the workers of a stopped run, and gives up those that do not end; returns what to say of them. */
    private String stopAndAwaitEnd(@Nullable Throwable trouble) {
        stop();
        boolean interrupted = trouble instanceof InterruptedException;
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(grace);
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (live > 0 && left > 0) {
                try {
                    left = allEnded.awaitNanos(left);
                } catch (InterruptedException e) {
                    // The run is being stopped already, and must not leave a job behind.
                    interrupted = true;
                    left = deadline - System.nanoTime();
                }
            }
            return live == 0 ? "" : abandonWorkers();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String abandonWorkers() {
        List<String> jobs =
                workers.stream().map(Worker::abandon).filter(Objects::nonNull).toList();
        if (jobs.isEmpty()) {
            return "";
        }
        lease.retire();
        return jobs.stream()
                .collect(Collectors.joining(
                        "; ", "; still running " + grace.toMillis() + " ms after their interrupt: ", ""));
    }

    private Throwable toThrowable(@Nullable Throwable trouble, String stillRunning) {
        Throwable thrown = trouble == null ? engineFailure : trouble;
        if (thrown == null) {
            return failures.toThrowable(stillRunning);
        }
        if (thrown instanceof InterruptedException interrupt) {
            thrown = Failures.interrupted(interrupt, stillRunning);
        } else if (!stillRunning.isEmpty()) {
            thrown.addSuppressed(new IllegalStateException("the run was stopped" + stillRunning));
        }
        failures.suppressIn(thrown);
        return thrown;
    }

    // What the workers ask and tell.

    JobSource source() {
        return source;
    }

    BatchSizer sizer() {
        return sizer;
    }

    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    boolean isStopped() {
        return stopped;
    }

    void jobFailed(Job<?> job, int index, Throwable cause) {
        // A job that the stop has interrupted has not failed by itself.
        if (!(stopped && Failures.tellsInterrupt(cause))) {
            failures.add(job, index, cause);
        }
        stop();
    }

    void engineFailed(Throwable failure) {
        lock.lock();
        try {
            engineFailure = failure;
        } finally {
            lock.unlock();
        }
        stop();
    }

    void workerEnded() {
        lock.lock();
        try {
            live--;
            if (live == 0) {
                allEnded.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void lateJobEnded(String job) {
        LOGGER.log(Logger.Level.WARNING, "{0}, has ended; it ignored the interrupt that stopped its run", job);
    }

    /** Stops the run; all calls but the first do nothing. */
    private void stop() {
        List<Worker> toStop;
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            stopped = true;
            toStop = List.copyOf(workers);
            allEnded.signalAll();
        } finally {
            lock.unlock();
        }
        source.stop();
        toStop.forEach(Worker::stop);
    }
}
