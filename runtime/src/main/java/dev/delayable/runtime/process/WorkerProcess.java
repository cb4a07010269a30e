package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.engine.SharedThreads;
import dev.delayable.runtime.engine.Watchdog;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One worker process, seen from its parent: it is started, takes batches for one run after another, and ends. A thread of its
 * own starts it and reads what it sends.
 *
 * <p>When the process has ended, in whatever way, the batches that it held are lost, and so answered. Thread-safe.
 *
 * <p>Who sends may wait for a process that takes nothing, and holds no lock then that is needed to end the process.
 */
final class WorkerProcess {

    /**
     * How long a process may take nothing of a message. Its reader does nothing but read: only a process that was stopped, or
     * whose JVM hangs, takes nothing, and it holds up the thread that sends.
     */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How long a process may take to end that was told to. */
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ProcessPool pool;
    private final int number;

    private final Outstanding outstanding;
    private final Outbox outbox;

    private final OutputTail tail = new OutputTail();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** There once the worker is ready. */
    private volatile @Nullable Launched launched;

    /** Why it was ended by this JVM. */
    private final AtomicReference<@Nullable Kill> killed = new AtomicReference<>();

    /** How often it was given out or back. Guarded by this. */
    private long leases;

    WorkerProcess(ProcessPool pool, int number) {
        this.pool = pool;
        this.number = number;
        this.outstanding = new Outstanding(pool.settings().maxJobs());
        this.outbox = new Outbox(pool, outstanding);
    }

    void start() {
        SharedThreads.daemon(new Life(), "delayable-process-" + number).start();
        Watchdog.schedule(new Watch(), PATIENCE_NANOS / 4);
    }

    /** What the thread does. No lambda: the first one takes a new JVM 10 ms, and a process is not started before. */
    private final class Life implements Runnable {

        @Override
        public void run() {
            live();
        }
    }

    /** Begins to work for a run. Nothing is outstanding. */
    synchronized void lease(Lease next) {
        outbox.begin(next);
        leases++;
    }

    /** It was given back; returns what {@link #isIdleSince} is to be asked with. */
    long becomesIdle() {
        outbox.end();
        synchronized (this) {
            return ++leases;
        }
    }

    /** Whether nobody has used it since. */
    synchronized boolean isIdleSince(long lease) {
        return leases == lease;
    }

    boolean isAlive() {
        return !outstanding.isClosed();
    }

    /** Whether another run can have it: it is alive, and was not told to end. */
    boolean isReusable() {
        return isAlive() && killed.get() == null;
    }

    boolean isIdle() {
        return outstanding.isEmpty();
    }

    /** Whether it has run as many jobs as it may. */
    boolean isUsedUp() {
        return outstanding.isUsedUp();
    }

    long sentBytes() {
        Launched process = launched;
        return process == null ? 0 : process.wire().sent();
    }

    long receivedBytes() {
        Launched process = launched;
        return process == null ? 0 : process.wire().received();
    }

    /** Takes a batch; {@code false} if the process has died. */
    boolean submit(RemoteBatch batch, Reply reply) {
        return outbox.submit(batch, reply);
    }

    /**
     * Interrupts what is running. Does not wait for a thread that sends.
     *
     * @return what was not sent, and will not be, for the caller to answer
     */
    List<SentBatch> interrupt() {
        return outbox.interrupt();
    }

    /** Ends the process at once, whatever it is doing. */
    void kill(Kill kill) {
        if (isAlive() && killed.compareAndSet(null, kill)) {
            Launched process = launched;
            if (process != null) {
                process.process().destroyForcibly();
            }
        }
    }

    /** Waits for the end of a process that was killed; returns whether it has come. */
    boolean awaitEnd(Duration patience) {
        boolean interrupted = false;
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (true) {
                try {
                    return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets the process end, which has nothing to do. */
    void retire() {
        if (!isAlive() || !killed.compareAndSet(null, Kill.because("it was not needed any more"))) {
            return;
        }
        Launched process = launched;
        if (process != null) {
            Watchdog.schedule(process.process()::destroyForcibly, FAREWELL_NANOS);
            try {
                process.wire().send(new Frame(FrameKind.BYE));
            } catch (IOException e) {
                // It has ended.
            }
        }
    }

    /** Ends the process if it takes nothing of what is sent to it, and looks again later. */
    private final class Watch implements Runnable {

        @Override
        public void run() {
            Launched process = launched;
            if (process != null && process.wire().waitingNanos() > PATIENCE_NANOS) {
                kill(Kill.because(
                        "it has taken no messages for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s"));
            } else if (isAlive()) {
                Watchdog.schedule(this, PATIENCE_NANOS / 4);
            }
        }
    }

    // The thread of the process.

    private void live() {
        Launched process;
        try {
            process = Launched.launch(pool, number, tail);
        } catch (Launched.FailedException e) {
            notStarted(e);
            return;
        } catch (Throwable e) {
            notStarted(new Launched.FailedException("a worker process could not be started: " + e, e, false));
            return;
        }
        pool.started();
        try {
            begin(process);
            new ResultReader(this, process.wire(), pool.settings().inputFilter(), pool.codec(), tail).readAll();
        } catch (EOFException e) {
            // The process has ended, or is about to.
        } catch (Throwable e) {
            kill(Kill.because("its messages cannot be understood: " + e));
        }
        end(process);
    }

    private void begin(Launched process) {
        launched = process; // before the look at whether it was killed, which kills what is launched
        if (killed.get() != null) {
            process.process().destroyForcibly();
        }
        outbox.open(process);
    }

    /** Whose class loader finds the classes of results. */
    ClassLoader loader() {
        Lease lease = outbox.lease();
        return lease == null ? ClassLoader.getSystemClassLoader() : lease.loader();
    }

    /** The batch with this number, which is answered next. */
    @Nullable
    SentBatch running(int batchId) {
        return outstanding.first(batchId);
    }

    /** The process cannot work for the run: no other one could. */
    void unfit(Throwable cause) {
        kill(Kill.because("it cannot work for this run")); // first: it is given back when its batches are answered
        for (SentBatch batch : outstanding.removeAll()) {
            batch.reply()
                    .failed(new IllegalStateException(
                            "what a ContextCarrier carries cannot be read in a worker process: " + cause, cause));
        }
    }

    /** A batch has been answered in full. */
    void answered(SentBatch sent) {
        if (outstanding.remove(sent)) {
            sent.answer();
        }
    }

    /** The process has ended: so much is known of what it was doing. */
    private void end(Launched process) {
        int exitCode = process.awaitExit();
        long mark = process.readMark();
        pool.traffic().ended(process.wire());
        process.close();
        List<SentBatch> lost = outstanding.close();
        pool.ended(this);
        if (!lost.isEmpty()) {
            SentBatch first = lost.get(0);
            int running = ProgressMark.running(mark, first.id());
            Throwable stuck = first.stuck();
            Throwable cause = stuck == null
                    ? new Death(process.process().pid(), exitCode, killed.get(), tail).toException()
                    : stuck;
            first.reply().lost(first.results(), running < first.answered() ? -1 : running, cause);
        }
        lost.stream().skip(1).forEach(waiting -> waiting.reply().done(List.of()));
        ended.countDown();
    }

    private void notStarted(Launched.FailedException failure) {
        List<SentBatch> waiting = outstanding.close();
        pool.ended(this);
        for (SentBatch batch : waiting) {
            if (failure.isKill() && !pool.givesUp()) {
                batch.reply().done(List.of()); // another one may be luckier
            } else {
                batch.reply().failed(new IllegalStateException(failure.getMessage(), failure.getCause()));
            }
        }
        ended.countDown();
    }
}
