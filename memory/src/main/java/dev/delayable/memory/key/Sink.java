package dev.delayable.memory.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Collects encoded values, and digests them. Bytes go on to the digest when there are many, unless somebody still has to
 * sort them. Used by one thread at a time.
 */
final class Sink {

    private static final int FLUSH_BYTES = 1 << 15;

    /** A larger buffer is not kept for the next key. */
    private static final int MAX_KEPT = 1 << 20;

    private final MessageDigest digest = sha256();

    private byte[] bytes = new byte[512];
    private int size;

    /** Whether the digest has got a part of what was put. */
    private boolean hasFlushed;

    /** How many sets and maps, one in the other, are being written. */
    private int held;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    void putByte(int value) {
        need(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        need(4);
        putBytes(value);
    }

    void putLong(long value) {
        need(8);
        putBytes((int) value);
        putBytes((int) (value >>> 32));
    }

    /** By shifts, which are fast from the first key on. */
    private void putBytes(int value) {
        bytes[size] = (byte) value;
        bytes[size + 1] = (byte) (value >>> 8);
        bytes[size + 2] = (byte) (value >>> 16);
        bytes[size + 3] = (byte) (value >>> 24);
        size += 4;
    }

    /** A length: few bytes for a small one. */
    void putCount(long count) {
        need(10);
        long rest = count;
        while (rest >= 0x80) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void putBytes(byte[] source) {
        need(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    /** A text with its tag and length. */
    void putText(CharSequence text) {
        int length = text.length();
        need(16 + 2 * length);
        int start = size;
        bytes[size++] = Tag.LATIN_1;
        putCount(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                size = start;
                putUtf16(text, length);
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    private void putUtf16(CharSequence text, int length) {
        bytes[size++] = Tag.UTF_16;
        putCount(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            bytes[size++] = (byte) c;
            bytes[size++] = (byte) (c >>> 8);
        }
    }

    private void need(int count) {
        if (bytes.length - size < count) {
            flush();
            if (bytes.length - size < count) {
                bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), bytes.length * 2));
            }
        }
    }

    private void flush() {
        if (held == 0 && size >= FLUSH_BYTES) {
            digest.update(bytes, 0, size);
            hasFlushed = true;
            size = 0;
        }
    }

    /** From here on bytes are held back, until they are sorted. */
    int startSorting() {
        held++;
        return size;
    }

    int position() {
        return size;
    }

    /**
     * Puts pieces into the order of their bytes, so that the order in which they were written does not matter.
     *
     * @param ends where each piece ends; the first starts at the position that {@link #startSorting()} gave
     */
    void sort(int start, int[] ends) {
        held--;
        if (ends.length > 1) {
            int[] order = new PieceOrder(bytes, start, ends).order();
            byte[] sorted = new byte[size - start];
            int target = 0;
            for (int piece : order) {
                int from = piece == 0 ? start : ends[piece - 1];
                int length = ends[piece] - from;
                System.arraycopy(bytes, from, sorted, target, length);
                target += length;
            }
            System.arraycopy(sorted, 0, bytes, start, sorted.length);
        }
    }

    /** The digest of all that was put since the last one. */
    byte[] finish() {
        digest.update(bytes, 0, size);
        byte[] result = digest.digest(); // which starts it anew
        clear();
        return result;
    }

    /** Forgets what was put and not finished. */
    void start() {
        if (size > 0 || hasFlushed) {
            digest.reset();
            clear();
        }
    }

    private void clear() {
        hasFlushed = false;
        size = 0;
        held = 0;
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[512];
        }
    }
}
