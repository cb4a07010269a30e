package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.engine.HostedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the results of one batch, in a worker. They are sent together, but what is there is sent after a while, lest a slow
 * job keep the others waiting, or take them along when its worker dies.
 */
final class ResultSender implements HostedRun.Observer {

    /** After how long results are sent although the batch goes on. */
    private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** How many bytes are sent although the batch goes on. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    private final Wire wire;
    private final Codec codec;
    private final ProgressMark mark;
    private final int batchId;
    private final int jobs;

    private final Frame frame = new Frame(FrameKind.RESULTS);
    private final IdentityHashMap<Object, SharedRef> arrays = new IdentityHashMap<>();
    private int nextArray;

    /** How many results there are, and how many of them were sent. */
    private int count;

    private int sentCount;
    private long lastSent = System.nanoTime();

    /** Why results cannot be sent: the parent is gone, and this process about to end. */
    private @Nullable IOException failure;

    ResultSender(Wire wire, Codec codec, ProgressMark mark, int batchId, int jobs) {
        this.wire = wire;
        this.codec = codec;
        this.mark = mark;
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

    int count() {
        return count;
    }

    @Override
    public void starts(int position) {
        mark.busy(batchId, position);
    }

    @Override
    public void ended(int position, Outcome<?> outcome) {
        try {
            write(outcome);
            count++;
            boolean isTime = frame.size() > MAX_WAITING_BYTES || System.nanoTime() - lastSent > MAX_WAIT_NANOS;
            if (count < jobs && isTime) {
                send(false);
                begin();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void doesNotEnd(int position, long nanos) {
        Frame stuck = new Frame(FrameKind.STUCK);
        stuck.putInt(batchId);
        stuck.putInt(position);
        stuck.putLong(nanos);
        try {
            wire.send(stuck);
        } catch (IOException e) {
            // The parent is gone, and this process about to end.
        }
    }

    /** The job that is next cannot be read. */
    void unreadable(Throwable why) throws IOException {
        frame.putLong(0);
        frame.putByte(ResultKind.EXCEPTION);
        ExceptionParts.write(
                new IllegalStateException("the job cannot be read in the worker process: " + why, why), frame);
        count++;
    }

    /** Sends what was not sent yet, and that it is all. */
    void finish() throws IOException {
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

    private void write(Outcome<?> outcome) throws IOException {
        frame.putLong(outcome.elapsed().toNanos());
        if (outcome instanceof Outcome.Failure<?> failed) {
            writeFailure(failed);
        } else {
            Object value = ((Outcome.Success<?>) outcome).value();
            if (!PlainValue.write(value, frame)) {
                writeObject(Objects.requireNonNull(value));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the time limit of this job is meant, not one of a job inside it
    private void writeFailure(Outcome.Failure<?> failed) throws IOException {
        Job<?> job = failed.job();
        if (failed.exception() instanceof JobTimeoutException timeout && timeout.job() == job) {
            frame.putByte(ResultKind.TIMEOUT);
            frame.putLong(timeout.elapsed().toNanos());
            frame.putByte(timeout.getCause() == null ? 0 : 1);
            if (timeout.getCause() != null) {
                ExceptionParts.write(timeout.getCause(), frame);
            }
        } else {
            frame.putByte(ResultKind.EXCEPTION);
            ExceptionParts.write(failed.exception(), frame);
        }
    }

    private void writeObject(Object value) throws IOException {
        int before = frame.size();
        frame.putByte(ResultKind.OBJECT);
        frame.putInt(0);
        try {
            codec.writer(frame, this::replace).write(value);
            frame.setInt(before + 1, frame.size() - before - 5);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            frame.truncate(before);
            frame.putByte(ResultKind.EXCEPTION);
            ExceptionParts.write(Unsendable.result(value, e), frame);
        }
    }

    /** Sends a large array of primitives before the results, from where it is. */
    private Object replace(Object object) {
        PrimitiveArray array = PrimitiveArray.of(object);
        if (array == null || array.byteLength() < BatchSender.LARGE_BYTES) {
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
