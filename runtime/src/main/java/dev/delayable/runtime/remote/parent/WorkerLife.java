package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.hosting.Inbox;
import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.MessageReader;
import dev.delayable.runtime.remote.wire.SameObject;
import dev.delayable.runtime.remote.wire.Unsendable;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.work.SharedThreads;
import dev.delayable.runtime.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a {@link RemoteWorker} outside of this JVM: its launcher starts it, it says that it is ready, it sends results,
 * and it ends, which is then told to the jobs that it had. Each step is taken by the thread of the launch, if it is still there,
 * and otherwise by a thread of {@link Work}.
 */
final class WorkerLife implements Runnable, LaunchOrder, Inbox, MessageReader.Receiver {

    private final RemoteWorker worker;
    private final WorkerPool pool;
    private final int number;
    private final OutputTail tail = new OutputTail();
    private final MessageReader messages = new MessageReader(this);

    // Guarded by this.

    /** Whether the launcher has answered. */
    private boolean isAnswered;

    private @Nullable WorkerLink link;

    /** Whether the worker is killed, and how that is done before there is a link. */
    private boolean isCancelled;

    private @Nullable Runnable cancel;

    /** The thread that launches or receives; null while there is none. */
    private @Nullable Thread own;

    private boolean hasEnded;

    /** Whether that was on the thread that receives. */
    private boolean hasEndedHere;

    /** There once there is a link. */
    private volatile @Nullable Wire wire;

    // Used by the thread that receives, and then by that which ends the life.

    /** There once the worker is ready. */
    private @Nullable ResultReader results;

    private @Nullable Fitness fitness;

    /** Why the worker cannot become ready. */
    private @Nullable LaunchException unfit;

    /** What has gone wrong in this JVM, or in this library. */
    private @Nullable Throwable failure;

    private boolean isBroken;

    WorkerLife(RemoteWorker worker, int number) {
        this.worker = worker;
        this.pool = worker.pool();
        this.number = number;
    }

    /**
     * What a worker says of itself.
     *
     * @param maxHeapBytes how large its heap may grow
     * @param hasMark whether it writes the mark that its link shows
     * @param makesJobs whether it makes jobs of their parts
     */
    record Fitness(long maxHeapBytes, boolean hasMark, boolean makesJobs) {}

    void start() {
        SharedThreads.daemon(this, "delayable-worker-" + number).start();
    }

    // The launch.

    @Override
    public void run() {
        worker.begins();
        setOwn(Thread.currentThread());
        try {
            pool.launcher().launch(this);
        } catch (LaunchException e) {
            failed(e);
        } catch (IOException e) {
            failed(new LaunchException(notStarted(String.valueOf(e.getMessage())), e, true));
        } catch (Throwable e) {
            failed(new LaunchException(notStarted(e.toString()), e, true));
        }
        WorkerLink known;
        synchronized (this) {
            known = link;
            own = known == null ? null : own;
        }
        if (known != null) {
            serve(known);
        }
    }

    private synchronized void setOwn(@Nullable Thread thread) {
        own = thread;
    }

    /** The message about a start that has failed. */
    String notStarted(String why) {
        return "a " + pool.launcher().noun() + " could not be started: " + why;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!isCancelled) {
                cancel = action;
                return;
            }
        }
        action.run();
    }

    @Override
    public synchronized boolean isCancelled() {
        return isCancelled;
    }

    @Override
    public void printed(String line) {
        tail.add(line);
    }

    @Override
    public void connected(WorkerLink itsLink) {
        boolean isLate;
        boolean isKilled;
        boolean isUnserved;
        synchronized (this) {
            isLate = isAnswered;
            isKilled = isCancelled;
            isUnserved = !isLate && own == null;
            isAnswered = true;
            if (!isLate) {
                link = itsLink;
                cancel = null;
            }
        }
        if (isLate || isKilled) {
            itsLink.kill("nobody needs it any more");
        }
        if (isLate) {
            Work.execute(new Step(this, itsLink, Step.CLOSE));
        } else if (isUnserved) {
            Work.execute(new Step(this, itsLink, Step.SERVE));
        }
    }

    @Override
    public void failed(LaunchException why) {
        synchronized (this) {
            if (isAnswered) {
                return;
            }
            isAnswered = true;
            cancel = null;
        }
        String killed = worker.whyKilled();
        notStarted(
                killed == null ? why : new LaunchException(notStarted(killed(killed)) + tail.text(), why, true), false);
    }

    private static String killed(String why) {
        return "it was killed: " + why;
    }

    private void notStarted(LaunchException why, boolean isKill) {
        RunWorkers current = worker.run();
        worker.hasEnded();
        if (current != null) {
            current.startFailed(why, isKill);
        }
    }

    /** No lambda: the first one costs a new JVM 10 ms. */
    private record Step(WorkerLife life, WorkerLink link, int what) implements Runnable {

        static final int SERVE = 0;
        static final int END = 1;
        static final int CLOSE = 2;

        @Override
        public void run() {
            if (what == SERVE) {
                life.setOwn(Thread.currentThread());
                life.serve(link);
            } else if (what == END) {
                life.end(link);
            } else {
                link.close();
            }
        }
    }

    // The worker.

    private void serve(WorkerLink to) {
        try {
            Wire created = new Wire(new LinkOutput(to));
            wire = created;
            created.send(hello());
            to.receive(this);
        } catch (LaunchException e) {
            unfit = e;
            ended();
        } catch (IOException e) {
            ended(); // the worker has ended, or is about to
        } catch (Throwable e) {
            fails(e);
            ended();
        }
        boolean isOver;
        synchronized (this) {
            own = null;
            isOver = hasEndedHere;
        }
        if (isOver) {
            end(to);
        }
    }

    /** Where messages to the worker go. */
    private static final class LinkOutput extends OutputStream {

        private final WorkerLink link;

        LinkOutput(WorkerLink link) {
            this.link = link;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            link.write(bytes, from, length);
        }
    }

    private Frame hello() throws LaunchException {
        WorkerSettings settings = pool.settings();
        Frame hello = new Frame(FrameKind.HELLO);
        hello.putByte(ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 1 : 0);
        hello.putString(settings.codec().getName());
        hello.putString(settings.filter());
        hello.putByte(settings.initializer() == null ? 0 : 1);
        if (settings.initializer() != null) {
            try {
                pool.codec().writer(hello, new SameObject()).write(settings.initializer());
            } catch (Throwable e) {
                Exception why = Unsendable.argument(settings.initializer(), e, pool.codec());
                throw new LaunchException(
                        "the initializer " + settings.initializer() + " cannot be sent: " + why.getMessage(),
                        why,
                        false);
            }
        }
        return hello;
    }

    @Override
    public void received(byte[] bytes, int from, int length) {
        if (isBroken) {
            return; // it is being killed
        }
        try {
            messages.read(bytes, from, length);
        } catch (IOException e) {
            isBroken = true;
            worker.kill("its messages cannot be understood: " + e);
        } catch (Throwable e) {
            fails(e);
        }
    }

    private void fails(Throwable e) {
        isBroken = true;
        failure = e; // of this JVM, or of this library
        worker.kill("this JVM has failed: " + e);
    }

    @Override
    public void begins() {
        worker.outbox().firstLives();
    }

    @Override
    public void array(int id, Object array) {
        if (results != null) {
            results.array(id, array);
        }
    }

    @Override
    public void message(Arrived message) throws IOException {
        if (results != null) {
            results.take(message);
        } else if (message.kind() == FrameKind.READY) {
            fitness = new Fitness(message.getLong(), message.getByte() != 0, message.getByte() != 0);
            results = new ResultReader(worker, tail);
            pool.started(this);
            worker.becomesReady();
        } else if (message.kind() == FrameKind.GREETING) {
            worker.greeted();
        } else if (message.kind() == FrameKind.UNFIT) {
            takeUnfit(message);
        } else if (message.kind() != FrameKind.LEAVING) {
            Printer.print(message, tail); // of the initializer
        }
    }

    private void takeUnfit(Arrived message) throws IOException {
        Throwable cause = message.getException(worker.loader(), pool.filter());
        String what = pool.settings().initializer() == null
                ? notStarted("")
                : "the initializer " + pool.settings().initializer() + " failed in a "
                        + pool.launcher().noun() + ": ";
        unfit = new LaunchException(what + cause, cause, false);
        worker.kill("it cannot become ready");
    }

    /** The way to the worker, which is connected. */
    Wire wire() {
        return Objects.requireNonNull(wire);
    }

    /** What the worker has said of itself, which is ready. */
    Fitness fitness() {
        return Objects.requireNonNull(fitness);
    }

    long sentBytes() {
        Wire known = wire;
        return known == null ? 0 : known.sent();
    }

    long receivedBytes() {
        return messages.received();
    }

    /** Whether a signal has stopped it, as far as that is known. */
    boolean isStopped() {
        WorkerLink known;
        synchronized (this) {
            known = link;
        }
        return known instanceof LocalLink local && local.isStopped();
    }

    // Its end.

    /** Ends the worker at once, or its start. */
    void kill(String why) {
        WorkerLink known;
        Runnable action;
        synchronized (this) {
            isCancelled = true;
            known = link;
            action = cancel;
            cancel = null;
        }
        if (known != null) {
            known.kill(why);
        } else if (action != null) {
            action.run();
        }
    }

    /** A worker that was killed before it was ready shows no sign of its end. */
    void giveUp() {
        failed(new LaunchException(notStarted("its launcher has not ended its start"), null, true));
        ended();
    }

    @Override
    public void ended() {
        WorkerLink known;
        synchronized (this) {
            known = link;
            if (hasEnded || known == null) {
                return;
            }
            hasEnded = true;
            if (Thread.currentThread().equals(own)) {
                hasEndedHere = true; // after what is received here
                return;
            }
        }
        Work.execute(new Step(this, known, Step.END));
    }

    private void end(WorkerLink from) {
        try {
            if (results == null) {
                endOfStart(from);
            } else {
                endOfWork(from, fitness());
            }
        } catch (LinkageError e) {
            if (worker.run() != null) {
                throw e;
            }
            // The class loader of this program was closed before the JVM ends, and nobody waits for the worker.
        }
    }

    private void endOfStart(WorkerLink from) {
        if (unfit != null) {
            from.kill("it cannot become ready");
        }
        WorkerEnd end = from.awaitEnd();
        from.close();
        String killed = worker.whyKilled();
        if (unfit != null) {
            notStarted(unfit, false);
        } else {
            String how = killed == null ? "it " + end.how() : killed(killed);
            LaunchException why = new LaunchException(notStarted(how) + beforeWhat() + tail.text(), failure, true);
            notStarted(why, killed == null && WorkerDeath.isSignal(end));
        }
    }

    /** A worker that ends while it runs its initializer has often been ended by that. */
    private String beforeWhat() {
        Job<?> initializer = pool.settings().initializer();
        return initializer == null ? "" : ", before its initializer " + initializer + " had ended";
    }

    /** The worker has ended: so much is known of what it was doing. */
    private void endOfWork(WorkerLink from, Fitness known) {
        worker.isEnding();
        WorkerEnd end = from.awaitEnd();
        pool.traffic().ended(this);
        List<SentBatch> lost = worker.outbox().close();
        Long mark = known.hasMark() && from instanceof LocalLink local ? local.mark() : null;
        from.close();
        String why = worker.hasEnded(); // first: what is sent again goes to others
        if (failure != null) {
            for (SentBatch batch : lost) {
                batch.reply().failed(failure);
            }
        } else if (!lost.isEmpty()) {
            WorkerLostException cause = WorkerDeath.exception(end, why, tail);
            SentBatch first = lost.get(0);
            first.reply().lost(WorkerDeath.loss(mark, first, end, pool.launcher(), cause));
            for (SentBatch waiting : lost.subList(1, lost.size())) {
                waiting.reply().done();
            }
        }
    }
}
