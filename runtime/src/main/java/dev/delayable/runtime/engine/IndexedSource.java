package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are all known beforehand. Workers claim them by moving a cursor, without a lock. Towards the end the batches
 * become smaller, so that the workers finish together.
 */
final class IndexedSource extends JobSource {

    /** The jobs; each is overwritten by its result, by the worker that has claimed it. */
    private final @Nullable Object[] slots;

    private final int workers;
    private final AtomicLong cursor = new AtomicLong();

    /** Whether the workers were called. Used by the calling thread only. */
    private boolean called;

    IndexedSource(@Nullable Object[] jobs, int workers) {
        this.slots = jobs;
        this.workers = workers;
    }

    @Override
    Results resultOrder() {
        return ListResults.INSTANCE;
    }

    @Override
    long taken() {
        return slots.length;
    }

    @Override
    boolean isClosed() {
        return true;
    }

    @Override
    boolean canTake() {
        return !called;
    }

    @Override
    boolean hasRoom() {
        return false;
    }

    /** All jobs were taken beforehand; what is left to do is to call the workers. */
    @Override
    void take(Run run) {
        called = true;
        for (int i = 0; i < slots.length && run.events().areWanted(); i++) {
            run.events().submitted(i, (Job<?>) Objects.requireNonNull(slots[i]));
        }
        run.workforce().allAdded(slots.length);
    }

    @Override
    @Nullable
    Batch claimNew(int atMost) {
        long left = slots.length - cursor.get();
        if (left <= 0) {
            return null;
        }
        // A share of what is left, so that no worker is alone with a long tail. The cursor may move meanwhile: the
        // batch is then a little larger than its share.
        int size = (int) Math.max(1, Math.min(atMost, left / (2L * workers)));
        long from = cursor.getAndAdd(size);
        if (from >= slots.length) {
            return null;
        }
        int to = (int) Math.min(from + size, slots.length);
        return new Batch(slots, null, (int) from, to, from, 1);
    }

    @Override
    boolean hasNew() {
        return cursor.get() < slots.length;
    }

    @Override
    List<@Nullable Object> results() {
        return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(slots));
    }
}
