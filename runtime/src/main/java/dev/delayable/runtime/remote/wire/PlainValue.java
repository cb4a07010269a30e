package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Values that need no codec: null, boxed primitives, short strings, paths of the default file system and short arrays of
 * primitives. Each is written as one byte for its kind, followed by its content.
 */
public final class PlainValue {

    /** The kinds that others write in the place of a plain one begin here. */
    public static final byte FIRST_OTHER_KIND = 32;

    /** Longer strings and arrays may be worth to be sent only once. */
    private static final int MAX_CHARS = 1 << 12;

    private static final int MAX_ARRAY_BYTES = 1 << 12;

    private static final byte NULL = 0;
    private static final byte INTEGER = 1;
    private static final byte LONG = 2;
    private static final byte DOUBLE = 3;
    private static final byte FALSE = 4;
    private static final byte TRUE = 5;
    private static final byte STRING = 6;
    private static final byte FLOAT = 7;
    private static final byte CHARACTER = 8;
    private static final byte SHORT = 9;
    private static final byte BYTE = 10;
    private static final byte ARRAY = 11;
    private static final byte PATH = 12;

    /** Stands in the text of a path for bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';

    private PlainValue() {}

    /** Writes a value; {@code false}, with nothing written, if it is not plain. */
    public static boolean write(@Nullable Object value, Frame target) {
        if (value == null) {
            target.putByte(NULL);
        } else if (value instanceof Integer number) {
            target.putByte(INTEGER);
            target.putInt(number);
        } else if (value instanceof String text) {
            return writeText(STRING, text, target);
        } else if (value instanceof Long number) {
            target.putByte(LONG);
            target.putLong(number);
        } else if (value instanceof Double number) {
            target.putByte(DOUBLE);
            target.putLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            target.putByte(truth ? TRUE : FALSE);
        } else if (value instanceof Float number) {
            target.putByte(FLOAT);
            target.putInt(Float.floatToRawIntBits(number));
        } else if (value instanceof Character letter) {
            target.putByte(CHARACTER);
            target.putInt(letter);
        } else if (value instanceof Short number) {
            target.putByte(SHORT);
            target.putInt(number);
        } else if (value instanceof Byte number) {
            target.putByte(BYTE);
            target.putInt(number);
        } else if (value instanceof Path path) {
            return writePath(path, target);
        } else {
            return writeArray(value, target);
        }
        return true;
    }

    private static boolean writePath(Path path, Frame target) {
        String text = path.toString();
        return path.getFileSystem().equals(FileSystems.getDefault())
                && text.indexOf(REPLACEMENT) < 0
                && writeText(PATH, text, target);
    }

    private static boolean writeText(byte kind, String text, Frame target) {
        if (text.length() > MAX_CHARS || !isWellFormed(text)) {
            return false;
        }
        target.putByte(kind);
        target.putString(text);
        return true;
    }

    /** Half a surrogate pair would not come through UTF-8. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean writeArray(Object value, Frame target) {
        PrimitiveArray array = PrimitiveArray.of(value);
        if (array == null || array.byteLength() > MAX_ARRAY_BYTES) {
            return false;
        }
        int bytes = (int) array.byteLength();
        target.putByte(ARRAY);
        target.putInt(array.code());
        target.putInt(array.length());
        array.copyTo(target.room(bytes), 0, bytes);
        return true;
    }

    /** Reads a value of a kind that is less than {@link #FIRST_OTHER_KIND}. */
    public static @Nullable Object read(byte kind, Arrived message) throws IOException {
        return switch (kind) {
            case NULL -> null;
            case INTEGER -> message.getInt();
            case LONG -> message.getLong();
            case DOUBLE -> Double.longBitsToDouble(message.getLong());
            case FALSE -> false;
            case TRUE -> true;
            case STRING -> message.getString();
            case FLOAT -> Float.intBitsToFloat(message.getInt());
            case CHARACTER -> (char) message.getInt();
            case SHORT -> (short) message.getInt();
            case BYTE -> (byte) message.getInt();
            case ARRAY -> readArray(message);
            case PATH -> Path.of(message.getString());
            default -> throw new IOException("a value of kind " + kind);
        };
    }

    private static Object readArray(Arrived message) throws IOException {
        PrimitiveArray array = PrimitiveArray.create(message.getInt(), message.getInt());
        int bytes = (int) array.byteLength();
        array.copyFrom(message.getBuffer(bytes), 0, bytes);
        return array.array();
    }
}
