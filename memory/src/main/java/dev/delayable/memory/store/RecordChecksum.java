package dev.delayable.memory.store;

import java.util.zip.CRC32C;

/** Computes the checksums of the records of one segment, which cover also the segment and the place in it. Used by one thread at a time. */
final class RecordChecksum {

    private static final int OFFSET = 8;
    private static final int KIND = 16;
    private static final int LENGTH = 17;

    private final CRC32C crc = new CRC32C();

    /** What stands before the body: the seed of the segment, the place, the kind and the length. */
    private final byte[] start = new byte[21];

    RecordChecksum(long seed) {
        put(0, seed);
    }

    private void put(int at, long value) {
        put(at, (int) (value >>> 32));
        put(at + 4, (int) value);
    }

    private void put(int at, int value) {
        start[at] = (byte) (value >>> 24);
        start[at + 1] = (byte) (value >>> 16);
        start[at + 2] = (byte) (value >>> 8);
        start[at + 3] = (byte) value;
    }

    int of(long offset, byte kind, byte[] bytes, int from, int length) {
        put(OFFSET, offset);
        start[KIND] = kind;
        put(LENGTH, length);
        crc.reset();
        crc.update(start, 0, start.length);
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
