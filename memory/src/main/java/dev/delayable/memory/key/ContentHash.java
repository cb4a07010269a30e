package dev.delayable.memory.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A fast hash of a large content, to see whether it was changed: 256 bits in four lanes of 64, each of which takes every fourth
 * word. A step is a bijection of its lane, so a change of one word is always seen, and any other change is missed with a
 * probability of 2<sup>-64</sup> for each lane that it meets. It is no shield against changes that are made up to be missed.
 */
final class ContentHash {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int STRIPE_BYTES = 32;

    private long lane0 = 1;
    private long lane1 = 2;
    private long lane2 = 3;
    private long lane3 = 4;

    /** What was hashed. */
    record Value(long lane0, long lane1, long lane2, long lane3) {}

    /** Adds bytes. The size of all but the last ones is a multiple of 32. */
    void update(byte[] bytes, int length) {
        long a = lane0;
        long b = lane1;
        long c = lane2;
        long d = lane3;
        int end = length - length % STRIPE_BYTES;
        for (int i = 0; i < end; i += STRIPE_BYTES) {
            a = step(a, (long) LONGS.get(bytes, i));
            b = step(b, (long) LONGS.get(bytes, i + 8));
            c = step(c, (long) LONGS.get(bytes, i + 16));
            d = step(d, (long) LONGS.get(bytes, i + 24));
        }
        for (int i = end; i < length; i++) {
            d = step(d, bytes[i]);
        }
        lane0 = a;
        lane1 = b;
        lane2 = c;
        lane3 = d;
    }

    private static long step(long lane, long word) {
        long mixed = (lane ^ word) * FACTOR;
        return mixed ^ mixed >>> 32;
    }

    Value value() {
        return new Value(lane0, lane1, lane2, lane3);
    }
}
