package dev.delayable.runtime.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

    IndexedSource(@Nullable Object[] jobs, int workers) {
        this.slots = jobs;
        this.workers = workers;
    }

    @Override
    void feed(Run run) {
        for (int i = 0; i < workers; i++) {
            run.startWorker();
        }
    }

    @Override
    @Nullable
    Batch claim(int atMost) {
        long left = slots.length - cursor.get();
        // A share of what is left, so that no worker is alone with a long tail. The cursor may move meanwhile: the
        // batch is then a little larger than its share.
        int size = (int) Math.max(1, Math.min(atMost, left / (2L * workers)));
        long from = cursor.getAndAdd(size);
        if (from >= slots.length) {
            return null;
        }
        int to = (int) Math.min(from + size, slots.length);
        return new Batch(slots, (int) from, to, (int) from);
    }

    @Override
    void done(Batch batch) {}

    @Override
    void stop() {
        cursor.set(slots.length);
    }

    @Override
    List<@Nullable Object> results() {
        return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(slots));
    }
}
