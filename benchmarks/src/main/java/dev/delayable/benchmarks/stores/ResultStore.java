package dev.delayable.benchmarks.stores;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One way to keep small results. Used by one thread. */
interface ResultStore extends AutoCloseable {

    /** Keeps a value; when this returns, a kill of the program must not lose it. */
    void put(byte[] key, byte[] value) throws Exception;

    byte @Nullable [] get(byte[] key) throws Exception;

    @Override
    void close() throws IOException;
}
