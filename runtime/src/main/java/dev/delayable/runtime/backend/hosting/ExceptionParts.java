package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.RemoteJobException;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputFilter;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An exception on its way between JVMs: the exception itself, and beside it a {@link RemoteJobException} that stands for it
 * where it cannot be serialised, or cannot be rebuilt. Both are in Java's own serialisation. Neither direction fails because
 * of the exception, whatever its class does.
 *
 * @param original the exception; empty if it cannot be serialised
 * @param standIn what stands for it
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
public record ExceptionParts(byte[] original, byte[] standIn) {

    private static final JavaCodec CODEC = new JavaCodec();

    /** A stand-in holds nothing of a user. */
    private static final String STAND_IN = "dev.delayable.runtime.RemoteJobException;java.lang.*;java.util.*;!*";

    /** Replaces nothing. */
    private static final class Same implements UnaryOperator<Object> {

        @Override
        public Object apply(Object object) {
            return object;
        }
    }

    /**
     * Takes an exception apart.
     *
     * @param exception any exception, or error
     * @return its parts
     */
    public static ExceptionParts of(Throwable exception) {
        byte[] original = bytes(exception);
        byte[] standIn = bytes(new RemoteJobException(exception));
        if (standIn == null) {
            standIn = bytes(new RemoteJobException(
                    new IllegalStateException(exception.getClass().getName() + " (it cannot be sent as it is)")));
        }
        return new ExceptionParts(original == null ? new byte[0] : original, Objects.requireNonNull(standIn));
    }

    private static byte @Nullable [] bytes(Throwable exception) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CODEC.writer(bytes, new Same()).write(exception);
            return bytes.toByteArray();
        } catch (Throwable e) {
            return null; // its class is a user's
        }
    }

    /**
     * Puts the exception together again.
     *
     * @param loader finds classes
     * @param filter says which classes may be read
     * @return the exception as it was, or what stands for it
     * @throws OutOfMemoryError if this JVM has no memory for it
     */
    public Throwable toThrowable(ClassLoader loader, ObjectInputFilter filter) {
        Throwable rebuilt = original.length == 0 ? null : read(original, loader, filter);
        if (rebuilt == null) {
            rebuilt = read(standIn, loader, ObjectInputFilter.Config.createFilter(STAND_IN));
        }
        return rebuilt == null ? new IllegalStateException("an exception that cannot be read here") : rebuilt;
    }

    private static @Nullable Throwable read(byte[] part, ClassLoader loader, ObjectInputFilter filter) {
        try {
            Codec.Reader reader =
                    CODEC.reader(new ByteArrayInputStream(part), new Codec.Arrival(loader, filter, new Same()));
            return reader.next() instanceof Throwable exception ? exception : null;
        } catch (OutOfMemoryError e) {
            throw e; // there is no memory here, whatever the exception
        } catch (Throwable e) {
            return null; // its class is a user's
        }
    }
}
