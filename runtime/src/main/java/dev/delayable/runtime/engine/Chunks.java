package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, and then their results, in order and in arrays that do not move while there come more: all chunks but the last
 * are full. One thread adds, and must publish what it has added; others take batches of what was published to them.
 */
final class Chunks {

    private static final int SIZE = 1024;

    /** Replaced when it grows. A thread that sees an old one finds in it all that was published to it. */
    private @Nullable Object[][] chunks = new @Nullable Object[16][];

    void add(Job<?> job, int index) {
        int chunk = index / SIZE;
        if (index % SIZE == 0) {
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunks.length);
            }
            chunks[chunk] = new @Nullable Object[SIZE];
        }
        chunks[chunk][index % SIZE] = job;
    }

    /** How many jobs from an index on stand in one array. */
    static int contiguous(int index) {
        return SIZE - index % SIZE;
    }

    /** Some jobs that stand in one array. */
    Batch batch(int from, int size) {
        int slot = from % SIZE;
        return new Batch(chunks[from / SIZE], slot, slot + size, from);
    }

    /** The first slots as a list. */
    List<@Nullable Object> toList(int count) {
        List<@Nullable Object> all = new ArrayList<>(count);
        for (int from = 0; from < count; from += SIZE) {
            all.addAll(Arrays.asList(chunks[from / SIZE]).subList(0, Math.min(SIZE, count - from)));
        }
        return Collections.unmodifiableList(all);
    }
}
