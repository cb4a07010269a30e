package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.PlainValue;
import dev.delayable.runtime.remote.wire.Refusals;
import dev.delayable.runtime.remote.wire.ResultKind;
import dev.delayable.runtime.remote.wire.SharedRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Takes the messages of a worker that is ready. Used by the thread that receives them. */
final class ResultReader {

    private final RemoteWorker worker;
    private final OutputTail tail;
    private final Codec codec;
    private final ObjectInputFilter filter;

    /** Arrays that the results which come next refer to. */
    private final Map<Integer, Object> arrays = new HashMap<>();

    ResultReader(RemoteWorker worker, OutputTail tail) {
        this.worker = worker;
        this.tail = tail;
        this.codec = worker.pool().codec();
        this.filter = worker.pool().filter();
    }

    /** Takes an array that the results which come next refer to. */
    void array(int id, Object array) {
        arrays.put(id, array);
    }

    void take(Arrived message) throws IOException {
        switch (message.kind()) {
            case FrameKind.RESULTS -> takeResults(message);
            case FrameKind.STARTS -> worker.outbox().starts(message.getInt(), message.getInt());
            case FrameKind.STUCK -> takeStuck(message);
            case FrameKind.UNFIT -> worker.unfit(message.getException(worker.loader(), filter));
            case FrameKind.MISSING -> worker.outbox().addMissing(message.getInt());
            case FrameKind.LEAVING -> worker.leaves();
            default -> Printer.print(message, tail);
        }
    }

    private void takeResults(Arrived message) throws IOException {
        SentBatch sent = worker.outbox().running(message.getInt());
        boolean isLast = message.getByte() != 0;
        int count = message.getInt();
        if (sent == null || count < 0 || count > sent.jobs() - sent.answered()) {
            throw new IOException("results of a batch that is not there");
        }
        ClassLoader loader = worker.loader();
        List<Result> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(result(message, loader));
        }
        arrays.clear();
        Printer.awaitPrinted(); // what the jobs have printed comes before their results
        if (count > 0) {
            sent.add(results);
        }
        if (isLast) {
            worker.outbox().answered(sent);
            sent.reply().done();
            worker.answered();
        }
    }

    private Result result(Arrived message, ClassLoader loader) throws IOException {
        long nanos = message.getLong();
        long start = message.getLong();
        byte kind = message.getByte();
        byte[] nested = null;
        if (kind == ResultKind.NESTED_RUNS) {
            nested = message.getBytes();
            kind = message.getByte();
        }
        Result result = result(message, nanos, start, kind, loader);
        return nested == null
                ? result
                : new Result(result.value(), result.exception(), result.nanos(), result.isTimeout(), start, nested);
    }

    private Result result(Arrived message, long nanos, long start, byte kind, ClassLoader loader) throws IOException {
        if (kind < PlainValue.FIRST_OTHER_KIND) {
            return new Result(PlainValue.read(kind, message), null, nanos, false, start);
        }
        return switch (kind) {
            case ResultKind.OBJECT -> object(message.getStream(message.getInt()), nanos, start, loader);
            case ResultKind.EXCEPTION -> new Result(null, message.getException(loader, filter), nanos, false, start);
            case ResultKind.TIMEOUT -> timeout(message, start, loader);
            default -> throw new IOException("a result of kind " + kind);
        };
    }

    private Result object(InputStream bytes, long nanos, long start, ClassLoader loader) {
        Refusals refusals = new Refusals(filter);
        try {
            Object value = codec.reader(bytes, new Codec.Arrival(loader, refusals, new Resolution()))
                    .next();
            return new Result(value, null, nanos, false, start);
        } catch (OutOfMemoryError e) {
            throw e; // there is no memory here, whatever the result
        } catch (Throwable e) {
            return new Result(
                    null,
                    new IllegalStateException("the result cannot be read here: " + e + refusals.text(), e),
                    nanos,
                    false,
                    start);
        }
    }

    /** Puts arrays in the place of references to them. */
    private final class Resolution implements UnaryOperator<Object> {

        @Override
        public Object apply(Object object) {
            return resolve(object);
        }
    }

    private Object resolve(Object object) {
        return object instanceof SharedRef ref ? Objects.requireNonNull(arrays.get(ref.id())) : object;
    }

    private Result timeout(Arrived message, long start, ClassLoader loader) throws IOException {
        long elapsed = message.getLong();
        Throwable cause = message.getByte() == 0 ? null : message.getException(loader, filter);
        return new Result(null, cause, elapsed, true, start);
    }

    private void takeStuck(Arrived message) throws IOException {
        SentBatch sent = worker.outbox().running(message.getInt());
        long elapsed = message.getLong();
        if (sent != null) {
            sent.reply().stuck(elapsed);
        }
    }
}
