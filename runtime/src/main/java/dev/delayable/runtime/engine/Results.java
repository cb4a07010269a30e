package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * The order in which results leave a run that is still active. Workers report finished jobs; the calling thread takes the
 * next result.
 */
interface Results {

    /** Says that the result of a job stands in its slot. Called by the worker that has put it there. */
    void finished(Batch batch, int slot);

    /** Whether there is a result to take. An answer for any but the calling thread may be out of date. */
    boolean hasNext();

    /** Takes the next result; called by the calling thread, after {@link #hasNext}. */
    @Nullable
    Object next();

    /** How many results were taken; written by the calling thread. */
    long delivered();
}
