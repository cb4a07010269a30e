package dev.delayable.runtime.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of variable length, and texts, to which others can be added. Not thread-safe. */
final class Varints {

    private static final int MAX_BYTES = 10;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    void put(long number) {
        if (bytes.length - length < MAX_BYTES) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        length = Varint.put(bytes, length, number);
    }

    /** Adds a text: 0 if there is none; otherwise one more than its length, and it. */
    void put(@Nullable String text) {
        if (text == null) {
            put(0);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        put(encoded.length + 1L);
        if (bytes.length - length < encoded.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + encoded.length));
        }
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Writes all numbers, and forgets them; returns how many bytes they were. */
    int moveTo(ByteArrayOutputStream out) {
        int moved = length;
        out.write(bytes, 0, length);
        length = 0;
        return moved;
    }
}
