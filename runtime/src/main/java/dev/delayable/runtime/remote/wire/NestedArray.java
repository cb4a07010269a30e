package dev.delayable.runtime.remote.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of arrays of primitives, such as a {@code double[][]}, and the conversion of its content to and from bytes in the
 * byte order of this machine. Each array is written as its length, followed by what is in it; in the place of an array that is
 * null, or was written before, stand other numbers. So rows may differ in length, and a row that occurs twice is one row in the
 * other process too. Not thread-safe.
 */
public final class NestedArray implements ArrayContent {

    private static final int NULL = -1;

    /** Followed by the number of the array, in the order in which they are first met. */
    private static final int AGAIN = -2;

    private static final int CHUNK_BYTES = 1 << 17;

    /** The code of the innermost arrays is less. */
    private static final int DEPTH_UNIT = 16;

    private final Object[] array;
    private final int code;

    /** Once it is known. */
    private long byteLength = -1;

    private NestedArray(Object[] array, int code) {
        this.array = array;
        this.code = code;
    }

    /** The array, if there are only primitives in its innermost arrays. */
    public static @Nullable NestedArray of(Object object) {
        Class<?> inner = object.getClass();
        int depth = -1;
        while (inner.getComponentType() != null && inner.getComponentType().isArray()) {
            inner = inner.getComponentType();
            depth++;
        }
        int innerCode = PrimitiveArray.codeOf(inner);
        return depth < 0 || innerCode < 0
                ? null
                : new NestedArray((Object[]) object, innerCode + DEPTH_UNIT * (depth + 1));
    }

    /** Whether a code is one of these arrays, and not of flat ones. */
    public static boolean isCode(int code) {
        return code >= DEPTH_UNIT;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public int length() {
        return array.length;
    }

    @Override
    public long byteLength() {
        if (byteLength < 0) {
            byteLength = byteLength(array, new IdentityHashMap<>());
        }
        return byteLength;
    }

    private static long byteLength(@Nullable Object part, IdentityHashMap<Object, Boolean> met) {
        if (part == null) {
            return Integer.BYTES;
        } else if (met.put(part, true) != null) {
            return 2 * Integer.BYTES;
        } else if (!(part instanceof Object[] parts)) {
            return Integer.BYTES + PrimitiveArray.byteLength(part);
        } else {
            long bytes = Integer.BYTES;
            for (Object each : parts) {
                bytes += byteLength(each, met);
            }
            return bytes;
        }
    }

    @Override
    public boolean takes(long bytes) {
        return byteLength >= 0 ? byteLength >= bytes : left(array, bytes) <= 0 && byteLength() >= bytes;
    }

    /** How many bytes are missing to a number of them; no more than that are looked at. */
    private static long left(@Nullable Object part, long bytes) {
        long left = bytes - Integer.BYTES;
        if (part instanceof Object[] parts) {
            for (int i = 0; i < parts.length && left > 0; i++) {
                left = left(parts[i], left);
            }
        } else if (part != null) {
            left -= PrimitiveArray.byteLength(part);
        }
        return left;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
        Writing writing = new Writing(channel);
        writing.write(array);
        writing.flush();
    }

    /** Writes arrays one after another. */
    private static final class Writing {

        private final WritableByteChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.nativeOrder());
        private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

        Writing(WritableByteChannel channel) {
            this.channel = channel;
        }

        void write(@Nullable Object part) throws IOException {
            Integer number = part == null ? null : numbers.putIfAbsent(part, numbers.size());
            if (part == null) {
                putInt(NULL);
            } else if (number != null) {
                putInt(AGAIN);
                putInt(number);
            } else if (part instanceof Object[] parts) {
                putInt(parts.length);
                for (Object each : parts) {
                    write(each);
                }
            } else {
                putContent(PrimitiveArray.known(part));
            }
        }

        private void putInt(int value) throws IOException {
            if (buffer.remaining() < Integer.BYTES) {
                flush();
            }
            buffer.putInt(value);
        }

        private void putContent(PrimitiveArray content) throws IOException {
            putInt(content.length());
            int element = content.elementBytes();
            for (long at = 0; at < content.byteLength(); ) {
                if (buffer.remaining() < element) {
                    flush();
                }
                int part = (int) Math.min(buffer.remaining() / element * (long) element, content.byteLength() - at);
                ByteBuffer room = buffer.slice().order(ByteOrder.nativeOrder());
                content.copyTo(room, at, part);
                buffer.position(buffer.position() + part);
                at += part;
            }
        }

        void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }
    }

    /** Reads an array that was written. */
    public static Object read(int code, InputStream source) throws IOException {
        Class<?> type = PrimitiveArray.type(code % DEPTH_UNIT);
        for (int depth = code / DEPTH_UNIT; depth > 0; depth--) {
            type = type.arrayType();
        }
        Object array = new Reading(source).read(type);
        if (array == null) {
            throw new IOException("an array that is null");
        }
        return array;
    }

    /** Reads arrays one after another. */
    private static final class Reading {

        private final InputStream source;
        private final ByteBuffer buffer =
                ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.nativeOrder()).flip();
        private final List<Object> known = new ArrayList<>();

        Reading(InputStream source) {
            this.source = source;
        }

        @Nullable
        Object read(Class<?> type) throws IOException {
            int length = getInt();
            if (length == NULL) {
                return null;
            } else if (length == AGAIN) {
                return known.get(getInt());
            }
            Class<?> component = type.getComponentType();
            Object array = Array.newInstance(component, length);
            known.add(array);
            if (array instanceof @Nullable Object[] parts) {
                for (int i = 0; i < length; i++) {
                    parts[i] = read(component);
                }
            } else {
                getContent(PrimitiveArray.known(array));
            }
            return array;
        }

        private int getInt() throws IOException {
            fill(Integer.BYTES);
            return buffer.getInt();
        }

        private void getContent(PrimitiveArray content) throws IOException {
            int element = content.elementBytes();
            for (long at = 0; at < content.byteLength(); ) {
                fill(element);
                int part = (int) Math.min(buffer.remaining() / element * (long) element, content.byteLength() - at);
                content.copyFrom(buffer, at, part);
                at += part;
            }
        }

        private void fill(int needed) throws IOException {
            if (buffer.remaining() >= needed) {
                return;
            }
            buffer.compact();
            while (buffer.position() < needed) {
                int count = source.read(buffer.array(), buffer.position(), buffer.remaining());
                if (count < 0) {
                    throw new EOFException("an array of arrays is too short");
                }
                buffer.position(buffer.position() + count);
            }
            buffer.flip();
        }
    }
}
