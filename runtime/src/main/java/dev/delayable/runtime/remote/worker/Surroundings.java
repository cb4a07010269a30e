package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.remote.wire.ProgressMark;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What surrounds a worker. A place that has more to offer overrides the methods. */
public class Surroundings {

    private final ClassLoader loader;
    private final SharedStore.@Nullable Reader store;
    private final long heapBytes;

    /**
     * Surroundings that offer no more than these.
     *
     * @param loader finds the classes of jobs
     * @param store finds what the store of a run has; null if there is none
     * @param heapBytes how much of the heap is for this worker
     */
    public Surroundings(ClassLoader loader, SharedStore.@Nullable Reader store, long heapBytes) {
        this.loader = loader;
        this.store = store;
        this.heapBytes = heapBytes;
    }

    final ClassLoader loader() {
        return loader;
    }

    final SharedStore.@Nullable Reader store() {
        return store;
    }

    final long heapBytes() {
        return heapBytes;
    }

    /** What the parent can read after the death of the worker; null if the worker has to send it what job it starts. */
    protected @Nullable ProgressMark mark() {
        return null;
    }

    /** Whether this JVM makes jobs of their parts. It must have been told so first, and keeps their classes; or reflection must do. */
    protected boolean makesJobs() {
        return !getClass().getModule().isNamed();
    }

    /** Whether this JVM is shutting down. Asked before each job. */
    protected boolean isLeaving() {
        return false;
    }

    /** The same, looked at more closely. Asked before each batch. */
    protected boolean isJustLeaving() {
        return false;
    }

    /** Sends what jobs have printed and is no whole line. */
    protected void endLines() throws IOException {}
}
