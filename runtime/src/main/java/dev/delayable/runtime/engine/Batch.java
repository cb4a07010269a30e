package dev.delayable.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs that stand side by side in the input, handed to a worker at once. It is the unit of transport only: results
 * and failures are per job. The worker that has claimed a batch is the only one to touch its slots, and leaves the
 * result of each job where the job was.
 *
 * @param slots the array of which the batch is a part
 * @param done for each slot, whether its result stands there, where somebody waits for single results; written in release
 *     mode after the result
 * @param from the first slot of the batch
 * @param to the slot after the last one of the batch
 * @param firstIndex the index in the input of the job in slot {@code from}
 * @param attempt which attempt of these jobs it is, counted from 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and not compared
record Batch(@Nullable Object[] slots, byte @Nullable [] done, int from, int to, long firstIndex, int attempt) {

    private static final VarHandle DONE = MethodHandles.arrayElementVarHandle(byte[].class);

    int size() {
        return to - from;
    }

    long indexOf(int slot) {
        return firstIndex + (slot - from);
    }

    /** Leaves the result of a job, or its outcome. */
    void put(int slot, @Nullable Object result) {
        slots[slot] = result;
        if (done != null) {
            DONE.setRelease(done, slot, (byte) 1);
        }
    }

    /** Whether the result of a job stands in its slot, and may be read. */
    static boolean isDone(byte[] done, int slot) {
        return (byte) DONE.getAcquire(done, slot) != 0;
    }

    /** It is the only one of its jobs. What a record has by itself is made when it is first used, and takes a new JVM 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** A part of this batch, for another worker or another time. */
    Batch part(int first, int end, int nextAttempt) {
        return new Batch(slots, done, first, end, indexOf(first), nextAttempt);
    }

    /** How public API counts: in {@code int}, which an endless input goes beyond. */
    static int publicIndex(long index) {
        return (int) Math.min(index, Integer.MAX_VALUE);
    }
}
