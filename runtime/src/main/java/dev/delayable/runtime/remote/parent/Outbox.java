package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.work.Clock;
import dev.delayable.runtime.work.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The queue of messages to one worker: the batches of one run after another, interrupts, and the command to end.
 * It also knows which batches the worker has not answered.
 *
 * <p>No method blocks. One thread at a time sends: the thread that adds a message, if the message is small, needs no code
 * of users to be written and fits into the connection whatever the worker does; otherwise a thread of {@link Work}. So a
 * process that does not read, or an argument that takes long to be written, delays only messages to the same worker.
 * Thread-safe.
 */
final class Outbox {

    /** What any pipe or socket takes without a reader; a message of this size never blocks when all before it was read. */
    private static final int ROOM_BYTES = 4096;

    private final RemoteWorker worker;

    /** Guarded by this, as all that follows. */
    private final Deque<Item> queue = new ArrayDeque<>();

    /** The batches that are not answered, the one that runs first. */
    private final Deque<SentBatch> outstanding = new ArrayDeque<>();

    private boolean isSending;
    private boolean isClosed;
    private long jobsAdded;
    private int nextId;

    /** How many bytes the worker has read for certain. */
    private long readBytes;

    /** Used by the thread that sends; it changes with the run. */
    private @Nullable BatchSender sender;

    Outbox(RemoteWorker worker) {
        this.worker = worker;
    }

    /** Something that goes to the worker. */
    sealed interface Item permits SentBatch, Command, Interrupt, Missing {}

    /** What is no batch. */
    enum Command implements Item {
        /** Nothing of the run is outstanding: what it has sent is to be forgotten. */
        END_OF_RUN,
        /** The worker is to end. */
        BYE
    }

    /**
     * Interrupts what is running, and lets nothing start that waits.
     *
     * @param id the number of the only batch that is meant; {@link FrameKind#ALL_BATCHES} for all
     */
    record Interrupt(int id) implements Item {}

    /** The worker does not have an object that was sent to it. */
    private record Missing(int id) implements Item {}

    /** The worker is ready, and has read all that was sent to it. */
    synchronized void open(Wire wire) {
        readBytes = wire.sent();
    }

    // What is added is sent by the next call of pump().

    /** Adds a batch, or its first jobs; {@code false} if the worker takes no more. */
    synchronized boolean add(SentBatch sent, int maxJobs) {
        if (isClosed || isUsedUp(maxJobs)) {
            return false;
        }
        if (maxJobs > 0) {
            sent.sendOnly((int) Math.min(Integer.MAX_VALUE, maxJobs - jobsAdded));
        }
        jobsAdded += sent.jobs();
        sent.id = nextId++;
        outstanding.add(sent);
        queue.add(sent);
        return true;
    }

    synchronized void add(Command command) {
        if (!isClosed) {
            queue.add(command);
        }
    }

    /** The worker does not have an object that was sent to it: it is sent again with the next batch that needs it. */
    synchronized void addMissing(int id) {
        if (!isClosed) {
            queue.add(new Missing(id));
        }
    }

    /** Adds an interrupt of a batch, or of all; returns what was not sent, and will not be. */
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    synchronized List<SentBatch> addInterrupt(@Nullable RemoteBatch only) {
        List<SentBatch> unsent = new ArrayList<>();
        for (Iterator<Item> all = queue.iterator(); all.hasNext(); ) {
            if (all.next() instanceof SentBatch waiting && (only == null || waiting.batch() == only)) {
                all.remove();
                outstanding.remove(waiting);
                unsent.add(waiting);
            }
        }
        for (SentBatch sent : outstanding) {
            if (!isClosed && (only == null || sent.batch() == only)) {
                queue.add(new Interrupt(only == null ? FrameKind.ALL_BATCHES : sent.id));
                break;
            }
        }
        return unsent;
    }

    // The one thread that sends.

    /** Sends what was added, or lets another thread do so if it may block. */
    void pump() {
        synchronized (this) {
            if (isSending || queue.isEmpty()) {
                return;
            }
            isSending = true;
        }
        for (Item item = next(); item != null; item = next()) {
            if (!sendQuickly(item)) {
                Work.execute(new Sending(item));
                return;
            }
        }
    }

    private synchronized @Nullable Item next() {
        Item next = queue.poll();
        if (next == null) {
            isSending = false;
        }
        return next;
    }

    /** Sends what does not block; {@code false} if it may. */
    private boolean sendQuickly(Item item) {
        Wire wire = worker.life().wire();
        try {
            if (item instanceof SentBatch sent) {
                BatchSender to = sender(sent);
                if (to == null) {
                    return true; // the run has ended, and its batches with it
                }
                if (!to.isPlain(sent) || !hasRoom(wire, to.encodedBytes())) {
                    return false;
                }
                begins(sent);
                to.sendBatch();
                written(wire, sent);
                return true;
            }
            if (item instanceof Interrupt interrupt) {
                return hasRoom(wire, 2 * Frame.HEADER_BYTES) && send(wire, interrupt);
            }
            if (item instanceof Missing missing) {
                return forget(missing);
            }
            boolean isShort = item != Command.END_OF_RUN
                    || sender == null
                    || sender.objects().keepsNothing();
            return isShort && hasRoom(wire, Frame.HEADER_BYTES) && send(wire, (Command) item);
        } catch (IOException e) {
            return true; // the worker has died, as the thread that reads is about to find
        } catch (Throwable e) {
            return false; // again, by a thread that can report it
        }
    }

    private boolean hasRoom(Wire wire, int bytes) {
        synchronized (this) {
            return wire.sent() - readBytes + bytes <= ROOM_BYTES;
        }
    }

    private boolean send(Wire wire, Command command) throws IOException {
        if (command == Command.BYE) {
            wire.send(new Frame(FrameKind.BYE));
        } else if (sender != null) {
            BatchSender known = sender;
            sender = null;
            known.objects().forgetAll();
        }
        return true;
    }

    private boolean forget(Missing missing) {
        if (sender != null) {
            sender.objects().isMissing(missing.id());
        }
        return true;
    }

    private static boolean send(Wire wire, Interrupt interrupt) throws IOException {
        Frame frame = new Frame(FrameKind.INTERRUPT);
        frame.putInt(interrupt.id());
        wire.send(frame);
        return true;
    }

    /** Sends, for as long as it takes, this and all that is added until then. */
    private final class Sending implements Runnable {

        private final Item first;

        Sending(Item first) {
            this.first = first;
        }

        @Override
        public void run() {
            Future<?> watch =
                    Clock.scheduleCancellable(new Watch(), worker.limits().writeNanos() / 4);
            try {
                for (Item item = first; item != null; item = next()) {
                    sendSlowly(item);
                }
            } finally {
                watch.cancel(false);
            }
        }
    }

    /** Ends the worker if it takes nothing of what is sent to it, and looks again later. */
    private final class Watch implements Runnable {

        @Override
        public void run() {
            long limit = worker.limits().writeNanos();
            if (worker.life().wire().waitingNanos() > limit) {
                worker.kill("it has taken no messages for " + limit / 1_000_000 + " ms");
                return;
            }
            synchronized (Outbox.this) {
                if (!isSending || isClosed) {
                    return;
                }
            }
            Clock.schedule(this, limit / 4);
        }
    }

    private void sendSlowly(Item item) {
        Wire wire = worker.life().wire();
        try {
            if (item instanceof SentBatch sent) {
                sendBatch(wire, sent);
            } else if (item instanceof Interrupt interrupt) {
                send(wire, interrupt);
            } else if (item instanceof Missing missing) {
                forget(missing);
            } else {
                send(wire, (Command) item);
            }
        } catch (IOException e) {
            // The worker has died, as the thread that reads is about to find.
        } catch (Throwable e) {
            if (item instanceof SentBatch sent) {
                refuse(sent, e);
            } else {
                worker.kill("it cannot be sent to: " + e);
            }
        }
    }

    private void sendBatch(Wire wire, SentBatch sent) throws IOException {
        BatchSender to = sender(sent);
        if (to == null) {
            return; // the run has ended, and its batches with it
        }
        Throwable why = to.encode(sent);
        if (why != null) {
            refuse(sent, why);
            return;
        }
        offered(sent);
        to.objects().send();
        begins(sent);
        to.sendBatch();
        written(wire, sent);
    }

    private @Nullable BatchSender sender(SentBatch any) {
        BatchSender known = sender;
        if (known == null) {
            RunWorkers run = worker.run();
            if (run != null) {
                known = new BatchSender(worker, run, any.batch());
                sender = known;
            }
        }
        return known;
    }

    /** The first job of a batch cannot be sent; or there was no memory here to send it. */
    private void refuse(SentBatch sent, Throwable why) {
        boolean isOurs;
        synchronized (this) {
            isOurs = outstanding.remove(sent);
        }
        if (isOurs) {
            worker.answered(); // first, for the engine may come back with the rest of the batch
            if (why instanceof OutOfMemoryError) {
                sent.reply().failed(why);
            } else {
                sent.refuse(why);
            }
        }
    }

    private synchronized void offered(SentBatch sent) {
        sent.isOffered = true;
    }

    /** A batch is about to be written; its turn has come if no other one is before it. */
    private void begins(SentBatch sent) {
        boolean isFirst;
        synchronized (this) {
            sent.isOffered = true;
            sent.isWritten = true;
            isFirst = sent == outstanding.peek() && !sent.hasBegun;
            sent.hasBegun |= isFirst;
        }
        if (isFirst) {
            sent.reply().begins(worker.workerNumber());
        }
    }

    private synchronized void written(Wire wire, SentBatch sent) {
        sent.endPosition = wire.sent();
    }

    // What the worker answers.

    /** The batch with this number, which is answered next. */
    synchronized @Nullable SentBatch running(int id) {
        SentBatch first = outstanding.peek();
        if (first == null || first.id != id) {
            return null;
        }
        if (first.endPosition != Long.MAX_VALUE) {
            readBytes = Math.max(readBytes, first.endPosition);
        }
        return first;
    }

    /** A job of a batch starts. Called by the thread that reads. */
    void starts(int id, int place) {
        SentBatch first = running(id);
        if (first != null) {
            first.starts(place);
            first.reply().alive();
        }
    }

    /** A part of a large message has come. */
    void firstLives() {
        SentBatch first;
        synchronized (this) {
            first = outstanding.peek();
        }
        if (first != null) {
            first.reply().alive();
        }
    }

    /** A batch has been answered in full, and the turn of the next one has come. Called by the thread that reads. */
    void answered(SentBatch sent) {
        SentBatch next;
        synchronized (this) {
            outstanding.remove(sent);
            next = outstanding.peek();
            if (next == null || !next.isWritten || next.hasBegun) {
                next = null;
            } else {
                next.hasBegun = true;
            }
        }
        if (next != null) {
            next.reply().begins(worker.workerNumber());
        }
    }

    /** Takes all batches out; none is added from now on. */
    synchronized List<SentBatch> close() {
        isClosed = true;
        queue.clear();
        List<SentBatch> all = List.copyOf(outstanding);
        outstanding.clear();
        return all;
    }

    /** How many batches are not answered. */
    synchronized int load() {
        return outstanding.size();
    }

    /** Whether it holds a batch beside which there may be no other one. */
    synchronized boolean holdsAlone() {
        SentBatch first = outstanding.peek();
        return first != null && first.batch().isAlone();
    }

    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    synchronized boolean holds(RemoteBatch batch) {
        for (SentBatch sent : outstanding) {
            if (sent.batch() == batch) {
                return true;
            }
        }
        return false;
    }

    /** Whether as many jobs were added as may be run; 0 stands for no limit. */
    synchronized boolean isUsedUp(int maxJobs) {
        return maxJobs > 0 && jobsAdded >= maxJobs;
    }
}
