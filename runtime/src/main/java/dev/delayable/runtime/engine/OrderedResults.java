package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/** Results in the order of the jobs: the next one is there when the oldest job that was not delivered has finished. */
final class OrderedResults implements Results {

    private final FedSource source;

    /** The index of the next result. Written by the calling thread only. */
    private volatile long next;

    OrderedResults(FedSource source) {
        this.source = source;
    }

    @Override
    public void finished(Batch batch, int slot) {}

    @Override
    public boolean hasNext() {
        long index = next;
        return index < source.taken() && source.chunks().isDone(index);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
    public @Nullable Object next() {
        Object result = source.chunks().remove(next);
        next++;
        return result;
    }

    @Override
    public long delivered() {
        return next;
    }
}
