package dev.delayable.runtime.backend.hosting;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Where the large arrays of one run are put once, so that its workers fetch them there: in files, where workers are on the same
 * machine, or in what a cluster has for that. Without a store each array is sent to each worker. Thread-safe.
 *
 * @since 0.1
 */
public interface SharedStore extends AutoCloseable {

    /**
     * Puts an array into the store.
     *
     * @param array an array of primitives, or of such arrays at any depth, of 1 MB or more; it does not change
     * @return what {@link Reader#open} finds the array by; {@code null} if it is to go through the connections
     * @throws IOException if it cannot be stored; the array then goes through the connections
     */
    byte @Nullable [] put(Object array) throws IOException;

    /**
     * Whether an array is still there.
     *
     * @param handle what {@link #put} has returned
     * @return whether workers can fetch it
     */
    default boolean has(byte[] handle) {
        return true;
    }

    /**
     * No job that has yet to run needs an array.
     *
     * @param handle what {@link #put} has returned
     */
    void remove(byte[] handle);

    /** The run is over. */
    @Override
    void close();

    /** The other end of the store, at a worker. */
    interface Reader {

        /**
         * Begins to fetch an array. Called by the thread that receives messages, so it must not block.
         *
         * @param handle what {@link SharedStore#put} has returned
         * @return gives the array when a job needs it, by the thread of the jobs; called once at most. If it throws an
         *     exception, the array is put into the store again, or sent; the job comes again then.
         * @throws IOException if it cannot be fetched: treated as an exception of the returned callable
         */
        Callable<Object> open(byte[] handle) throws IOException;
    }
}
