package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.hosting.BatchHost;
import dev.delayable.runtime.backend.hosting.CallerStates;
import dev.delayable.runtime.backend.hosting.Inbox;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.Codecs;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.MessageReader;
import dev.delayable.runtime.remote.wire.PatternFilter;
import dev.delayable.runtime.remote.wire.PlainJobs;
import dev.delayable.runtime.remote.wire.ProgressMark;
import dev.delayable.runtime.remote.wire.Refusals;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.work.Work;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one worker: one thread receives messages at any time and runs no code of users; another one takes the batches
 * one after another, and sends their results. So interrupts reach a running job, and so does the end of the parent.
 */
public final class HostedJobs implements Runnable, Inbox, MessageReader.Receiver {

    private final Wire wire;
    private final Surroundings surroundings;
    private final WorkerObjects objects;
    private final MessageReader messages = new MessageReader(this);

    /** There from the first message on. Used by the thread of the jobs. */
    private @Nullable Codec codec;

    private ObjectInputFilter filter = new PatternFilter("!*");

    /** What waits for its turn. Guarded by this, as all that is said to be: an interrupt is for all that waits and for what runs, and misses nothing between. */
    private final Deque<Task> tasks = new ArrayDeque<>();

    /** What the batches of the run have in common. Used by the thread of the jobs. */
    private int worker;

    private @Nullable Duration timeout;
    private Duration grace = Duration.ZERO;

    /** Null if it cannot be read: no job is run then. */
    private @Nullable CallerState caller;

    private long lastSent = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    /** Guarded by this. */
    private @Nullable Task current;

    /** Whether the parent has said goodbye, and whether nothing more comes from it. Guarded by this. */
    private boolean isDismissed;

    private boolean hasEnded;

    /** What has gone wrong in the thread that receives. Guarded by this. */
    private @Nullable Throwable failure;

    /** What waits for its turn; whether it was interrupted, and its run, are guarded by the lock of the jobs. */
    private static final class Task {
        final @Nullable Arrived message;
        final @Nullable Runnable action;
        boolean isInterrupted;

        @Nullable
        BatchHost run;

        /** Whether it is the batch with that number, if one is given. */
        boolean isMeant(int batchId) throws IOException {
            boolean isBatch =
                    message != null && (message.kind() == FrameKind.BATCH || message.kind() == FrameKind.PLAIN_BATCH);
            return batchId == FrameKind.ALL_BATCHES || (isBatch && message != null && message.firstInt() == batchId);
        }

        Task(@Nullable Arrived message, @Nullable Runnable action) {
            this.message = message;
            this.action = action;
        }
    }

    /**
     * The jobs of a worker.
     *
     * @param out goes to the parent
     * @param surroundings where this is
     */
    public HostedJobs(OutputStream out, Surroundings surroundings) {
        this.wire = new Wire(out);
        this.surroundings = surroundings;
        this.objects = new WorkerObjects(surroundings.store());
    }

    /** What sends messages to the parent. */
    public Wire wire() {
        return wire;
    }

    // The thread that receives.

    @Override
    public void received(byte[] bytes, int from, int length) {
        if (isOver()) {
            return;
        }
        try {
            messages.read(bytes, from, length);
        } catch (Throwable e) {
            synchronized (this) {
                failure = e;
            }
            ended();
        }
    }

    @Override
    public void begins() {
        // Whether the parent lives is no question here.
    }

    @Override
    public void array(int id, Object array) {
        objects.add(id, array);
    }

    @Override
    public void message(Arrived message) throws IOException {
        switch (message.kind()) {
            case FrameKind.HELLO, FrameKind.RUN, FrameKind.BATCH, FrameKind.PLAIN_BATCH -> add(new Task(message, null));
            case FrameKind.FORGET -> add(new Task(null, objects.forgetting(message)));
            case FrameKind.OBJECT -> objects.addSerialised(message);
            case FrameKind.NESTED_ARRAY -> objects.addNested(message);
            case FrameKind.STORED -> objects.addStored(message);
            case FrameKind.INTERRUPT -> interruptJobs(message.getInt());
            case FrameKind.BYE -> dismiss();
            default -> throw new IOException("a message of kind " + message.kind());
        }
    }

    private synchronized void dismiss() {
        isDismissed = true;
        notifyAll();
    }

    @Override
    public void ended() {
        BatchHost running;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            running = current == null ? null : current.run;
            if (current != null) {
                current.isInterrupted = true;
            }
            notifyAll();
        }
        if (running != null) {
            Work.execute(new Interruption(running));
        }
    }

    /** Whether there is nothing more to do: the parent has said goodbye, or is gone. */
    public synchronized boolean isOver() {
        return isDismissed || hasEnded;
    }

    /** Whether the parent has said goodbye. */
    public synchronized boolean isDismissed() {
        return isDismissed;
    }

    /** What has gone wrong with the messages of the parent. */
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    private void add(Task task) {
        synchronized (this) {
            tasks.add(task);
            notifyAll();
        }
    }

    /** Interrupts a batch, or all, whether it runs or waits. */
    void interruptJobs(int batchId) throws IOException {
        BatchHost running = null;
        synchronized (this) {
            for (Task waiting : tasks) {
                waiting.isInterrupted |= waiting.isMeant(batchId);
            }
            if (current != null && current.isMeant(batchId)) {
                current.isInterrupted = true;
                running = current.run;
            }
        }
        if (running != null) {
            Work.execute(new Interruption(running)); // it may take its time
        }
    }

    private record Interruption(BatchHost running) implements Runnable {

        @Override
        public void run() {
            running.interrupt();
        }
    }

    // The thread of the jobs.

    /** Runs the jobs until there is nothing more to do. */
    @Override
    public void run() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            for (Task next = next(); next != null; next = next()) {
                perform(next);
            }
        } catch (IOException e) {
            ended(); // the parent is gone
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private synchronized @Nullable Task next() {
        while (!isDismissed && !hasEnded) {
            Task next = tasks.poll();
            if (next != null) {
                current = next;
                return next;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // A leftover of a job: no other thread interrupts this one between jobs.
            }
        }
        return null;
    }

    private void perform(Task task) throws IOException {
        Arrived message = task.message;
        if (task.action != null) {
            task.action.run();
        } else if (message != null && message.kind() == FrameKind.HELLO) {
            greet(message);
        } else if (message != null && message.kind() == FrameKind.RUN) {
            beginRun(message);
        } else if (message != null) {
            runBatch(task, message);
        }
        synchronized (this) {
            current = null;
        }
    }

    /** Initialises this process as a worker; if that fails, the parent receives the cause and sends no batch. */
    private void greet(Arrived hello) throws IOException {
        Frame answer = new Frame(FrameKind.READY);
        Refusals refusals = new Refusals(filter);
        try {
            ClassLoader loader = surroundings.loader();
            boolean isBigEndian = hello.getByte() != 0;
            if (isBigEndian != (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN)) {
                throw new IllegalStateException("the worker is on a machine with another byte order than its parent");
            }
            String codecName = hello.getString();
            filter = new PatternFilter(hello.getString());
            refusals = new Refusals(filter);
            boolean hasInitializer = hello.getByte() != 0;
            if (hasInitializer) {
                wire.send(new Frame(FrameKind.GREETING)); // what comes now may take its time
            }
            Codec made = Codecs.make(Class.forName(codecName, true, loader).asSubclass(Codec.class));
            codec = made;
            objects.use(made, arrival(filter));
            if (hasInitializer) {
                ((Job<?>) Objects.requireNonNull(
                                made.reader(hello.rest(), arrival(refusals)).next()))
                        .call();
            }
            ProgressMark mark = surroundings.mark();
            answer.putLong(surroundings.heapBytes());
            answer.putByte(mark != null && mark.isShared() ? 1 : 0);
            answer.putByte(surroundings.makesJobs() ? 1 : 0);
        } catch (Throwable e) {
            answer.start(FrameKind.UNFIT);
            answer.putException(refusals.named(e));
        }
        Thread.interrupted();
        wire.send(answer);
    }

    private Codec.Arrival arrival(ObjectInputFilter itsFilter) {
        return new Codec.Arrival(surroundings.loader(), itsFilter, objects);
    }

    private void beginRun(Arrived message) throws IOException {
        worker = message.getInt();
        long timeoutNanos = message.getLong();
        timeout = timeoutNanos < 0 ? null : Duration.ofNanos(timeoutNanos);
        grace = Duration.ofNanos(message.getLong());
        caller = null;
        Refusals refusals = new Refusals(filter);
        try {
            caller = CallerStates.read(message.rest(), arrival(refusals));
        } catch (Throwable e) {
            Frame unfit = new Frame(FrameKind.UNFIT);
            unfit.putException(refusals.named(e));
            wire.send(unfit);
        }
    }

    private void runBatch(Task task, Arrived message) throws IOException {
        Thread.currentThread()
                .setContextClassLoader(surroundings.loader()); // a job of the batch before may have set another
        int id = message.getInt();
        long firstIndex = message.getLong();
        int attempt = message.getInt();
        int count = message.getInt();
        ResultSender results = new ResultSender(wire, Objects.requireNonNull(codec), surroundings, id, count, lastSent);
        List<Job<?>> jobs = new ArrayList<>(count);
        Refusals refusals = new Refusals(filter);
        boolean isLeaving = surroundings.isJustLeaving();
        Throwable unreadable = isLeaving ? null : read(message, id, count, jobs, refusals);
        Integer missing = objects.takeMissing();
        if (missing != null) {
            unreadable = null; // the job is not started, and comes again
            Frame frame = new Frame(FrameKind.MISSING);
            frame.putInt(missing);
            wire.send(frame);
        }
        CallerState seen = caller;
        if (!jobs.isEmpty() && seen != null && !isInterrupted(task)) {
            RemoteBatch batch = new RemoteBatch(firstIndex, jobs, attempt, timeout, grace, seen, false);
            BatchHost run = new BatchHost(batch, worker, results);
            synchronized (this) {
                task.run = run;
            }
            if (isInterrupted(task)) {
                run.interrupt();
            }
            run.run();
            synchronized (this) {
                task.run = null;
            }
        }
        if (unreadable != null && results.count() == jobs.size() && !isInterrupted(task)) {
            results.unreadable(unreadable, refusals.text());
        }
        surroundings.endLines();
        results.finish();
        lastSent = results.lastSent();
    }

    private boolean isInterrupted(Task task) {
        synchronized (this) {
            return task.isInterrupted;
        }
    }

    /** Reads jobs, up to the first that cannot be read; returns why that cannot. */
    private @Nullable Throwable read(
            Arrived message, int id, int count, List<Job<?>> jobs, ObjectInputFilter refusals) {
        try {
            Codec known = Objects.requireNonNull(codec);
            ProgressMark mark = surroundings.mark();
            boolean isPlain = message.kind() == FrameKind.PLAIN_BATCH;
            Codec.Reader reader = isPlain
                    ? new PlainJobs.Reader(message, surroundings.loader())
                    : known.reader(message.rest(), arrival(refusals));
            for (int place = 0; place < count; place++) {
                if (mark != null) {
                    mark.reads(id, place);
                }
                if (!isPlain && known instanceof JavaCodec) {
                    Object unused = reader.next(); // its arguments, to which it refers
                }
                jobs.add((Job<?>) Objects.requireNonNull(reader.next()));
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
