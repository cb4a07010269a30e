package dev.delayable.memory.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/** Arrays: of primitives by type, length and content, the content in little-endian order; of objects by their elements, whatever the type of the array. */
final class ArrayRules {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int CHUNK_BYTES = 1 << 13;

    private ArrayRules() {}

    static TypeRule of(Class<?> type) {
        Class<?> component = type.getComponentType();
        if (!component.isPrimitive()) {
            return ArrayRules::writeObjects;
        }
        String name = component.getName();
        int width = width(component);
        return (array, out) -> writePrimitives(array, name, width, out);
    }

    private static void writeObjects(Object value, KeyEncoder out) {
        Object[] array = (Object[]) value;
        if (out.enter(value)) {
            out.sink().putByte(Tag.OBJECT_ARRAY);
            out.sink().putCount(array.length);
            for (int i = 0; i < array.length; i++) {
                try {
                    out.value(array[i]);
                } catch (Refusal e) {
                    throw e.at("[" + i + "]");
                }
            }
            out.leave();
        }
    }

    private static int width(Class<?> component) {
        if (component == long.class || component == double.class) {
            return 8;
        } else if (component == int.class || component == float.class) {
            return 4;
        }
        return component == short.class || component == char.class ? 2 : 1;
    }

    private static void writePrimitives(Object array, String name, int width, KeyEncoder out) {
        int length = Array.getLength(array);
        Sink sink = out.sink();
        boolean isLarge = (long) length * width >= LargeArrays.MIN_BYTES;
        sink.putByte(isLarge ? Tag.LARGE_ARRAY : Tag.PRIMITIVE_ARRAY);
        sink.putByte(name.charAt(0) == 'b' && width == 1 && array instanceof boolean[] ? 'z' : name.charAt(0));
        sink.putCount(length);
        if (isLarge) {
            sink.putBytes(out.largeArrays().digest(array, out.mayBeOld(), new Content(array, length, width)));
        } else {
            byte[] chunk = new byte[length * width];
            copy(array, 0, length, chunk);
            sink.putBytes(chunk);
        }
    }

    /** Reads a large array, in pieces. */
    private record Content(Object array, int length, int width) implements LargeArrays.Content {

        @Override
        public ContentHash.Value hash() {
            ContentHash hash = new ContentHash();
            read(hash::update);
            return hash.value();
        }

        @Override
        public LargeArrays.Known read() {
            ContentHash hash = new ContentHash();
            MessageDigest digest = Sink.sha256();
            read((bytes, count) -> {
                hash.update(bytes, count);
                digest.update(bytes, 0, count);
            });
            return new LargeArrays.Known(hash.value(), digest.digest());
        }

        private interface Reader {
            void read(byte[] bytes, int count);
        }

        private void read(Reader reader) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int step = CHUNK_BYTES / width;
            for (int from = 0; from < length; from += step) {
                int count = Math.min(step, length - from);
                copy(array, from, count, chunk);
                reader.read(chunk, count * width);
                if (from > length - step) {
                    break; // the next start would not be an int
                }
            }
        }
    }

    private static void copy(Object array, int from, int count, byte[] target) {
        if (array instanceof double[] doubles) {
            for (int i = 0; i < count; i++) {
                LONGS.set(target, 8 * i, Double.doubleToLongBits(doubles[from + i]));
            }
        } else if (array instanceof long[] longs) {
            for (int i = 0; i < count; i++) {
                LONGS.set(target, 8 * i, longs[from + i]);
            }
        } else if (array instanceof int[] ints) {
            for (int i = 0; i < count; i++) {
                INTS.set(target, 4 * i, ints[from + i]);
            }
        } else if (array instanceof float[] floats) {
            for (int i = 0; i < count; i++) {
                INTS.set(target, 4 * i, Float.floatToIntBits(floats[from + i]));
            }
        } else if (array instanceof short[] shorts) {
            for (int i = 0; i < count; i++) {
                SHORTS.set(target, 2 * i, shorts[from + i]);
            }
        } else if (array instanceof char[] chars) {
            for (int i = 0; i < count; i++) {
                CHARS.set(target, 2 * i, chars[from + i]);
            }
        } else if (array instanceof byte[] bytes) {
            System.arraycopy(bytes, from, target, 0, count);
        } else {
            boolean[] booleans = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                target[i] = booleans[from + i] ? (byte) 1 : 0;
            }
        }
    }
}
