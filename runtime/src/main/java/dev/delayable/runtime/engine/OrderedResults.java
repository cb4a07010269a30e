package dev.delayable.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Results in the order of the jobs: the next one is there when the oldest job that was not delivered has finished. */
final class OrderedResults implements Results {

    private final FedSource source;

    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(OrderedResults.class, "next", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * The index of the next result. Written by the calling thread only, in release mode: others need the value while the
     * calling thread sleeps, and it says so with a fence.
     */
    private long next;

    OrderedResults(FedSource source) {
        this.source = source;
    }

    @Override
    public void finished(Batch batch, int slot) {}

    @Override
    public boolean hasNext() {
        long index = delivered();
        return index < source.taken() && source.chunks().isDone(index);
    }

    @Override
    public @Nullable Object next() {
        long index = next;
        Object result = source.chunks().remove(index);
        NEXT.setRelease(this, index + 1);
        return result;
    }

    @Override
    public long delivered() {
        return (long) NEXT.getAcquire(this);
    }
}
