package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What goes to a worker process: the batches of one run after another, and interrupts. Batches are sent by whoever submits
 * them, in the order in which they are outstanding; those that come before the process is ready wait for it. Thread-safe.
 *
 * <p>Who sends may wait for a process that takes nothing. Interrupts do not wait for that one.
 */
final class Outbox {

    private final ProcessPool pool;
    private final Outstanding outstanding;

    /** Held while something of a run is sent. */
    private final ReentrantLock sending = new ReentrantLock();

    /** The run that the process works for. */
    private volatile @Nullable Lease lease;

    /** There once the process was told of the run. Guarded by sending. */
    private @Nullable BatchSender sender;

    /** There once the process is ready. Guarded by sending. */
    private @Nullable Launched launched;

    /** Whether what is outstanding is to be interrupted, and was not yet. Set to false while sending is held. */
    private volatile boolean isInterruptDue;

    Outbox(ProcessPool pool, Outstanding outstanding) {
        this.pool = pool;
        this.outstanding = outstanding;
    }

    /** The run that the process works for; null if it is idle. */
    @Nullable
    Lease lease() {
        return lease;
    }

    /** Begins a run. Nothing is outstanding. */
    void begin(Lease next) {
        lease = next;
    }

    /** Ends the run. Nothing is outstanding. */
    void end() {
        sending.lock();
        try {
            isInterruptDue = false; // there is nothing left to be interrupted
            BatchSender known = sender;
            sender = null;
            lease = null;
            if (known != null) {
                known.forgetAll();
            }
        } catch (IOException e) {
            // The process has died, as the thread that reads is about to find.
        } finally {
            sending.unlock();
        }
    }

    /** The process is ready: sends what has waited. */
    void open(Launched process) {
        List<SentBatch> refused = new ArrayList<>();
        sending.lock();
        try {
            launched = process;
            for (SentBatch sent : outstanding.all()) {
                if (!send(process, sent) && outstanding.remove(sent)) {
                    refused.add(sent);
                }
            }
        } finally {
            sending.unlock();
        }
        SentBatch.answerAll(sendInterruptIfDue());
        SentBatch.answerAll(refused);
    }

    /** Takes a batch; {@code false} if the process has died. */
    boolean submit(RemoteBatch batch, Reply reply) {
        SentBatch sent;
        boolean isRefused;
        sending.lock();
        try {
            sent = outstanding.add(batch, reply);
            if (sent == null) {
                return false;
            }
            Launched process = launched;
            isRefused = process != null && !send(process, sent) && outstanding.remove(sent);
        } finally {
            sending.unlock();
        }
        List<SentBatch> notSent = new ArrayList<>(sendInterruptIfDue());
        if (isRefused) {
            notSent.add(sent);
        }
        if (!notSent.isEmpty()) {
            // By another thread: the engine may come back with the rest of the batch, and so on for each job.
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> SentBatch.answerAll(notSent));
        }
        return true;
    }

    /** Sends a batch; {@code false} if its first job cannot be sent. Called while sending is held. */
    private boolean send(Launched process, SentBatch sent) {
        try {
            BatchSender to = sender;
            if (to == null) {
                to = Objects.requireNonNull(lease).begin(process, pool, sent.batch());
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

    /**
     * Interrupts what is running. If somebody is sending, that one sends the interrupt, after the batch.
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
            return outstanding.removeAll();
        }
        try {
            process.wire().send(new Frame(FrameKind.INTERRUPT));
        } catch (IOException e) {
            // What was running is dead as well, or soon will be.
        }
        return List.of();
    }
}
