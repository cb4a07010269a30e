package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.support.NamedArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends the batches of one run to one worker. A large object that a job has among its arguments is sent before the first batch that needs it,
 * and later batches refer to it by a number: an array of primitives of {@value #LARGE_BYTES} bytes and more is seen on the
 * way; of other objects it is known how large they are when they have been serialised once. The worker keeps the objects, and
 * is told to forget those that were not used for the longest time when they become too many.
 *
 * <p>Used by one thread at a time.
 */
final class BatchSender {

    /** From how many bytes on an object travels by itself. */
    static final int LARGE_BYTES = 1 << 15;

    /** From how many bytes on an array of primitives is put into a file, once for all workers; as joblib's max_nbytes. */
    static final int MAPPED_BYTES = 1 << 20;

    /** The largest buffer that is kept for the next batch. */
    private static final int KEPT_BYTES = 1 << 20;

    private final Wire wire;
    private final Codec codec;

    /** Whether jobs that are plain may be written without the codec. */
    private final boolean mayBePlain;

    private final Traffic traffic;

    /** How many bytes of objects the worker may keep. */
    private final long budget;

    /** What the worker has, with its size: the one that was not used for the longest time first. */
    private final LinkedHashMap<Integer, Long> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptBytes;

    /** What the batch in hand refers to. */
    private final Map<Integer, Needed> needed = new HashMap<>();

    private final Deque<Needed> toSend = new ArrayDeque<>();

    private Frame frame = new Frame(FrameKind.BATCH);

    private final SharedObjects shared;

    /** What is written just now, and is not to be replaced by a reference to itself. */
    private @Nullable Object root;

    BatchSender(Launched process, ProcessPool pool, SharedObjects shared) {
        this.wire = process.wire();
        this.codec = pool.codec();
        this.mayBePlain = pool.settings().hasStandardCodec();
        this.budget = process.maxHeapBytes() / 4;
        this.traffic = pool.traffic();
        this.shared = shared;
    }

    /** A large object that a batch refers to; as an array, if it is one of primitives. */
    private record Needed(
            SharedObject shared, Object object, @Nullable PrimitiveArray array) {}

    /** The run is over: the worker is to forget its objects. */
    void forgetAll() throws IOException {
        forget(new ArrayList<>(kept.keySet()));
    }

    /** Sends a batch; {@code false} if its first job cannot be sent. */
    boolean send(SentBatch sent) throws IOException {
        if (mayBePlain && writePlain(sent)) {
            sendFrame();
            return true;
        }
        needed.clear();
        toSend.clear();
        while (!encode(sent)) {}
        if (sent.jobs() == 0) {
            return false;
        }
        while (!toSend.isEmpty()) {
            send(toSend.remove());
        }
        makeRoom();
        sendFrame();
        return true;
    }

    private void sendFrame() throws IOException {
        wire.send(frame);
        if (frame.size() > KEPT_BYTES) {
            frame = new Frame(FrameKind.BATCH);
        }
    }

    /** Writes the batch into the frame without the codec; {@code false} if there is a job that needs it. */
    private boolean writePlain(SentBatch sent) {
        start(FrameKind.PLAIN_BATCH, sent);
        try {
            return PlainJobs.write(sent, frame);
        } catch (UncheckedIOException e) {
            return false; // more than a message holds, which the other way finds the place of
        }
    }

    private void start(byte kind, SentBatch sent) {
        frame.start(kind);
        frame.putInt(sent.id());
        frame.putLong(sent.batch().firstIndex());
        frame.putInt(sent.batch().attempt());
        frame.putInt(sent.jobs());
    }

    /** Writes the batch into the frame; {@code false} if that is to be done again, in another way. */
    private boolean encode(SentBatch sent) throws IOException {
        start(FrameKind.BATCH, sent);
        Codec.Writer writer = codec.writer(frame, this::replace);
        boolean isFinal = true;
        for (int place = 0; place < sent.jobs(); place++) {
            Job<?> job = sent.job(place);
            int before = frame.size();
            try {
                writer.write(job);
            } catch (IOException | RuntimeException | StackOverflowError e) {
                sent.cannotSend(place, Unsendable.argument(job, e, codec));
                return false;
            }
            if (frame.size() - before >= LARGE_BYTES && shareArguments(job)) {
                isFinal = false;
            }
        }
        return isFinal;
    }

    /** Shares the arguments of a job that are large; {@code false} if there are none. */
    private boolean shareArguments(Job<?> job) {
        boolean any = false;
        for (Object argument : NamedArguments.values(job)) {
            // An array of primitives is shared where it is met.
            if (argument != null && PrimitiveArray.of(argument) == null && shared.find(argument) == null) {
                long bytes = size(argument);
                if (bytes >= LARGE_BYTES) {
                    shared.share(argument, bytes);
                    any = true;
                }
            }
        }
        return any;
    }

    /** How many bytes an object takes, without what is shared in it; 0 if it cannot be written. */
    private long size(Object object) {
        Frame alone = new Frame(FrameKind.OBJECT);
        try {
            writeAlone(object, alone);
            return alone.size();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return 0;
        }
    }

    private void writeAlone(Object object, Frame target) throws IOException {
        Object before = root;
        root = object;
        try {
            codec.writer(target, this::replace).write(object);
        } finally {
            root = before;
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same object is meant
    private Object replace(Object object) {
        if (object == root) {
            return object;
        }
        PrimitiveArray array = PrimitiveArray.of(object);
        if (array != null) {
            return array.byteLength() < LARGE_BYTES
                    ? object
                    : refer(shared.share(object, array.byteLength()), object, array);
        }
        SharedObject known = shared.find(object);
        return known == null ? object : refer(known, object, null);
    }

    private SharedRef refer(SharedObject to, Object object, @Nullable PrimitiveArray array) {
        int id = to.id();
        if (!needed.containsKey(id)) {
            Needed need = new Needed(to, object, array);
            needed.put(id, need);
            if (kept.get(id) == null) { // says that it was used
                toSend.add(need);
            }
        }
        return new SharedRef(id);
    }

    private void send(Needed need) throws IOException {
        SharedObject object = need.shared();
        if (need.array() == null) {
            Frame alone = new Frame(FrameKind.OBJECT);
            alone.putInt(object.id());
            writeAlone(need.object(), alone);
            wire.send(alone);
        } else {
            sendArray(object, need.array());
        }
        kept.put(object.id(), object.bytes());
        keptBytes += object.bytes();
    }

    private void sendArray(SharedObject object, PrimitiveArray array) throws IOException {
        Path file = array.byteLength() < MAPPED_BYTES ? null : object.file(shared.directory(), array);
        if (file == null) {
            wire.sendArray(object.id(), array);
        } else {
            Frame mapped = new Frame(FrameKind.MAPPED);
            mapped.putInt(object.id());
            mapped.putInt(array.code());
            mapped.putInt(array.length());
            mapped.putString(file.toString());
            wire.send(mapped);
            traffic.mapped(array.byteLength());
        }
    }

    /** Lets the worker forget what it has not needed for the longest time. */
    private void makeRoom() throws IOException {
        List<Integer> forgotten = new ArrayList<>();
        long left = keptBytes;
        for (Map.Entry<Integer, Long> oldest : kept.entrySet()) {
            if (left <= budget) {
                break;
            }
            if (!needed.containsKey(oldest.getKey())) {
                forgotten.add(oldest.getKey());
                left -= oldest.getValue();
            }
        }
        forget(forgotten);
    }

    private void forget(List<Integer> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        Frame forget = new Frame(FrameKind.FORGET);
        forget.putInt(ids.size());
        for (int id : ids) {
            forget.putInt(id);
            Long bytes = kept.remove(id);
            keptBytes -= bytes == null ? 0 : bytes;
        }
        wire.send(forget);
    }
}
