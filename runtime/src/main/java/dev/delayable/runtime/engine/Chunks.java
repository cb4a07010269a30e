package dev.delayable.runtime.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, and later their results, in order, in arrays that stay where they are while more jobs are added. One thread adds
 * jobs and must publish them; other threads take batches of published jobs. Chunks that are no longer needed are
 * released, so an endless input needs no more memory than its open window.
 */
final class Chunks {

    static final int SIZE = 1024;

    /** A stretch of the input that starts at a multiple of {@link #SIZE}. */
    private static final class Chunk {
        final @Nullable Object[] slots = new @Nullable Object[SIZE];
        final byte[] done = new byte[SIZE];
    }

    /**
     * Chunk c stands at c modulo the length, which is a power of two. Replaced when it grows; a thread that sees an old one
     * finds in it all that was published to it.
     */
    private @Nullable Chunk[] ring = new Chunk[16];

    /** The slots of the last chunk. Used by the one that adds. */
    private @Nullable Object[] last = new Object[0];

    /**
     * Adds a job. Called by one thread.
     *
     * @param oldestNeeded the lowest index that anybody may still ask for; looked at only when a new chunk begins
     */
    void add(Object job, long index, LongSupplier oldestNeeded) {
        int slot = (int) index & (SIZE - 1);
        if (slot == 0) {
            last = begin(index / SIZE, oldestNeeded.getAsLong() / SIZE);
        }
        last[slot] = job;
    }

    private @Nullable Object[] begin(long chunk, long oldest) {
        if (chunk - oldest >= ring.length) {
            grow(oldest, chunk);
        }
        Chunk begun = new Chunk();
        ring[at(chunk, ring.length)] = begun;
        return begun.slots;
    }

    private void grow(long oldest, long next) {
        @Nullable Chunk[] larger = new Chunk[2 * ring.length];
        for (long chunk = oldest; chunk < next; chunk++) {
            larger[at(chunk, larger.length)] = ring[at(chunk, ring.length)];
        }
        ring = larger;
    }

    private static int at(long chunk, int length) {
        return (int) chunk & (length - 1);
    }

    @SuppressWarnings("NullAway") // a caller has seen that the index was added
    private Chunk chunk(long index) {
        @Nullable Chunk[] seen = ring;
        return seen[at(index / SIZE, seen.length)];
    }

    /** How many jobs from an index on stand in one array. */
    static int contiguous(long index) {
        return SIZE - (int) (index % SIZE);
    }

    /** Some jobs that stand in one array; null, or others, if they are needed no more. */
    @Nullable
    Batch batch(long from, int size) {
        @Nullable Chunk[] seen = ring;
        Chunk chunk = seen[at(from / SIZE, seen.length)];
        if (chunk == null) {
            return null;
        }
        int slot = (int) (from % SIZE);
        return new Batch(chunk.slots, chunk.done, slot, slot + size, from, 1);
    }

    /** Whether the job has been run, and its result may be read. An index that is needed no more gives any answer. */
    boolean isDone(long index) {
        @Nullable Chunk[] seen = ring;
        Chunk chunk = seen[at(index / SIZE, seen.length)];
        return chunk != null && Batch.isDone(chunk.done, (int) (index % SIZE));
    }

    /** Reads a slot and forgets what was in it. */
    @Nullable
    Object remove(long index) {
        @Nullable Object[] slots = chunk(index).slots;
        int slot = (int) (index % SIZE);
        Object removed = slots[slot];
        slots[slot] = null;
        return removed;
    }

    /** The first slots as a list. All of them must still be needed. */
    List<@Nullable Object> toList(int count) {
        List<@Nullable Object> all = new ArrayList<>(count);
        for (int from = 0; from < count; from += SIZE) {
            all.addAll(Arrays.asList(chunk(from).slots).subList(0, Math.min(SIZE, count - from)));
        }
        return Collections.unmodifiableList(all);
    }
}
