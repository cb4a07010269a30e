package dev.delayable.runtime.process;

import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.engine.SharedThreads;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
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

    private static final String INTERRUPTED = "a job did not end when it was interrupted";

    private final ProcessPool pool;
    private final int number;
    private final OutputTail tail = new OutputTail();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Batches that are not answered, the one that is running first. Guarded by this. */
    private final Deque<SentBatch> outstanding = new ArrayDeque<>();

    /** Not sent yet, as the process is starting. Guarded by this. */
    private final Deque<SentBatch> early = new ArrayDeque<>();

    /** The run that it works for. Guarded by this. */
    private @Nullable Lease lease;

    /** Whether the worker was told of the run. Guarded by this. */
    private boolean leaseTold;

    /** There once the worker is ready. Guarded by this. */
    private @Nullable BatchSender sender;

    private volatile @Nullable Launched launched;

    /** Guarded by this. */
    private boolean isDead;

    /** Why it was killed by this JVM. Guarded by this. */
    private @Nullable String killed;

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

    /**
     * The work for one run.
     *
     * @param worker the number of the worker in the run
     * @param shared what its jobs share
     * @param loader finds the classes of results
     * @param caller what its jobs see of the caller, serialised
     */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    record Lease(int worker, SharedObjects shared, ClassLoader loader, byte[] caller) {}

    void start() {
        Thread thread = new Thread(SharedThreads.group(), this::live, "delayable-process-" + number);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Begins to work for a run. Nothing is outstanding. */
    synchronized void lease(Lease next) {
        lease = next;
        leaseTold = false;
        leases++;
    }

    /** It was given back; returns what {@link #isIdleSince} is to be asked with. */
    synchronized long becomesIdle() {
        lease = null;
        BatchSender known = sender;
        if (known != null) {
            try {
                known.forgetAll();
            } catch (IOException e) {
                // It is about to be found dead.
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
            if (sender == null) {
                early.add(sent);
                return true;
            }
            if (send(sender, sent)) {
                return true;
            }
            outstanding.remove(sent);
        }
        // By another thread: the engine may come back with the rest of the batch, and once more with the rest of that.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> reply.done(sent.results()));
        return true;
    }

    /** Sends a batch; {@code false} if its first job cannot be sent. Called with the lock held. */
    private boolean send(BatchSender to, SentBatch sent) {
        try {
            if (!leaseTold) {
                leaseTold = true;
                tellLease(to, sent.batch());
            }
            return to.send(sent);
        } catch (IOException e) {
            // The process is about to be found dead by the thread that reads.
            return true;
        } catch (RuntimeException | Error e) {
            sent.cannotSend(0, e);
            return false;
        }
    }

    private void tellLease(BatchSender to, RemoteBatch batch) throws IOException {
        Lease current = Objects.requireNonNull(lease);
        Launched process = Objects.requireNonNull(launched);
        to.goTo(current.shared());
        Frame run = new Frame(FrameKind.RUN);
        run.putInt(current.worker());
        Duration timeout = batch.timeout();
        run.putLong(timeout == null ? -1 : TimeUnit.NANOSECONDS.convert(timeout));
        run.putLong(TimeUnit.NANOSECONDS.convert(batch.grace()));
        run.write(current.caller());
        process.wire().send(run);
    }

    /** Interrupts what is running; returns what was not sent yet, and is not sent any more, for the caller to answer. */
    synchronized List<SentBatch> interrupt() {
        List<SentBatch> notSent = List.copyOf(early);
        early.clear();
        outstanding.removeAll(notSent);
        Launched process = launched;
        if (sender != null && process != null && !isDead) {
            try {
                process.wire().send(new Frame(FrameKind.INTERRUPT));
            } catch (IOException e) {
                // It is dead, and so is what was running.
            }
        }
        return notSent;
    }

    /** Ends the process, whose job has not ended when its run was stopped. */
    void killInterrupted() {
        kill(INTERRUPTED);
    }

    /** Ends the process at once, whatever it is doing. */
    void kill(String why) {
        synchronized (this) {
            if (isDead || killed != null) {
                return;
            }
            killed = why;
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
            killed = "it was not needed any more";
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
        launched = process;
        pool.started();
        boolean killedMeanwhile;
        synchronized (this) {
            killedMeanwhile = killed != null;
        }
        if (killedMeanwhile) {
            process.process().destroyForcibly();
        }
        try {
            begin(process);
            new ResultReader(this, process, pool.settings(), pool.codec(), tail).readAll();
        } catch (EOFException e) {
            // The process has ended, or is about to.
        } catch (Throwable e) {
            kill("its messages cannot be understood: " + e);
        }
        end(process);
    }

    private void begin(Launched process) {
        Deque<SentBatch> unsent = new ArrayDeque<>();
        synchronized (this) {
            SharedObjects shared = lease == null ? new SharedObjects(pool.directory()) : lease.shared();
            BatchSender ready =
                    new BatchSender(process.wire(), pool.codec(), process.maxHeapBytes() / 4, pool.traffic(), shared);
            sender = ready;
            for (SentBatch sent : early) {
                if (!send(ready, sent)) {
                    outstanding.remove(sent);
                    unsent.add(sent);
                }
            }
            early.clear();
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

    /** A result of a batch has arrived. */
    synchronized void arrived(SentBatch sent, Result result) {
        sent.add(result);
    }

    /** How many results of a batch have arrived. */
    synchronized int answeredBy(SentBatch sent) {
        return sent.answered();
    }

    /** The job of a batch that is running does not end. */
    synchronized void doesNotEnd(SentBatch sent, Throwable why) {
        sent.doesNotEnd(why);
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
        List<Result> results;
        synchronized (this) {
            outstanding.remove(sent);
            results = sent.results();
        }
        sent.reply().done(results);
    }

    /** The process has ended: so much is known of what it was doing. */
    private void end(Launched process) {
        int exitCode = process.awaitExit();
        long mark = process.readMark();
        pool.traffic().ended(process.wire());
        process.close();
        Deque<SentBatch> lost;
        String why;
        synchronized (this) {
            isDead = true;
            sender = null;
            lost = new ArrayDeque<>(outstanding);
            outstanding.clear();
            why = killed;
        }
        pool.ended(this);
        WorkerLostException cause = lost(process.process().pid(), exitCode, why);
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

    private WorkerLostException lost(long pid, int exitCode, @Nullable String why) {
        List<String> lines = tail.lines();
        StringBuilder message = new StringBuilder("the worker process " + pid);
        if (why != null) {
            message.append(" was killed: ").append(why);
        } else if (exitCode > 128 && exitCode < 128 + 65) {
            message.append(" was killed by signal ").append(exitCode - 128);
        } else {
            message.append(" ended with exit code ").append(exitCode);
        }
        if (!lines.isEmpty()) {
            message.append("; its last lines: ").append(String.join(" | ", lines));
        }
        WorkerLostException lost = new WorkerLostException(message.toString(), exitCode, lines);
        if (INTERRUPTED.equals(why)) {
            // Says to the engine that the job was stopped, and has not failed by itself.
            lost.initCause(new InterruptedException("the run was stopped"));
        }
        return lost;
    }

    private void notStarted(Launched.FailedException failure) {
        Deque<SentBatch> waiting;
        synchronized (this) {
            isDead = true;
            waiting = new ArrayDeque<>(outstanding);
            outstanding.clear();
            early.clear();
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
