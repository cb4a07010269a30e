package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.SharedStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the large arrays of a run by Spark's broadcasts: each executor has one copy, which it gets in pieces from the driver and
 * from other executors. Thread-safe.
 */
final class BroadcastStore implements SharedStore {

    private final JavaSparkContext context;

    /** By what workers find them by. */
    private final Map<ByteBuffer, Broadcast<Object>> broadcasts = new ConcurrentHashMap<>();

    BroadcastStore(SparkContext context) {
        this.context = JavaSparkContext.fromSparkContext(context);
    }

    @Override
    public byte[] put(Object array) throws IOException {
        Broadcast<Object> broadcast;
        try {
            broadcast = context.broadcast(array);
        } catch (RuntimeException e) {
            throw new IOException("Spark has not broadcast an array: " + e.getMessage(), e);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(broadcast);
        }
        byte[] handle = bytes.toByteArray();
        broadcasts.put(ByteBuffer.wrap(handle), broadcast);
        return handle;
    }

    @Override
    public void remove(byte[] handle) {
        destroy(broadcasts.remove(ByteBuffer.wrap(handle)));
    }

    @Override
    public void close() {
        broadcasts.values().forEach(this::destroy);
        broadcasts.clear();
    }

    private void destroy(@Nullable Broadcast<Object> broadcast) {
        if (broadcast != null && !context.sc().isStopped()) {
            broadcast.destroy();
        }
    }

    /**
     * The other end, in executors. The driver's application is known to Spark there, so a handle has but a number.
     *
     * @param loader finds Spark's classes
     */
    record Fetching(ClassLoader loader) implements Reader {

        @Override
        public Callable<Object> open(byte[] handle) throws IOException {
            try (ObjectInputStream in = new SparkInput(handle, loader)) {
                Broadcast<?> broadcast = (Broadcast<?>) in.readObject();
                return broadcast::value;
            } catch (ClassNotFoundException e) {
                throw new IOException("no broadcast of Spark", e);
            }
        }
    }

    /** Reads what this class has written. */
    private static final class SparkInput extends ObjectInputStream {

        private final ClassLoader loader;

        SparkInput(byte[] handle, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(handle));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
            return Class.forName(description.getName(), false, loader);
        }
    }
}
