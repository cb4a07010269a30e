package dev.delayable.runtime.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns jobs and results into bytes and back, between this JVM and a worker process. {@link JavaCodec} uses Java's own
 * serialisation; another one may use another serialiser.
 *
 * <p>An implementation is a public class with a public constructor without parameters, so that worker processes can make one
 * too, and is thread-safe. Its writers and readers are used by one thread at a time.
 *
 * @see ProcessBackend#codec(Class)
 * @since 0.1
 */
public interface Codec {

    /**
     * A writer of several objects, which may refer back to one another.
     *
     * @param target where the bytes go
     * @param replacement to be applied to every object that is written, at any depth, before it is written: large ones are
     *     replaced by a small record, so that they need not be sent for each job. A codec that cannot do that does not call
     *     it, and sends all of them.
     * @return a new writer
     * @throws IOException if the stream fails
     */
    Writer writer(OutputStream target, UnaryOperator<Object> replacement) throws IOException;

    /**
     * A reader of what a {@link #writer} has written.
     *
     * @param source the bytes
     * @param arrival what to do with what is read
     * @return a new reader
     * @throws IOException if the bytes are not those of a writer
     */
    Reader reader(InputStream source, Arrival arrival) throws IOException;

    /** Writes objects, one after another. */
    interface Writer {

        /**
         * Writes an object to the stream, with nothing left in buffers.
         *
         * @param object a job, a result, an exception, or what they hold
         * @throws IOException if it cannot be written; no other object is written by this writer then
         */
        void write(@Nullable Object object) throws IOException;
    }

    /** Reads objects, one after another. */
    interface Reader {

        /**
         * Reads the next object.
         *
         * @return the object
         * @throws IOException if it cannot be read; no other object is read by this reader then
         * @throws ClassNotFoundException if its class is not here
         */
        @Nullable
        Object next() throws IOException, ClassNotFoundException;
    }

    /**
     * What a reader must know.
     *
     * @param loader finds classes
     * @param filter says which classes may be read; that of the JVM holds as well
     * @param resolution to be applied to every object that was read, at any depth: puts back what the replacement of the
     *     writer has taken out
     */
    record Arrival(ClassLoader loader, ObjectInputFilter filter, UnaryOperator<Object> resolution) {}
}
