package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array of primitives, and the conversion of its content to and from bytes in the byte order of this machine. Not
 * thread-safe while content is copied into it.
 */
public final class PrimitiveArray implements ArrayContent {

    /** The types, at the place of their codes. */
    private static final List<Class<?>> TYPES = List.of(
            byte[].class,
            short[].class,
            char[].class,
            int[].class,
            long[].class,
            float[].class,
            double[].class,
            boolean[].class);

    private static final int CHUNK_BYTES = 1 << 17;

    private static final int[] BYTES = {1, 2, 2, 4, 8, 4, 8, 1};

    private final Object array;
    private final int code;

    private PrimitiveArray(Object array, int code) {
        this.array = array;
        this.code = code;
    }

    /** The array, if it is one of primitives. */
    public static @Nullable PrimitiveArray of(Object object) {
        int code = codeOf(object.getClass());
        return code < 0 ? null : new PrimitiveArray(object, code);
    }

    /** The array, which is one of primitives. */
    static PrimitiveArray known(Object array) {
        return new PrimitiveArray(array, codeOf(array.getClass()));
    }

    /** The code of a type; negative if it is no array of primitives. */
    static int codeOf(Class<?> type) {
        return type.isArray() ? TYPES.indexOf(type) : -1;
    }

    /** The type of a code. */
    static Class<?> type(int code) {
        return TYPES.get(code);
    }

    /** How many bytes the content of an array of primitives takes. */
    static long byteLength(Object array) {
        return (long) Array.getLength(array) * BYTES[codeOf(array.getClass())];
    }

    /** A new array. */
    public static PrimitiveArray create(int code, int length) {
        Object array = Array.newInstance(TYPES.get(code).getComponentType(), length);
        return new PrimitiveArray(array, code);
    }

    public Object array() {
        return array;
    }

    /** For {@link #create}. */
    @Override
    public int code() {
        return code;
    }

    @Override
    public int length() {
        return Array.getLength(array);
    }

    public int elementBytes() {
        return BYTES[code];
    }

    @Override
    public long byteLength() {
        return (long) length() * elementBytes();
    }

    @Override
    public boolean takes(long bytes) {
        return byteLength() >= bytes;
    }

    @Override
    public void writeTo(WritableByteChannel channel) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.nativeOrder());
        for (long at = 0; at < byteLength(); at += CHUNK_BYTES) {
            chunk.clear();
            copyTo(chunk, at, (int) Math.min(CHUNK_BYTES, byteLength() - at));
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        }
    }

    /** Puts a part of the content into a buffer, at its position, and makes that the part to be read. */
    public void copyTo(ByteBuffer buffer, long fromByte, int byteCount) {
        int start = buffer.position();
        int from = (int) (fromByte / elementBytes());
        int count = byteCount / elementBytes();
        switch (code) {
            case 0 -> buffer.duplicate().put((byte[]) array, from, count);
            case 1 -> buffer.asShortBuffer().put((short[]) array, from, count);
            case 2 -> buffer.asCharBuffer().put((char[]) array, from, count);
            case 3 -> buffer.asIntBuffer().put((int[]) array, from, count);
            case 4 -> buffer.asLongBuffer().put((long[]) array, from, count);
            case 5 -> buffer.asFloatBuffer().put((float[]) array, from, count);
            case 6 -> buffer.asDoubleBuffer().put((double[]) array, from, count);
            default -> {
                boolean[] values = (boolean[]) array;
                for (int i = 0; i < count; i++) {
                    buffer.put(start + i, (byte) (values[from + i] ? 1 : 0));
                }
            }
        }
        buffer.limit(start + byteCount);
    }

    /** Takes a part of the content from a buffer, at its position, which is moved. */
    public void copyFrom(ByteBuffer buffer, long toByte, int byteCount) {
        ByteBuffer source = buffer.duplicate().order(ByteOrder.nativeOrder());
        int to = (int) (toByte / elementBytes());
        int count = byteCount / elementBytes();
        switch (code) {
            case 0 -> source.get((byte[]) array, to, count);
            case 1 -> source.asShortBuffer().get((short[]) array, to, count);
            case 2 -> source.asCharBuffer().get((char[]) array, to, count);
            case 3 -> source.asIntBuffer().get((int[]) array, to, count);
            case 4 -> source.asLongBuffer().get((long[]) array, to, count);
            case 5 -> source.asFloatBuffer().get((float[]) array, to, count);
            case 6 -> source.asDoubleBuffer().get((double[]) array, to, count);
            default -> {
                boolean[] values = (boolean[]) array;
                for (int i = 0; i < count; i++) {
                    values[to + i] = source.get(source.position() + i) != 0;
                }
            }
        }
        buffer.position(buffer.position() + byteCount);
    }
}
