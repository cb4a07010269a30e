package dev.delayable.runtime.process;

import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.engine.SharedThreads;
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
import org.jspecify.annotations.Nullable;

/**
 * One worker process, seen from its parent: it is started, takes batches for one run after another, and ends. A thread of its
 * own starts it and reads what it sends; batches are sent by whoever submits them.
 *
 * <p>When the process has ended, in whatever way, the batches that it held are lost, and so answered: each batch is answered
 * once. Thread-safe.
 */
final class WorkerProcess {

    private final ProcessPool pool;
    private final int number;
    private final OutputTail tail = new OutputTail();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Batches that are not answered, the one that is running first; none is sent before the process is launched. Guarded by this. */
    private final Deque<SentBatch> outstanding = new ArrayDeque<>();

    /** The run that it works for. Guarded by this. */
    private @Nullable Lease lease;

    /** There once the worker was told of the run. Guarded by this. */
    private @Nullable BatchSender sender;

    /** There once the worker is ready. Written under the lock of this. */
    private volatile @Nullable Launched launched;

    /** Guarded by this. */
    private boolean isDead;

    /** Why it was killed by this JVM. Guarded by this. */
    private @Nullable Kill killed;

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
    }

    /** Begins to work for a run. Nothing is outstanding. */
    synchronized void lease(Lease next) {
        lease = next;
        leases++;
    }

    /** It was given back; returns what {@link #isIdleSince} is to be asked with. */
    synchronized long becomesIdle() {
        BatchSender known = sender;
        lease = null;
        sender = null;
        if (known != null) {
            try {
                known.forgetAll();
            } catch (IOException e) {
                cannotSend(e);
            }
        }
        return ++leases;
    }

    /** Whether nobody has used it since. */
    synchronized boolean isIdleSince(long lease) {
        return leases == lease;
    }

    synchronized boolean isAlive() {
        return !isDead;
    }

    /** Whether another run can have it: it is alive, and was not told to end. */
    synchronized boolean isReusable() {
        return !isDead && killed == null;
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
        synchronized (this) {
            if (isDead) {
                return false;
            }
            int max = pool.settings().maxJobs();
            sent = new SentBatch(
                    nextId++, batch, max == 0 ? Integer.MAX_VALUE : (int) Math.max(1, max - jobsSent), reply);
            jobsSent += sent.jobs();
            outstanding.add(sent);
            Launched process = launched;
            if (process == null || send(process, sent)) {
                return true;
            }
            outstanding.remove(sent);
        }
        // By another thread: the engine may come back with the rest of the batch, and once more with the rest of that.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> reply.done(sent.results()));
        return true;
    }

    /** Sends a batch; {@code false} if its first job cannot be sent. Called with the lock held. */
    private boolean send(Launched process, SentBatch sent) {
        try {
            BatchSender to = sender;
            if (to == null) {
                to = Objects.requireNonNull(lease).begin(process, pool, sent.batch());
                sender = to;
            }
            return to.send(sent);
        } catch (IOException e) {
            cannotSend(e);
            return true;
        } catch (RuntimeException | Error e) {
            sent.cannotSend(0, e);
            return false;
        }
    }

    /** Interrupts what is running; returns what was not sent yet, and is not sent any more, for the caller to answer. */
    synchronized List<SentBatch> interrupt() {
        Launched process = launched;
        if (process == null) {
            List<SentBatch> notSent = List.copyOf(outstanding);
            outstanding.clear();
            return notSent;
        }
        try {
            process.wire().send(new Frame(FrameKind.INTERRUPT));
        } catch (IOException e) {
            cannotSend(e); // and what was running is dead as well, or soon will be
        }
        return List.of();
    }

    /** The process has died, as the thread that reads is about to find; or it hangs, and is killed. */
    private void cannotSend(IOException cause) {
        if (cause instanceof Wire.StalledException) {
            kill("it takes no messages: " + cause.getMessage());
        }
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
        synchronized (this) {
            if (isDead || killed != null) {
                return;
            }
            killed = kill;
        }
        Launched process = launched;
        if (process != null) {
            process.process().destroyForcibly();
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
        synchronized (this) {
            if (isDead) {
                return;
            }
            killed = Kill.because("it was not needed any more");
        }
        Launched process = launched;
        if (process != null) {
            try {
                process.wire().send(new Frame(FrameKind.BYE));
            } catch (IOException e) {
                // It has ended.
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
            kill("its messages cannot be understood: " + e);
        }
        end(process);
    }

    private void begin(Launched process) {
        List<SentBatch> unsent = new ArrayList<>();
        synchronized (this) {
            launched = process;
            if (killed != null) {
                process.process().destroyForcibly();
            }
            for (SentBatch sent : List.copyOf(outstanding)) {
                if (!send(process, sent)) {
                    outstanding.remove(sent);
                    unsent.add(sent);
                }
            }
        }
        unsent.forEach(sent -> sent.reply().done(sent.results()));
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
        List<SentBatch> waiting;
        synchronized (this) {
            waiting = List.copyOf(outstanding);
            outstanding.clear();
        }
        for (SentBatch batch : waiting) {
            batch.reply()
                    .failed(new IllegalStateException(
                            "what a ContextCarrier carries cannot be read in a worker process: " + cause, cause));
        }
    }

    /** A batch has been answered in full. */
    void answered(SentBatch sent) {
        synchronized (this) {
            outstanding.remove(sent);
        }
        sent.reply().done(sent.results());
    }

    /** The process has ended: so much is known of what it was doing. */
    private void end(Launched process) {
        int exitCode = process.awaitExit();
        long mark = process.readMark();
        pool.traffic().ended(process.wire());
        process.close();
        Deque<SentBatch> lost;
        Kill kill;
        synchronized (this) {
            isDead = true;
            sender = null;
            lost = new ArrayDeque<>(outstanding);
            outstanding.clear();
            kill = killed;
        }
        pool.ended(this);
        WorkerLostException cause = Kill.lost(process.process().pid(), exitCode, kill, tail);
        SentBatch first = lost.poll();
        if (first != null) {
            int running = ProgressMark.running(mark, first.id());
            Throwable stuck = first.stuck();
            first.reply()
                    .lost(first.results(), running < first.answered() ? -1 : running, stuck == null ? cause : stuck);
        }
        lost.forEach(waiting -> waiting.reply().done(List.of()));
        ended.countDown();
    }

    private void notStarted(Launched.FailedException failure) {
        Deque<SentBatch> waiting;
        synchronized (this) {
            isDead = true;
            waiting = new ArrayDeque<>(outstanding);
            outstanding.clear();
        }
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
