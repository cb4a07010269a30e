package dev.delayable.memory.value;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The forms of values that need no serialisation: boxes, texts, primitive arrays; a byte tells which. */
final class PlainForm {

    static final int NULL = 1;
    static final int OBJECT = 2;
    static final int CODEC = 3;
    private static final int FALSE = 4;
    private static final int TRUE = 5;
    private static final int INT = 6;
    private static final int LONG = 7;
    private static final int DOUBLE = 8;
    private static final int FLOAT = 9;
    private static final int SHORT = 10;
    private static final int BYTE = 11;
    private static final int CHAR = 12;
    private static final int LATIN_1 = 13;
    private static final int UTF_16 = 14;
    private static final int BYTES = 20;
    private static final int DOUBLES = 21;
    private static final int FLOATS = 22;
    private static final int LONGS = 23;
    private static final int INTS = 24;
    private static final int SHORTS = 25;
    private static final int CHARS = 26;
    private static final int BOOLEANS = 27;

    private static final int CHUNK_BYTES = 1 << 17;

    private PlainForm() {}

    /** Writes a value; {@code false} if it has no such form. */
    static boolean write(@Nullable Object value, OutputStream out) throws IOException {
        if (value == null) {
            out.write(NULL);
        } else if (value instanceof Boolean truth) {
            out.write(truth ? TRUE : FALSE);
        } else if (value instanceof Integer number) {
            put(out, INT, 4, number);
        } else if (value instanceof Long number) {
            put(out, LONG, 8, number);
        } else if (value instanceof Double number) {
            put(out, DOUBLE, 8, Double.doubleToRawLongBits(number));
        } else if (value instanceof Float number) {
            put(out, FLOAT, 4, Float.floatToRawIntBits(number));
        } else if (value instanceof Short number) {
            put(out, SHORT, 2, number);
        } else if (value instanceof Byte number) {
            put(out, BYTE, 1, number);
        } else if (value instanceof Character character) {
            put(out, CHAR, 2, character);
        } else if (value instanceof String text) {
            writeText(text, out);
        } else if (value.getClass().isArray()
                && value.getClass().getComponentType().isPrimitive()) {
            writeArray(value, out);
        } else {
            return false;
        }
        return true;
    }

    private static void put(OutputStream out, int tag, int width, long bits) throws IOException {
        byte[] bytes = new byte[1 + width];
        bytes[0] = (byte) tag;
        for (int i = 0; i < width; i++) {
            bytes[1 + i] = (byte) (bits >>> (8 * i));
        }
        out.write(bytes);
    }

    private static void writeText(String text, OutputStream out) throws IOException {
        boolean isLatin = isLatin(text);
        out.write(isLatin ? LATIN_1 : UTF_16);
        if (isLatin) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            char[] chars = text.toCharArray(); // not a charset: it would replace unpaired surrogates
            writeChunks(
                    chars.length,
                    2,
                    out,
                    (from, count, target) -> target.asCharBuffer().put(chars, from, count));
        }
    }

    private static boolean isLatin(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private interface Chunk {
        void copy(int from, int count, ByteBuffer bytes);
    }

    @SuppressWarnings("ByteBufferBackingArray") // it was allocated here
    private static void writeChunks(int length, int width, OutputStream out, Chunk chunk) throws IOException {
        ByteBuffer bytes = buffer(length, width);
        int step = bytes.capacity() / width;
        for (long from = 0; from < length; from += step) {
            int count = (int) Math.min(step, length - from);
            chunk.copy((int) from, count, bytes.clear());
            out.write(bytes.array(), 0, count * width);
        }
    }

    private static ByteBuffer buffer(int length, int width) {
        int bytes = (int) Math.min(CHUNK_BYTES, (long) length * width);
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeArray(Object array, OutputStream out) throws IOException {
        if (array instanceof byte[] a) {
            out.write(BYTES);
            out.write(a);
        } else if (array instanceof double[] a) {
            out.write(DOUBLES);
            writeChunks(
                    a.length,
                    8,
                    out,
                    (from, count, bytes) -> bytes.asDoubleBuffer().put(a, from, count));
        } else if (array instanceof float[] a) {
            out.write(FLOATS);
            writeChunks(
                    a.length,
                    4,
                    out,
                    (from, count, bytes) -> bytes.asFloatBuffer().put(a, from, count));
        } else if (array instanceof long[] a) {
            out.write(LONGS);
            writeChunks(
                    a.length,
                    8,
                    out,
                    (from, count, bytes) -> bytes.asLongBuffer().put(a, from, count));
        } else if (array instanceof int[] a) {
            out.write(INTS);
            writeChunks(
                    a.length,
                    4,
                    out,
                    (from, count, bytes) -> bytes.asIntBuffer().put(a, from, count));
        } else if (array instanceof short[] a) {
            out.write(SHORTS);
            writeChunks(
                    a.length,
                    2,
                    out,
                    (from, count, bytes) -> bytes.asShortBuffer().put(a, from, count));
        } else if (array instanceof char[] a) {
            out.write(CHARS);
            writeChunks(
                    a.length,
                    2,
                    out,
                    (from, count, bytes) -> bytes.asCharBuffer().put(a, from, count));
        } else {
            boolean[] a = (boolean[]) array;
            out.write(BOOLEANS);
            writeChunks(a.length, 1, out, (from, count, bytes) -> {
                for (int i = 0; i < count; i++) {
                    bytes.put(i, (byte) (a[from + i] ? 1 : 0));
                }
            });
        }
    }

    /**
     * Reads a value.
     *
     * @param tag which form it has
     * @param length how many bytes there are
     * @throws UnreadableException if there is no such form
     */
    static @Nullable Object read(int tag, long length, InputStream in) throws IOException {
        if (isBox(tag)) {
            return readBox(tag, all(in, length), 0);
        }
        return tag == LATIN_1 ? new String(all(in, length), StandardCharsets.ISO_8859_1) : readArray(tag, length, in);
    }

    /** Whether a form is that of a value of a few bytes. */
    static boolean isBox(int tag) {
        return tag == NULL || (tag >= FALSE && tag <= CHAR);
    }

    /** Reads such a value. */
    static @Nullable Object readBox(int tag, byte[] bytes, int from) {
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INT -> (int) bits(bytes, from, 4);
            case LONG -> bits(bytes, from, 8);
            case DOUBLE -> Double.longBitsToDouble(bits(bytes, from, 8));
            case FLOAT -> Float.intBitsToFloat((int) bits(bytes, from, 4));
            case SHORT -> (short) bits(bytes, from, 2);
            case BYTE -> (byte) bits(bytes, from, 1);
            default -> (char) bits(bytes, from, 2);
        };
    }

    private static long bits(byte[] bytes, int from, int width) {
        long bits = 0;
        for (int i = 0; i < width; i++) {
            bits |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return bits;
    }

    private static byte[] all(InputStream in, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        readFully(in, bytes, bytes.length);
        return bytes;
    }

    private static void readFully(InputStream in, byte[] target, int length) throws IOException {
        if (in.readNBytes(target, 0, length) < length) {
            throw new EOFException("a value is cut short");
        }
    }

    @SuppressWarnings("ByteBufferBackingArray") // as above
    private static void readChunks(int length, int width, InputStream in, Chunk chunk) throws IOException {
        ByteBuffer bytes = buffer(length, width);
        int step = bytes.capacity() / width;
        for (long from = 0; from < length; from += step) {
            int count = (int) Math.min(step, length - from);
            readFully(in, bytes.array(), count * width);
            chunk.copy((int) from, count, bytes.clear());
        }
    }

    private static Object readArray(int tag, long length, InputStream in) throws IOException {
        switch (tag) {
            case UTF_16 -> {
                char[] chars = new char[Math.toIntExact(length / 2)];
                readChunks(
                        chars.length,
                        2,
                        in,
                        (from, count, bytes) -> bytes.asCharBuffer().get(chars, from, count));
                return new String(chars);
            }
            case BYTES -> {
                return all(in, length);
            }
            case DOUBLES -> {
                double[] a = new double[Math.toIntExact(length / 8)];
                readChunks(
                        a.length,
                        8,
                        in,
                        (from, count, bytes) -> bytes.asDoubleBuffer().get(a, from, count));
                return a;
            }
            case FLOATS -> {
                float[] a = new float[Math.toIntExact(length / 4)];
                readChunks(
                        a.length,
                        4,
                        in,
                        (from, count, bytes) -> bytes.asFloatBuffer().get(a, from, count));
                return a;
            }
            case LONGS -> {
                long[] a = new long[Math.toIntExact(length / 8)];
                readChunks(
                        a.length,
                        8,
                        in,
                        (from, count, bytes) -> bytes.asLongBuffer().get(a, from, count));
                return a;
            }
            case INTS -> {
                int[] a = new int[Math.toIntExact(length / 4)];
                readChunks(
                        a.length,
                        4,
                        in,
                        (from, count, bytes) -> bytes.asIntBuffer().get(a, from, count));
                return a;
            }
            case SHORTS -> {
                short[] a = new short[Math.toIntExact(length / 2)];
                readChunks(
                        a.length,
                        2,
                        in,
                        (from, count, bytes) -> bytes.asShortBuffer().get(a, from, count));
                return a;
            }
            case CHARS -> {
                char[] a = new char[Math.toIntExact(length / 2)];
                readChunks(
                        a.length,
                        2,
                        in,
                        (from, count, bytes) -> bytes.asCharBuffer().get(a, from, count));
                return a;
            }
            case BOOLEANS -> {
                boolean[] a = new boolean[Math.toIntExact(length)];
                readChunks(a.length, 1, in, (from, count, bytes) -> {
                    for (int i = 0; i < count; i++) {
                        a[from + i] = bytes.get(i) != 0;
                    }
                });
                return a;
            }
            default -> throw new UnreadableException("there is no form " + tag + " of values", true, null);
        }
    }
}
