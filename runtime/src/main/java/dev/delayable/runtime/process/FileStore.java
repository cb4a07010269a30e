package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.remote.wire.ArrayContent;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.NestedArray;
import dev.delayable.runtime.remote.wire.PrimitiveArray;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Arrays in files of this machine, which all workers read from the memory of the system. */
final class FileStore implements SharedStore {

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger();

    /** By what workers find them. Guarded by this. */
    private final Map<ByteBuffer, Path> files = new HashMap<>();

    private boolean isClosed;

    @Override
    public byte @Nullable [] put(Object array) {
        ArrayContent content = Objects.requireNonNull(ArrayContent.of(array));
        Path file = PrivateDirectory.write("array-" + NEXT_NUMBER.incrementAndGet(), content);
        if (file == null) {
            return null;
        }
        Frame handle = new Frame((byte) 0);
        handle.putInt(content.code());
        handle.putInt(content.length());
        handle.putString(file.toString());
        byte[] bytes = Arrays.copyOfRange(handle.finish(), Frame.HEADER_BYTES, handle.size());
        synchronized (this) {
            if (!isClosed) {
                files.put(ByteBuffer.wrap(bytes), file);
                return bytes;
            }
        }
        PrivateDirectory.delete(file);
        return null;
    }

    @Override
    public boolean has(byte[] handle) {
        Path file;
        synchronized (this) {
            file = files.get(ByteBuffer.wrap(handle));
        }
        return file != null && Files.exists(file);
    }

    /** Workers that have opened the file keep what they have. */
    @Override
    public void remove(byte[] handle) {
        Path file;
        synchronized (this) {
            file = files.remove(ByteBuffer.wrap(handle));
        }
        if (file != null) {
            PrivateDirectory.delete(file);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        for (Path file : files.values()) {
            PrivateDirectory.delete(file);
        }
        files.clear();
    }

    /** The files, at a worker. */
    static final class Reader implements SharedStore.Reader {

        @Override
        public Callable<Object> open(byte[] handle) throws IOException {
            Arrived message = new Arrived((byte) 0, handle);
            int code = message.getInt();
            int length = message.getInt();
            // At once, for it may be deleted when the array is needed. Not as a channel, which an interrupt would
            // close.
            return new InFile(code, length, new RandomAccessFile(message.getString(), "r"));
        }
    }

    private record InFile(int code, int length, RandomAccessFile file) implements Callable<Object>, Closeable {

        private static final int CHUNK_BYTES = 1 << 17;

        @Override
        public Object call() throws IOException {
            if (NestedArray.isCode(code)) {
                try (file) {
                    return NestedArray.read(code, new FileInputStream(file.getFD()));
                }
            }
            PrimitiveArray array = PrimitiveArray.create(code, length);
            byte[] chunk = new byte[CHUNK_BYTES];
            ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
            try (file) {
                for (long at = 0; at < array.byteLength(); ) {
                    int part = (int) Math.min(CHUNK_BYTES, array.byteLength() - at);
                    file.readFully(chunk, 0, part);
                    buffer.clear();
                    array.copyFrom(buffer, at, part);
                    at += part;
                }
            }
            return array.array();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
