package dev.delayable.memory.key;

import java.util.Arrays;

/**
 * The order of pieces of a byte array that depends on their bytes alone. Sorted by a hash of the bytes, which is faster than
 * comparing them; by the bytes where hashes agree.
 */
final class PieceOrder {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final byte[] bytes;
    private final int start;
    private final int[] ends;

    PieceOrder(byte[] bytes, int start, int[] ends) {
        this.bytes = bytes;
        this.start = start;
        this.ends = ends;
    }

    int[] order() {
        int count = ends.length;
        // As many low bits as the number of a piece needs; the hash keeps the others.
        int bits = 32 - Integer.numberOfLeadingZeros(count);
        long mask = (1L << bits) - 1;
        long[] sorted = new long[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = (hash(i) & ~mask) | i;
        }
        Arrays.sort(sorted);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) (sorted[i] & mask);
        }
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && (sorted[to] & ~mask) == (sorted[from] & ~mask)) {
                to++;
            }
            if (to - from > 1) {
                sortByBytes(order, from, to);
            }
            from = to;
        }
        return order;
    }

    private void sortByBytes(int[] order, int from, int to) {
        Integer[] tied = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
        Arrays.sort(tied, (a, b) -> Arrays.compareUnsigned(bytes, from(a), ends[a], bytes, from(b), ends[b]));
        for (int i = 0; i < tied.length; i++) {
            order[from + i] = tied[i];
        }
    }

    private int from(int piece) {
        return piece == 0 ? start : ends[piece - 1];
    }

    private long hash(int piece) {
        long hash = PRIME;
        for (int i = from(piece); i < ends[piece]; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
