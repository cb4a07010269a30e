package dev.delayable.memory.store;

import java.nio.BufferUnderflowException;
import java.util.Arrays;

/** Reads the body of a record. A plain array and shifts: this is the first code that a program waits for, and nothing has compiled it then. */
final class RecordInput {

    private final byte[] bytes;
    private final int end;
    private int at;

    RecordInput(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    static int intAt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) intAt(bytes, at) << 32 | (intAt(bytes, at + 4) & 0xffffffffL);
    }

    int remaining() {
        return end - at;
    }

    private int take(int count) {
        int start = at;
        if (count < 0 || end - start < count) {
            throw new BufferUnderflowException();
        }
        at = start + count;
        return start;
    }

    int getInt() {
        return intAt(bytes, take(4));
    }

    long getLong() {
        return longAt(bytes, take(8));
    }

    /** A number that takes few bytes if it is small. */
    long getCount() {
        long count = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[take(1)];
            count |= (next & 0x7fL) << shift;
            if (next >= 0) {
                break;
            }
        }
        return count;
    }

    /** All that was not read. */
    byte[] getRest() {
        int start = take(end - at);
        return Arrays.copyOfRange(bytes, start, end);
    }
}
