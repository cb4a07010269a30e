package dev.delayable.runtime.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Results in the order in which the jobs finish. */
final class CompletionResults implements Results {

    /** A slot whose result was not delivered yet. */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose, and no two places are ever compared
    private record Place(@Nullable Object[] slots, int slot) {}

    private final ConcurrentLinkedQueue<Place> finished = new ConcurrentLinkedQueue<>();

    /** Written by the calling thread only. */
    private volatile long delivered;

    @Override
    public void finished(Batch batch, int slot) {
        finished.add(new Place(batch.slots(), slot));
    }

    @Override
    public boolean hasNext() {
        return !finished.isEmpty();
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    public @Nullable Object next() {
        Place place = finished.remove();
        Object result = place.slots()[place.slot()];
        place.slots()[place.slot()] = null;
        delivered++;
        return result;
    }

    @Override
    public long delivered() {
        return delivered;
    }
}
