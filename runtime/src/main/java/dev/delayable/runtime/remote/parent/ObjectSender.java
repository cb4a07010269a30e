package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.remote.wire.ArrayContent;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.PrimitiveArray;
import dev.delayable.runtime.remote.wire.SharedRef;
import dev.delayable.runtime.remote.wire.Unsendable;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.support.NamedArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends each large object among the arguments of one run to one worker once, before the first batch that needs it;
 * batches refer to it by a number. An array of primitives, or of such arrays, of {@value SharedRef#LARGE_BYTES}
 * bytes or more is recognised immediately; the size of any other object is known after its first serialisation. The worker keeps the objects. If they
 * become too many, it is instructed to drop those that were unused for the longest time.
 *
 * <p>Used by one thread at a time.
 */
final class ObjectSender {

    /** From how many bytes on an array of primitives is put into the store, once for all workers; as joblib's max_nbytes. */
    private static final int STORED_BYTES = 1 << 20;

    private final Wire wire;
    private final Codec codec;
    private final Traffic traffic;
    private final SharedObjects shared;

    /** How many bytes of objects the worker may keep. */
    private final long budget;

    /** The longest array that goes through the connection. */
    private final long maxArrayBytes;

    /** What the worker has, with its size: the one that was not used for the longest time first. */
    private final LinkedHashMap<Integer, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptBytes;

    /** What the batch in hand refers to, and what of that the worker does not have. */
    private final Map<Integer, Needed> needed = new HashMap<>();

    private final List<Needed> toSend = new ArrayList<>();

    /** What is written just now, and is not to be replaced by a reference to itself. */
    private @Nullable Object root;

    /** The job whose arguments are written just now. */
    private @Nullable Job<?> jobOfArguments;

    ObjectSender(RemoteWorker worker, SharedObjects shared) {
        this.wire = worker.life().wire();
        this.codec = worker.pool().codec();
        this.traffic = worker.pool().traffic();
        this.shared = shared;
        this.budget = worker.life().fitness().maxHeapBytes() / 4;
        this.maxArrayBytes = worker.pool().limits().arrayBytes();
    }

    /** A large object that a batch refers to; as an array, if there are only primitives in it, and what the store finds it by, if it is there. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Needed(
            SharedObject shared, Object object, @Nullable ArrayContent array, byte @Nullable [] handle) {}

    /** An object that the worker has, and what the store finds it by, if it is from there. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Kept(SharedObject shared, byte @Nullable [] handle) {}

    /** A batch begins to be written. */
    void begin() {
        needed.clear();
        toSend.clear();
    }

    /** How many objects the batch needs that the worker does not have. */
    int count() {
        return toSend.size();
    }

    /** How many bytes these take. */
    long newBytes() {
        long bytes = 0;
        for (Needed need : toSend) {
            bytes += need.shared().bytes();
        }
        return bytes;
    }

    /** The batch does not need the objects after these. */
    void forgetNewAfter(int count) {
        while (toSend.size() > count) {
            needed.remove(toSend.remove(toSend.size() - 1).shared().id());
        }
    }

    /** Puts references in the place of large objects. */
    UnaryOperator<Object> replacement() {
        return new Replacement();
    }

    /** The run is over: the worker is to forget its objects. */
    void forgetAll() throws IOException {
        forget(new ArrayList<>(kept.keySet()));
    }

    /** The worker does not have an object after all. */
    void isMissing(int id) {
        Kept missing = kept.remove(id);
        if (missing != null) {
            keptBytes -= missing.shared().bytes();
            missing.shared().isMissing(missing.handle());
        }
    }

    /** Whether there is nothing to be forgotten. */
    boolean keepsNothing() {
        return kept.isEmpty();
    }

    /**
     * Writes the arguments of a job before it. The job itself refers to them then, and is met if it can be reached from one of
     * them: a record that is read has no way back to itself, which nothing else tells.
     */
    void writeArguments(Codec.Writer writer, Job<?> job) throws IOException {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : NamedArguments.values(job)) {
            if (argument != null && !(argument instanceof String) && !(argument instanceof Number)) {
                arguments.add(argument);
            }
        }
        jobOfArguments = job;
        try {
            writer.write(arguments.toArray());
        } finally {
            jobOfArguments = null;
        }
    }

    /** Shares the arguments of a job that are large; {@code false} if there are none. */
    boolean shareArguments(Job<?> job) {
        boolean any = false;
        for (Object argument : NamedArguments.values(job)) {
            // An array with only primitives in it is shared where it is met.
            if (argument == null || ArrayContent.of(argument) != null) {
                continue;
            }
            SharedObject known = shared.find(argument);
            if (known != null) {
                any |= !needed.containsKey(known.id()); // another worker's sender has shared it meanwhile
                continue;
            }
            long bytes = size(argument);
            if (bytes >= SharedRef.LARGE_BYTES) {
                shared.share(argument, bytes);
                any = true;
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
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            return 0;
        }
    }

    private void writeAlone(Object object, Frame target) throws IOException {
        Object before = root;
        root = object;
        try {
            codec.writer(target, new Replacement()).write(object);
        } finally {
            root = before;
        }
    }

    /** Puts references in the place of large objects. */
    private final class Replacement implements UnaryOperator<Object> {

        @Override
        public Object apply(Object object) {
            return replace(object);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same object is meant
    private Object replace(Object object) {
        if (object == root) {
            return object;
        }
        if (object == jobOfArguments) {
            throw new Unsendable.CyclicJobException();
        }
        ArrayContent array = ArrayContent.of(object);
        if (array instanceof PrimitiveArray && !array.takes(SharedRef.LARGE_BYTES)) {
            return object;
        }
        SharedObject known = shared.find(object);
        if (known == null && array != null && array.takes(SharedRef.LARGE_BYTES)) {
            known = shared.share(object, array.byteLength());
        }
        return known == null ? object : refer(known, object, array);
    }

    private SharedRef refer(SharedObject to, Object object, @Nullable ArrayContent array) {
        int id = to.id();
        if (!needed.containsKey(id)) {
            boolean isNew = kept.get(id) == null; // says that it was used, too
            boolean isStorable = isNew && array != null && array.takes(STORED_BYTES);
            byte[] handle = isStorable ? to.handle(object, shared.store()) : null;
            if (isNew && array != null && handle == null && array.takes(maxArrayBytes)) {
                throw new UncheckedIOException(new IOException("an array of more than 2 GB cannot be sent to a worker"
                        + " process, unless there is room for it in shared memory or in the temporary directory"));
            }
            Needed need = new Needed(to, object, array, handle);
            needed.put(id, need);
            if (isNew) {
                toSend.add(need);
            }
        }
        return new SharedRef(id);
    }

    /** Sends the objects that the batch refers to and the worker does not have. */
    void send() throws IOException {
        makeRoom();
        for (int i = 0; i < toSend.size(); i++) { // an object may refer to others, which are added
            send(toSend.get(i));
        }
        toSend.clear();
    }

    private void send(Needed need) throws IOException {
        SharedObject object = need.shared();
        ArrayContent array = need.array();
        if (array == null) {
            Frame alone = new Frame(FrameKind.OBJECT);
            alone.putInt(object.id());
            writeAlone(need.object(), alone);
            wire.send(alone);
        } else if (need.handle() == null) {
            send(object.id(), array);
        } else {
            Frame stored = new Frame(FrameKind.STORED);
            stored.putInt(object.id());
            stored.putBytes(need.handle());
            wire.send(stored);
            traffic.mapped(object.bytes());
        }
        kept.put(object.id(), new Kept(object, need.handle()));
        keptBytes += object.bytes();
    }

    private void send(int id, ArrayContent array) throws IOException {
        if (array instanceof PrimitiveArray flat) {
            wire.sendArray(id, flat);
            return;
        }
        Frame nested = new Frame(FrameKind.NESTED_ARRAY);
        nested.putInt(id);
        nested.putInt(array.code());
        array.writeTo(Channels.newChannel(nested));
        wire.send(nested);
    }

    /** Lets the worker forget what it has not needed for the longest time. */
    private void makeRoom() throws IOException {
        List<Integer> forgotten = new ArrayList<>();
        long left = keptBytes + newBytes();
        for (Map.Entry<Integer, Kept> oldest : kept.entrySet()) {
            if (left <= budget) {
                break;
            }
            if (!needed.containsKey(oldest.getKey())) {
                forgotten.add(oldest.getKey());
                left -= oldest.getValue().shared().bytes();
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
            Kept gone = kept.remove(id);
            keptBytes -= gone == null ? 0 : gone.shared().bytes();
        }
        wire.send(forget);
    }
}
