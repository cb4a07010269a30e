package dev.delayable.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are neighbours in the input and go to a worker together. A batch is the unit of transport only: results and
 * failures belong to single jobs. Only the worker that has claimed a batch writes to its slots; it writes each result
 * into the slot of the job.
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

    /** Identity: no two batches share jobs. The generated methods of a record take a new JVM 30 ms at their first use. */
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
}
