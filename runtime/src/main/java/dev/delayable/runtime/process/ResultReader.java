package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.engine.HostedRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a worker sends, in the thread of its {@link WorkerProcess}. */
final class ResultReader {

    private final WorkerProcess worker;
    private final Wire wire;
    private final OutputTail tail;
    private final Codec codec;
    private final ObjectInputFilter filter;

    /** Arrays that the results which come next refer to. */
    private final Map<Integer, Object> arrays = new HashMap<>();

    ResultReader(WorkerProcess worker, Wire wire, ObjectInputFilter filter, Codec codec, OutputTail tail) {
        this.worker = worker;
        this.wire = wire;
        this.filter = filter;
        this.tail = tail;
        this.codec = codec;
    }

    /** Reads until the process has no more to say. */
    void readAll() throws IOException {
        while (true) {
            Wire.Header header = wire.nextHeader();
            if (header.kind() == FrameKind.ARRAY) {
                int id = wire.readInt();
                arrays.put(id, wire.readArray());
            } else {
                take(wire.read(header));
            }
        }
    }

    private void take(Arrived message) throws IOException {
        if (message.kind() == FrameKind.RESULTS) {
            takeResults(message);
        } else if (message.kind() == FrameKind.STUCK) {
            takeStuck(message);
        } else if (message.kind() == FrameKind.UNFIT) {
            worker.unfit(ExceptionParts.read(message, filter, worker.loader()));
        } else {
            Printed.print(message, tail);
        }
    }

    private void takeResults(Arrived message) throws IOException {
        SentBatch sent = worker.running(message.getInt());
        boolean isLast = message.getByte() != 0;
        int count = message.getInt();
        if (sent == null) {
            throw new IOException("results of a batch that is not there");
        }
        ClassLoader loader = worker.loader();
        for (int i = 0; i < count; i++) {
            sent.add(result(message, sent, loader));
        }
        arrays.clear();
        if (isLast) {
            worker.answered(sent);
        }
    }

    private Result result(Arrived message, SentBatch sent, ClassLoader loader) throws IOException {
        long nanos = message.getLong();
        byte kind = message.getByte();
        if (kind < PlainValue.FIRST_OTHER_KIND) {
            return new Result(PlainValue.read(kind, message), null, nanos);
        }
        return switch (kind) {
            case ResultKind.OBJECT -> object(message.getStream(message.getInt()), nanos, loader);
            case ResultKind.EXCEPTION -> new Result(null, ExceptionParts.read(message, filter, loader), nanos);
            case ResultKind.TIMEOUT -> timeout(message, sent, nanos, loader);
            default -> throw new IOException("a result of kind " + kind);
        };
    }

    private Result object(InputStream bytes, long nanos, ClassLoader loader) {
        try {
            Object value = codec.reader(bytes, new Codec.Arrival(loader, filter, this::resolve))
                    .next();
            return new Result(value, null, nanos);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
            return new Result(null, new IllegalStateException("the result cannot be read here: " + e, e), nanos);
        }
    }

    private Object resolve(Object object) {
        return object instanceof SharedRef ref ? Objects.requireNonNull(arrays.get(ref.id())) : object;
    }

    private Result timeout(Arrived message, SentBatch sent, long nanos, ClassLoader loader) throws IOException {
        long elapsed = message.getLong();
        Throwable cause = message.getByte() == 0 ? null : ExceptionParts.read(message, filter, loader);
        return new Result(null, timeout(sent, sent.answered(), elapsed, cause, ""), nanos);
    }

    private static Throwable timeout(
            SentBatch sent, int place, long elapsed, @Nullable Throwable cause, String trouble) {
        Job<?> job = sent.job(place);
        Duration limit = Objects.requireNonNull(sent.batch().timeout());
        return HostedRun.timeout(
                job, sent.batch().firstIndex() + place, sent.batch().attempt(), limit, elapsed, cause, trouble);
    }

    private void takeStuck(Arrived message) throws IOException {
        SentBatch sent = worker.running(message.getInt());
        int place = message.getInt();
        long elapsed = message.getLong();
        if (sent != null) {
            String trouble = ", and it was still running "
                    + TimeUnit.NANOSECONDS.toMillis(
                            TimeUnit.NANOSECONDS.convert(sent.batch().grace()))
                    + " ms after its interrupt, so its worker process was killed";
            sent.doesNotEnd(timeout(sent, place, elapsed, null, trouble));
        }
        worker.kill(Kill.because("a job has not ended at its time limit"));
    }
}
