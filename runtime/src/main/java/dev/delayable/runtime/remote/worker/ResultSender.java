package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.backend.hosting.BatchHost;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.PlainValue;
import dev.delayable.runtime.remote.wire.PrimitiveArray;
import dev.delayable.runtime.remote.wire.ProgressMark;
import dev.delayable.runtime.remote.wire.ResultKind;
import dev.delayable.runtime.remote.wire.SharedRef;
import dev.delayable.runtime.remote.wire.Unsendable;
import dev.delayable.runtime.remote.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends the results of one batch from a worker. Results are sent together, but not later than a few milliseconds after
 * the first one, so that a slow job neither delays finished results nor loses them when its worker dies.
 */
final class ResultSender implements BatchHost.Observer {

    /** After how long results are sent although the batch goes on. */
    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** After how long without a message the parent is told of the start of a job. */
    private static final long MARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How many bytes are sent although the batch goes on. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    private final Wire wire;
    private final Codec codec;
    private final Surroundings surroundings;

    /** Null if the parent is to be told what job starts. */
    private final @Nullable ProgressMark mark;

    private final int batchId;
    private final int jobs;

    private final Frame frame = new Frame(FrameKind.RESULTS);
    private final IdentityHashMap<Object, SharedRef> arrays = new IdentityHashMap<>();
    private int nextArray;

    /** How many results there are, and how many of them were sent. */
    private int count;

    private int sentCount;
    private long lastSent;

    /** Why results cannot be sent: the parent is gone, and this process about to end. */
    private @Nullable IOException failure;

    /** @param lastSent when the worker has sent its last message */
    ResultSender(Wire wire, Codec codec, Surroundings surroundings, int batchId, int jobs, long lastSent) {
        this.wire = wire;
        this.codec = codec;
        this.surroundings = surroundings;
        this.mark = surroundings.mark();
        this.lastSent = mark == null ? lastSent : System.nanoTime();
        this.batchId = batchId;
        this.jobs = jobs;
        begin();
    }

    private void begin() {
        frame.start(FrameKind.RESULTS);
        frame.putInt(batchId);
        frame.putByte(0);
        frame.putInt(0);
        sentCount = count;
        arrays.clear();
    }

    long lastSent() {
        return lastSent;
    }

    int count() {
        return count;
    }

    @Override
    public void starts(int position) {
        if (surroundings.isLeaving()) {
            answerAndWait();
        }
        if (mark != null) {
            mark.runs(batchId, position);
        } else if (System.nanoTime() - lastSent > MARK_NANOS) {
            tellStart(position);
        }
    }

    /** Tells the parent which job starts, after the results of those before it. */
    private void tellStart(int position) {
        Frame starts = new Frame(FrameKind.STARTS);
        starts.putInt(batchId);
        starts.putInt(position);
        try {
            if (count > sentCount) {
                send(false);
                begin();
            }
            wire.send(starts);
        } catch (IOException e) {
            failure = e;
        }
        lastSent = System.nanoTime();
    }

    /** This JVM is shutting down: the parent is to let others run the jobs that are left, of which none begins here. */
    private void answerAndWait() {
        try {
            finish();
        } catch (IOException e) {
            // The parent is gone as well.
        }
        while (true) {
            LockSupport.park();
        }
    }

    @Override
    public void ended(int position, Result result) {
        int before = frame.size();
        try {
            write(result);
        } catch (Throwable e) {
            frame.truncate(before); // whatever goes wrong is the failure of this job, and the frame stays whole
            writeFailureOf(e, result.nanos(), result.startNanos());
        }
        count++;
        boolean isTime = frame.size() > MAX_WAITING_BYTES || System.nanoTime() - lastSent > MAX_WAIT_NANOS;
        if (count < jobs && isTime) {
            try {
                send(false);
            } catch (IOException e) {
                failure = e;
            }
            begin();
        }
    }

    private void writeFailureOf(Throwable e, long nanos, long startNanos) {
        frame.putLong(nanos);
        frame.putLong(startNanos);
        frame.putByte(ResultKind.EXCEPTION);
        frame.putException(e);
    }

    @Override
    public void doesNotEnd(int position, long nanos) {
        Frame stuck = new Frame(FrameKind.STUCK);
        stuck.putInt(batchId);
        stuck.putLong(nanos);
        try {
            wire.send(stuck);
        } catch (IOException e) {
            // The parent is gone, and this process about to end.
        }
    }

    /** The job that is next cannot be read. */
    void unreadable(Throwable why, String refusal) {
        writeFailureOf(
                new IllegalStateException(
                        "the job cannot be read in the worker process: " + why + refusal + cure(why), why),
                0,
                Result.UNKNOWN_START);
        count++;
    }

    private static String cure(Throwable why) {
        return why instanceof ClassNotFoundException || why instanceof NoClassDefFoundError
                ? ": workers find only classes that are in files or jars of the class path; put the class into one,"
                        + " or use Backends.threads()"
                : "";
    }

    /** Sends what was not sent yet, and that it is all. */
    void finish() throws IOException {
        if (mark != null) {
            mark.idle();
        }
        if (failure != null) {
            throw failure;
        }
        send(true);
    }

    private void send(boolean isLast) throws IOException {
        frame.setByte(Frame.HEADER_BYTES + 4, isLast ? 1 : 0);
        frame.setInt(Frame.HEADER_BYTES + 5, count - sentCount);
        wire.send(frame);
        lastSent = System.nanoTime();
    }

    private void write(Result result) {
        frame.putLong(result.nanos());
        frame.putLong(result.startNanos());
        byte[] nested = result.nestedRuns();
        if (nested != null) {
            frame.putByte(ResultKind.NESTED_RUNS);
            frame.putBytes(nested);
        }
        Throwable exception = result.exception();
        if (result.isTimeout()) {
            frame.putByte(ResultKind.TIMEOUT);
            frame.putLong(result.nanos());
            frame.putByte(exception == null ? 0 : 1);
            if (exception != null) {
                frame.putException(exception);
            }
        } else if (exception != null) {
            frame.putByte(ResultKind.EXCEPTION);
            frame.putException(exception);
        } else if (!PlainValue.write(result.value(), frame)) {
            writeObject(Objects.requireNonNull(result.value()));
        }
    }

    private void writeObject(Object value) {
        int before = frame.size();
        frame.putByte(ResultKind.OBJECT);
        frame.putInt(0);
        try {
            codec.writer(frame, new Replacement()).write(value);
            frame.setInt(before + 1, frame.size() - before - 5);
        } catch (Throwable e) {
            frame.truncate(before);
            frame.putByte(ResultKind.EXCEPTION);
            frame.putException(Unsendable.result(value, e));
        }
    }

    /** Puts references in the place of large arrays. */
    private final class Replacement implements UnaryOperator<Object> {

        @Override
        public Object apply(Object object) {
            return replace(object);
        }
    }

    /** Sends a large array of primitives before the results, from where it is. */
    private Object replace(Object object) {
        PrimitiveArray array = PrimitiveArray.of(object);
        if (array == null || array.byteLength() < SharedRef.LARGE_BYTES) {
            return object;
        }
        SharedRef known = arrays.get(object);
        if (known == null) {
            known = new SharedRef(nextArray++);
            arrays.put(object, known);
            try {
                wire.sendArray(known.id(), array);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }
}
