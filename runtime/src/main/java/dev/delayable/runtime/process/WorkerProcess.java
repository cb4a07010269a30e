package dev.delayable.runtime.process;

import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.engine.SharedThreads;
import dev.delayable.runtime.engine.Watchdog;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One worker process, seen from its parent: it is started, takes batches for one run after another, and ends. A thread of its
 * own starts it and reads what it sends; batches are sent by whoever submits them.
 *
 * <p>When the process has ended, in whatever way, the batches that it held are lost, and so answered: each batch is answered
 * once, by whoever takes it out of those that are outstanding. Thread-safe.
 *
 * <p>Who sends may wait for a process that takes nothing. It holds no lock then that is needed to interrupt or to end it.
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
    private final OutputTail tail = new OutputTail();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Held while a batch is sent: batches are sent in the order in which they are outstanding. Before the lock of this. */
    private final ReentrantLock sending = new ReentrantLock();

    /** There once the worker was told of the run. Guarded by sending. */
    private @Nullable BatchSender sender;

    /** There once the worker is ready. Written while sending is held. */
    private volatile @Nullable Launched launched;

    /** Whether what is outstanding is to be interrupted, and was not yet. Set to false while sending is held. */
    private volatile boolean isInterruptDue;

    /** Why it was ended by this JVM. */
    private final AtomicReference<@Nullable Kill> killed = new AtomicReference<>();

    /** Batches that are not answered, the one that is running first; none is sent before the process is launched. Guarded by this. */
    private final Deque<SentBatch> outstanding = new ArrayDeque<>();

    /** The run that it works for. Guarded by this. */
    private @Nullable Lease lease;

    /** Guarded by this. */
    private boolean isDead;

    /** How many jobs were sent. Guarded by this. */
    private long jobsSent;

    /** Guarded by this. */
    private int nextId;

    /** How often it was given out or back. Guarded by this. */
    private long leases;

    WorkerProcess(ProcessPool pool, int number) {
        this.pool = pool;
        this.number = number;
    }

    void start() {
        Thread thread = new Thread(SharedThreads.group(), this::live, "delayable-process-" + number);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
        watch();
    }

    /** Begins to work for a run. Nothing is outstanding. */
    synchronized void lease(Lease next) {
        lease = next;
        leases++;
    }

    /** It was given back; returns what {@link #isIdleSince} is to be asked with. */
    long becomesIdle() {
        sending.lock();
        try {
            isInterruptDue = false; // there is nothing left to be interrupted
            BatchSender known = sender;
            sender = null;
            if (known != null) {
                known.forgetAll();
            }
        } catch (IOException e) {
            // The process has died, as the thread that reads is about to find.
        } finally {
            sending.unlock();
        }
        synchronized (this) {
            lease = null;
            return ++leases;
        }
    }

    /** Whether nobody has used it since. */
    synchronized boolean isIdleSince(long lease) {
        return leases == lease;
    }

    synchronized boolean isAlive() {
        return !isDead;
    }

    /** Whether another run can have it: it is alive, and was not told to end. */
    boolean isReusable() {
        return isAlive() && killed.get() == null;
    }

    synchronized boolean isIdle() {
        return outstanding.isEmpty();
    }

    /** Whether it has run as many jobs as it may. */
    synchronized boolean isUsedUp() {
        int max = pool.settings().maxJobs();
        return max > 0 && jobsSent >= max;
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
        SentBatch sent;
        boolean isRefused;
        sending.lock();
        try {
            sent = add(batch, reply);
            if (sent == null) {
                return false;
            }
            Launched process = launched;
            isRefused = process != null && !send(process, sent) && remove(sent);
        } finally {
            sending.unlock();
        }
        List<SentBatch> notSent = new ArrayList<>(sendInterruptIfDue());
        if (isRefused) {
            notSent.add(sent);
        }
        if (!notSent.isEmpty()) {
            // By another thread: the engine may come back with the rest of the batch, and once more with the rest of
            // that.
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> answerUnsent(notSent));
        }
        return true;
    }

    /** Makes a batch the last one of those that are outstanding; null if the process has died. */
    private synchronized @Nullable SentBatch add(RemoteBatch batch, Reply reply) {
        if (isDead) {
            return null;
        }
        int max = pool.settings().maxJobs();
        int jobs = max == 0 ? Integer.MAX_VALUE : (int) Math.max(1, max - jobsSent);
        SentBatch sent = new SentBatch(nextId++, batch, jobs, reply);
        jobsSent += sent.jobs();
        outstanding.add(sent);
        return sent;
    }

    /** Takes a batch out of those that are outstanding; {@code false} if somebody else has, who answers it. */
    private synchronized boolean remove(SentBatch sent) {
        return outstanding.remove(sent);
    }

    private synchronized List<SentBatch> removeAll() {
        List<SentBatch> all = List.copyOf(outstanding);
        outstanding.clear();
        return all;
    }

    private static void answerUnsent(List<SentBatch> batches) {
        for (SentBatch sent : batches) {
            sent.reply().done(sent.results());
        }
    }

    /** Sends a batch; {@code false} if its first job cannot be sent. Called while sending is held. */
    private boolean send(Launched process, SentBatch sent) {
        try {
            BatchSender to = sender;
            if (to == null) {
                to = currentLease().begin(process, pool, sent.batch());
                sender = to;
            }
            return to.send(sent);
        } catch (IOException e) {
            return true; // The process has died, as the thread that reads is about to find.
        } catch (RuntimeException | Error e) {
            sent.cannotSend(0, e);
            return false;
        }
    }

    private synchronized Lease currentLease() {
        return Objects.requireNonNull(lease);
    }

    /**
     * Interrupts what is running. Does not wait for a thread that sends: that one sends the interrupt then, after its batch.
     *
     * @return what was not sent, and will not be, for the caller to answer
     */
    List<SentBatch> interrupt() {
        isInterruptDue = true;
        return sendInterruptIfDue();
    }

    /** To be called after sending was held, which may have kept somebody else from it. */
    private List<SentBatch> sendInterruptIfDue() {
        List<SentBatch> notSent = List.of();
        while (isInterruptDue && sending.tryLock()) {
            try {
                if (isInterruptDue) {
                    isInterruptDue = false;
                    notSent = sendInterrupt();
                }
            } finally {
                sending.unlock();
            }
        }
        return notSent;
    }

    private List<SentBatch> sendInterrupt() {
        Launched process = launched;
        if (process == null) {
            return removeAll();
        }
        try {
            process.wire().send(new Frame(FrameKind.INTERRUPT));
        } catch (IOException e) {
            // What was running is dead as well, or soon will be.
        }
        return List.of();
    }

    /** Ends the process, whose job has not ended when its run was stopped. */
    void killInterrupted() {
        kill(Kill.ofStoppedRun());
    }

    /** Ends the process at once, whatever it is doing. */
    void kill(String why) {
        kill(Kill.because(why));
    }

    private void kill(Kill kill) {
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
    private void watch() {
        Launched process = launched;
        if (process != null && process.wire().waitingNanos() > PATIENCE_NANOS) {
            kill("it has taken no messages for " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
        } else if (isAlive()) {
            Watchdog.schedule(this::watch, PATIENCE_NANOS / 4);
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
            kill("its messages cannot be understood: " + e);
        }
        end(process);
    }

    private void begin(Launched process) {
        List<SentBatch> refused = new ArrayList<>();
        sending.lock();
        try {
            launched = process;
            if (killed.get() != null) {
                process.process().destroyForcibly();
            }
            for (SentBatch sent : waiting()) {
                if (!send(process, sent) && remove(sent)) {
                    refused.add(sent);
                }
            }
        } finally {
            sending.unlock();
        }
        answerUnsent(sendInterruptIfDue());
        answerUnsent(refused);
    }

    private synchronized List<SentBatch> waiting() {
        return List.copyOf(outstanding);
    }

    /** Whose class loader finds the classes of results. */
    synchronized ClassLoader loader() {
        return lease == null ? ClassLoader.getSystemClassLoader() : lease.loader();
    }

    /** The batch with this number, which is answered next. */
    synchronized @Nullable SentBatch running(int batchId) {
        SentBatch first = outstanding.peek();
        return first == null || first.id() != batchId ? null : first;
    }

    /** The process cannot work for the run: no other one could. */
    void unfit(Throwable cause) {
        kill("it cannot work for this run"); // first: it is given back when its batches are answered
        for (SentBatch batch : removeAll()) {
            batch.reply()
                    .failed(new IllegalStateException(
                            "what a ContextCarrier carries cannot be read in a worker process: " + cause, cause));
        }
    }

    /** A batch has been answered in full. */
    void answered(SentBatch sent) {
        if (remove(sent)) {
            sent.reply().done(sent.results());
        }
    }

    /** The process has ended: so much is known of what it was doing. */
    private void end(Launched process) {
        int exitCode = process.awaitExit();
        long mark = process.readMark();
        pool.traffic().ended(process.wire());
        process.close();
        List<SentBatch> lost = die();
        pool.ended(this);
        WorkerLostException cause = Kill.lost(process.process().pid(), exitCode, killed.get(), tail);
        if (!lost.isEmpty()) {
            SentBatch first = lost.get(0);
            int running = ProgressMark.running(mark, first.id());
            Throwable stuck = first.stuck();
            first.reply()
                    .lost(first.results(), running < first.answered() ? -1 : running, stuck == null ? cause : stuck);
        }
        lost.stream().skip(1).forEach(waiting -> waiting.reply().done(List.of()));
        ended.countDown();
    }

    /** Takes no batch from now on; returns those that are outstanding. */
    private synchronized List<SentBatch> die() {
        isDead = true;
        return removeAll();
    }

    private void notStarted(Launched.FailedException failure) {
        List<SentBatch> waiting = die();
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
