package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The large objects that jobs refer to, in a worker. They are put here as they arrive, and are made when the first job needs
 * them; all jobs of the worker have the same object then. Thread-safe.
 */
final class WorkerObjects implements UnaryOperator<Object> {

    /** The largest part of a file that is mapped at once: a multiple of all sizes of elements. */
    private static final long MAX_MAPPED_BYTES = 1L << 30;

    /** By their numbers. */
    private final Map<Integer, Entry> objects = new ConcurrentHashMap<>();

    private volatile @Nullable Codec codec;
    private volatile Codec.@Nullable Arrival arrival;

    void use(Codec codecOfParent, Codec.Arrival arrivalHere) {
        codec = codecOfParent;
        arrival = arrivalHere;
    }

    /** An object, or what it is made from when it is first needed. */
    private static final class Entry {

        private volatile Object content;

        Entry(Object content) {
            this.content = content;
        }
    }

    /** An object that nobody has needed yet. */
    private record Serialised(Arrived message) {}

    /** An array that nobody has needed yet. */
    private record Mapped(int code, int length, List<MappedByteBuffer> parts) {}

    void readArray(Wire wire) throws IOException {
        int id = wire.readInt();
        objects.put(id, new Entry(wire.readArray()));
    }

    void addSerialised(Arrived message) throws IOException {
        objects.put(message.getInt(), new Entry(new Serialised(message)));
    }

    /** Maps a file at once: it may be gone when the array is needed. */
    void addMapped(Arrived message) throws IOException {
        int id = message.getInt();
        int code = message.getInt();
        int length = message.getInt();
        List<MappedByteBuffer> parts = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(Path.of(message.getString()), StandardOpenOption.READ)) {
            for (long at = 0; at < channel.size(); at += MAX_MAPPED_BYTES) {
                MappedByteBuffer part =
                        channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(MAX_MAPPED_BYTES, channel.size() - at));
                part.order(ByteOrder.nativeOrder());
                parts.add(part);
            }
        }
        objects.put(id, new Entry(new Mapped(code, length, parts)));
    }

    /**
     * What the worker is to forget when the batches that came before have been run. An object that comes once more meanwhile
     * is another entry.
     */
    Runnable forgetting(Arrived message) throws IOException {
        Map<Integer, Entry> forgotten = new HashMap<>();
        int count = message.getInt();
        for (int i = 0; i < count; i++) {
            int id = message.getInt();
            Entry entry = objects.get(id);
            if (entry != null) {
                forgotten.put(id, entry);
            }
        }
        return () -> forgotten.forEach(objects::remove);
    }

    /** Puts an object in the place of a reference to it. */
    @Override
    public Object apply(Object object) {
        return object instanceof SharedRef ref ? get(ref.id()) : object;
    }

    private Object get(int id) {
        Entry entry = objects.get(id);
        if (entry == null) {
            throw new IllegalStateException("an argument that was to be here already is not");
        }
        Object made = made(entry.content);
        entry.content = made;
        return made;
    }

    private Object made(Object known) {
        if (known instanceof Serialised serialised) {
            return deserialised(serialised.message());
        }
        return known instanceof Mapped mapped ? copied(mapped) : known;
    }

    private Object deserialised(Arrived message) {
        Codec known = Objects.requireNonNull(codec);
        Codec.Arrival where = Objects.requireNonNull(arrival);
        try {
            return Objects.requireNonNull(known.reader(message.rest(), where).next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An array of Java cannot lie in a mapped file: it is copied from there. */
    private static Object copied(Mapped mapped) {
        PrimitiveArray array = PrimitiveArray.create(mapped.code(), mapped.length());
        long at = 0;
        for (MappedByteBuffer part : mapped.parts()) {
            int bytes = part.remaining();
            array.copyFrom(part.duplicate().order(ByteOrder.nativeOrder()), at, bytes);
            at += bytes;
        }
        Unmapping.unmap(mapped.parts());
        return array.array();
    }
}
