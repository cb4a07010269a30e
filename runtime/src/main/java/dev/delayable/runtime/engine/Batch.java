package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Some jobs that stand side by side in the input, handed to a worker at once. It is the unit of transport only: results
 * and failures are per job. The worker that has claimed a batch is the only one to touch its slots, and leaves the
 * result of each job where the job was.
 *
 * @param slots the array of which the batch is a part
 * @param from the first slot of the batch
 * @param to the slot after the last one of the batch
 * @param firstIndex the index in the input of the job in slot {@code from}
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and no two batches are ever compared
record Batch(@Nullable Object[] slots, int from, int to, int firstIndex) {

    int size() {
        return to - from;
    }

    int indexOf(int slot) {
        return firstIndex + (slot - from);
    }
}
