package dev.delayable.runtime.backend.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The way to a worker that runs: bytes in both directions, and its end. Interrupts do not close it, for threads of users write.
 * {@link #receive}, {@link #write} and the other methods are called by different threads, each by one at a time, and {@link #kill}
 * and {@link #close} by any.
 *
 * @see Streams
 * @since 0.1
 */
public interface WorkerLink {

    /**
     * Passes on all that the worker sends, in order, and then its {@linkplain Inbox#ended end}. Called once, by a thread of its
     * own. A place with few workers keeps this thread until the end, and reads. A place with many returns at once and has a few
     * threads of its own for all of its workers; these must not be those that select, for what is received may run code of users.
     *
     * @param inbox where it goes
     * @throws IOException if the connection fails; the same as its end
     */
    void receive(Inbox inbox) throws IOException;

    /**
     * Sends bytes, all of them; waits until there is room. They are not kept.
     *
     * @param source holds the bytes
     * @param from where they begin
     * @param length how many they are
     * @throws IOException if the connection has ended
     */
    void write(byte[] source, int from, int length) throws IOException;

    /**
     * Ends the worker, whatever it does. {@link #receive} comes to its end then. Must not block.
     *
     * @param why completes the sentence "the worker was killed: ..."
     */
    void kill(String why);

    /**
     * Finds out how the worker has ended, after the end of the connection. May wait for some seconds.
     *
     * @return how it has ended, or that nothing is known
     */
    WorkerEnd awaitEnd();

    /** Closes the connection, which has ended, and lets go of everything. */
    void close();

    /** A link over two streams, of which a thread of its own reads one. */
    abstract class Streams implements WorkerLink {

        private final InputStream in;
        private final OutputStream out;

        /**
         * A link.
         *
         * @param in what the worker sends
         * @param out what is sent to the worker
         */
        protected Streams(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        @Override
        public void receive(Inbox inbox) throws IOException {
            inbox.readAll(in);
        }

        @Override
        public void write(byte[] source, int from, int length) throws IOException {
            out.write(source, from, length);
            out.flush();
        }

        @Override
        public void close() {
            try (in) {
                out.close();
            } catch (IOException e) {
                // The worker has ended.
            }
        }
    }
}
