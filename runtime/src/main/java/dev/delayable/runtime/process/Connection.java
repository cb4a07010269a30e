package dev.delayable.runtime.process;

import java.io.Closeable;
import java.io.IOException;

/**
 * Both directions of bytes between a parent and one of its workers. One thread reads, and one thread at a time writes.
 * Interrupts do not close the connection, because threads of users and of jobs write.
 */
interface Connection extends Closeable {

    /**
     * Reads what there is; waits until there is something.
     *
     * @return how many bytes, 1 at least; -1 if no more will come
     */
    int read(byte[] target, int from, int length) throws IOException;

    /** Writes all of it; waits until there is room. */
    void write(byte[] source, int from, int length) throws IOException;
}
