package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.support.MappedJob;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are all known beforehand. Workers claim them by moving a cursor, without a lock. Towards the end the batches
 * become smaller, so that the workers finish together.
 */
final class IndexedSource extends JobSource {

    /**
     * From this length on an array is so large that the collector puts it among the old objects at once. To store a young
     * object there costs a fence; so the results of such a run have many small arrays, which are made as they are needed.
     */
    static final int LARGE = 1 << 17;

    /** The jobs; each is overwritten by its result, by the worker that has claimed it, unless there are chunks. */
    private final @Nullable Object[] slots;

    /** The same jobs, and then their results, in stretches of {@link #CHUNK}; null where the array is not large. */
    private final @Nullable AtomicReferenceArray<@Nullable Object[]> chunks;

    private static final int CHUNK = 1024;

    private final int workers;

    /** What is applied to inputs that stand where jobs should; null for jobs. */
    private final @Nullable ThrowingFunction<@Nullable Object, @Nullable Object> function;

    /** Whether the claiming worker makes jobs of the inputs. Written by the calling thread before there are workers. */
    private boolean handsOutJobs;

    private final AtomicLong cursor = new AtomicLong();

    /** Whether the workers were called. Used by the calling thread only. */
    private boolean called;

    IndexedSource(@Nullable Object[] jobs, int workers) {
        this(jobs, workers, null);
    }

    IndexedSource(@Nullable Object[] jobs, int workers, @Nullable ThrowingFunction<?, ?> function) {
        this.slots = jobs;
        this.workers = workers;
        this.function = typed(function);
        this.chunks = jobs.length < LARGE ? null : new AtomicReferenceArray<>((jobs.length + CHUNK - 1) / CHUNK);
    }

    @SuppressWarnings("unchecked") // the inputs are those of the function
    private static @Nullable ThrowingFunction<@Nullable Object, @Nullable Object> typed(
            @Nullable ThrowingFunction<?, ?> function) {
        return (ThrowingFunction<@Nullable Object, @Nullable Object>) function;
    }

    /** Puts jobs in the place of inputs. */
    static void makeJobs(@Nullable Object[] slots, int from, int to, ThrowingFunction<?, ?> function) {
        ThrowingFunction<@Nullable Object, @Nullable Object> applied = Objects.requireNonNull(typed(function));
        for (int i = from; i < to; i++) {
            slots[i] = new MappedJob<>(slots[i], applied);
        }
    }

    @Override
    void handOutJobs() {
        handsOutJobs = true;
    }

    @Override
    @Nullable
    ThrowingFunction<@Nullable Object, @Nullable Object> functionOfInputs(Batch claimed) {
        // What is tried again is a job.
        return handsOutJobs || claimed.attempt() > 1 ? null : function;
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
        if (chunks != null) {
            return claimInChunk(chunks, size);
        }
        long from = cursor.getAndAdd(size);
        if (from >= slots.length) {
            return null;
        }
        int to = (int) Math.min(from + size, slots.length);
        if (function != null && handsOutJobs) {
            makeJobs(slots, (int) from, to, function);
        }
        return new Batch(slots, null, (int) from, to, from, 1);
    }

    private @Nullable Batch claimInChunk(AtomicReferenceArray<@Nullable Object[]> all, int atMost) {
        while (true) {
            long from = cursor.get();
            if (from >= slots.length) {
                return null;
            }
            int slot = (int) from % CHUNK;
            int end = (int) Math.min(slots.length - (from - slot), Math.min(CHUNK, slot + (long) atMost));
            if (cursor.compareAndSet(from, from + (end - slot))) {
                @Nullable Object[] chunk = chunk(all, (int) from / CHUNK);
                if (function != null && handsOutJobs) {
                    makeJobs(chunk, slot, end, function);
                }
                return new Batch(chunk, null, slot, end, from, 1);
            }
        }
    }

    /** A chunk, created by the worker that claims its first job. */
    private @Nullable Object[] chunk(AtomicReferenceArray<@Nullable Object[]> all, int number) {
        @Nullable Object[] seen = all.get(number);
        if (seen != null) {
            return seen;
        }
        int from = number * CHUNK;
        @Nullable Object[] made = Arrays.copyOfRange(slots, from, Math.min(from + CHUNK, slots.length));
        @Nullable Object[] other = all.compareAndExchange(number, null, made);
        return other == null ? made : other;
    }

    @Override
    boolean hasNew() {
        return cursor.get() < slots.length;
    }

    @Override
    List<@Nullable Object> results() {
        List<@Nullable Object> list =
                chunks == null ? Arrays.<@Nullable Object>asList(slots) : new ChunkedList(chunks, slots.length);
        return Collections.<@Nullable Object>unmodifiableList(list);
    }

    /** The results in chunks as a list. */
    private static final class ChunkedList extends AbstractList<@Nullable Object> implements RandomAccess {

        private final @Nullable Object[][] chunks;
        private final int size;

        ChunkedList(AtomicReferenceArray<@Nullable Object[]> chunks, int size) {
            this.chunks = new @Nullable Object[chunks.length()][];
            for (int i = 0; i < this.chunks.length; i++) {
                this.chunks[i] = Objects.requireNonNull(chunks.get(i));
            }
            this.size = size;
        }

        @Override
        public @Nullable Object get(int index) {
            return chunks[Objects.checkIndex(index, size) / CHUNK][index % CHUNK];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
