package dev.delayable.runtime.backend.hosting;

import java.io.IOException;
import java.io.InputStream;

/**
 * Receives what the other side sends. Used by one thread at a time. Its methods throw nothing: what goes wrong ends the worker.
 *
 * @since 0.1
 */
public interface Inbox {

    /**
     * The next bytes have come. What they hold is dealt with before this method returns.
     *
     * @param bytes holds the bytes; not kept
     * @param from where they begin
     * @param length how many they are
     */
    void received(byte[] bytes, int from, int length);

    /** No more will come. Calls after the first have no effect. */
    void ended();

    /**
     * Reads a stream to its end, and passes everything on; also the end. Blocks until then.
     *
     * @param in the stream; a failure of it is its end
     */
    default void readAll(InputStream in) {
        byte[] bytes = new byte[1 << 16]; // as much as a pipe of Linux holds
        try {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                received(bytes, 0, count);
            }
        } catch (IOException e) {
            // The other side is gone.
        } finally {
            ended();
        }
    }
}
