package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.NestedArray;
import dev.delayable.runtime.remote.wire.Refusals;
import dev.delayable.runtime.remote.wire.SharedRef;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The large objects that jobs refer to, in a worker. They are kept as they arrive and created when the first job needs
 * them; all jobs of the worker then share the same object. Thread-safe.
 */
final class WorkerObjects implements UnaryOperator<Object> {

    private final SharedStore.@Nullable Reader store;

    /** By their numbers. */
    private final Map<Integer, Entry> objects = new ConcurrentHashMap<>();

    /** An object that was needed, and that the store does not have any more. Used by the thread of the jobs. */
    private @Nullable Integer missing;

    private volatile @Nullable Codec codec;
    private volatile Codec.@Nullable Arrival arrival;

    WorkerObjects(SharedStore.@Nullable Reader store) {
        this.store = store;
    }

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

    /** An object that no job has needed yet. */
    private record Serialised(Arrived message) {}

    /** An array of arrays that no job has needed yet. */
    private record Nested(int code, Arrived message) {}

    /** An array that no job has needed yet. */
    private record Stored(Callable<Object> array) {}

    /** An array that cannot be had. */
    private record Missing(Exception why) {}

    void add(int id, Object array) {
        objects.put(id, new Entry(array));
    }

    void addSerialised(Arrived message) throws IOException {
        objects.put(message.getInt(), new Entry(new Serialised(message)));
    }

    void addNested(Arrived message) throws IOException {
        int id = message.getInt();
        objects.put(id, new Entry(new Nested(message.getInt(), message)));
    }

    /** Begins to fetch an array from the store at once: it may be deleted there when it is needed. */
    void addStored(Arrived message) throws IOException {
        int id = message.getInt();
        Object content;
        try {
            content = new Stored(Objects.requireNonNull(store).open(message.getBytes()));
        } catch (Exception e) {
            content = new Missing(e); // it is asked for once more when it is needed
        }
        objects.put(id, new Entry(content));
    }

    /** Which object could not be had since it was asked last, if any. */
    @Nullable
    Integer takeMissing() {
        Integer id = missing;
        missing = null;
        return id;
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
        return new Forgetting(objects, forgotten);
    }

    private record Forgetting(Map<Integer, Entry> objects, Map<Integer, Entry> forgotten) implements Runnable {

        @Override
        public void run() {
            for (Map.Entry<Integer, Entry> each : forgotten.entrySet()) {
                objects.remove(each.getKey(), each.getValue());
                if (each.getValue().content instanceof Stored unread && unread.array() instanceof Closeable open) {
                    close(open);
                }
            }
        }
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // It was only read.
        }
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
        if (made instanceof Missing deleted) {
            missing = id;
            throw new IllegalStateException("the store of large arrays has lost one", deleted.why());
        }
        return made;
    }

    private Object made(Object known) {
        if (known instanceof Serialised serialised) {
            return deserialised(serialised.message());
        }
        if (known instanceof Nested nested) {
            return read(nested);
        }
        return known instanceof Stored stored ? fetched(stored) : known;
    }

    private static Object read(Nested nested) {
        try {
            return NestedArray.read(nested.code(), nested.message().rest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object deserialised(Arrived message) {
        Codec known = Objects.requireNonNull(codec);
        Codec.Arrival where = Objects.requireNonNull(arrival);
        Refusals refusals = new Refusals(where.filter());
        Codec.Arrival filtered = new Codec.Arrival(where.loader(), refusals, where.resolution());
        try {
            return Objects.requireNonNull(known.reader(message.rest(), filtered).next());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage() + refusals.text(), e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object fetched(Stored stored) {
        try {
            return stored.array().call();
        } catch (Exception e) {
            return new Missing(e);
        }
    }
}
