package dev.delayable.runtime.report;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers of 1 to 9 bytes, 7 bits in each, the lowest first; the others have their highest bit set. */
final class Varint {

    private Varint() {}

    /** Writes a number that is not negative; returns the place after it. */
    static int put(byte[] bytes, int at, long number) {
        int place = at;
        long rest = number;
        while (rest >= 0x80) {
            bytes[place++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[place++] = (byte) rest;
        return place;
    }

    /** Numbers near zero as small ones that are not negative. */
    static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    static long unzigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    /** Reads one number after another. */
    static final class Reader {

        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(byte[] bytes, int end) {
            this.bytes = bytes;
            this.end = end;
        }

        boolean hasNext() {
            return at < end;
        }

        long next() {
            long number = 0;
            int shift = 0;
            while (true) {
                byte next = bytes[at++];
                number |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
                shift += 7;
            }
        }

        /** A text as {@link Varints#put(String)} writes it. */
        @Nullable
        String nextText() {
            int length = (int) next() - 1;
            if (length < 0) {
                return null;
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
