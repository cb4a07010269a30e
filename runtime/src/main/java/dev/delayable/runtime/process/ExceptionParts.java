package dev.delayable.runtime.process;

import dev.delayable.runtime.RemoteJobException;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * An exception on its way from a worker: serialised, and beside it a {@link RemoteJobException} that stands for it if it
 * cannot be serialised there, or cannot be rebuilt here. Always in Java's own serialisation.
 */
final class ExceptionParts {

    private static final JavaCodec CODEC = new JavaCodec();

    /** A stand-in holds nothing of a user. */
    private static final ObjectInputFilter STAND_IN = ObjectInputFilter.Config.createFilter(
            "dev.delayable.runtime.RemoteJobException;java.lang.*;java.util.*;!*");

    private ExceptionParts() {}

    static void write(Throwable exception, Frame target) throws IOException {
        int lengthAt = target.size();
        target.putInt(0);
        try {
            CODEC.writer(target, UnaryOperator.identity()).write(exception);
            target.setInt(lengthAt, target.size() - lengthAt - 4);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            target.truncate(lengthAt);
            target.putInt(0);
        }
        lengthAt = target.size();
        target.putInt(0);
        CODEC.writer(target, UnaryOperator.identity()).write(new RemoteJobException(exception));
        target.setInt(lengthAt, target.size() - lengthAt - 4);
    }

    static Throwable read(Arrived message, ObjectInputFilter filter, ClassLoader loader) throws IOException {
        Codec.Arrival arrival = new Codec.Arrival(loader, filter, UnaryOperator.identity());
        int length = message.getInt();
        InputStream original = message.getStream(length);
        InputStream standIn = message.getStream(message.getInt());
        if (length > 0) {
            try {
                if (CODEC.reader(original, arrival).next() instanceof Throwable exception) {
                    return exception;
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
                // It cannot be rebuilt here: that is what the stand-in is for.
            }
        }
        Codec.Arrival plain = new Codec.Arrival(loader, STAND_IN, UnaryOperator.identity());
        try {
            return (Throwable)
                    Objects.requireNonNull(CODEC.reader(standIn, plain).next());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
