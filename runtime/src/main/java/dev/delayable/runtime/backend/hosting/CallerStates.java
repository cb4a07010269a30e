package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.engine.CallerContext;
import dev.delayable.runtime.report.HostedRecording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.util.function.UnaryOperator;

/**
 * Writes and reads what the jobs of a run see of their caller; always in Java's own serialisation. Most callers show them
 * nothing, and that takes no byte, or one where the run has a report: to serialise it would cost each run more than a job, and a
 * worker its first 10 ms.
 *
 * @since 0.1
 */
public final class CallerStates {

    private static final JavaCodec CODEC = new JavaCodec();

    private static final byte[] NOTHING = {};

    private CallerStates() {}

    /** Replaces nothing. */
    private static final class Same implements UnaryOperator<Object> {

        @Override
        public Object apply(Object object) {
            return object;
        }
    }

    /**
     * Writes a state, which is the same for all batches of a run.
     *
     * @param state the state
     * @return its bytes
     * @throws IllegalStateException if it cannot be serialised
     */
    public static byte[] toBytes(CallerState state) {
        if (state instanceof CallerContext context && context.isPlain()) {
            byte recorded = context.recorded();
            return recorded == HostedRecording.NOTHING ? NOTHING : new byte[] {recorded};
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CODEC.writer(bytes, new Same()).write(state);
            return bytes.toByteArray();
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "what a ContextCarrier carries cannot be sent to a worker process: the carrier and what it captures"
                            + " must be Serializable"
                            + (e instanceof NotSerializableException ? ", unlike " + e.getMessage() : ""),
                    e);
        }
    }

    /**
     * Reads a state.
     *
     * @param bytes the bytes that {@link #toBytes} has written, and no others; read to its end
     * @param arrival says which classes may be read, and finds them
     * @return the state
     * @throws IOException if it cannot be read
     * @throws ClassNotFoundException if a class of it is not here
     */
    public static CallerState read(InputStream bytes, Codec.Arrival arrival)
            throws IOException, ClassNotFoundException {
        byte[] all = bytes.readAllBytes();
        if (all.length <= 1) { // nothing serialised is so short
            return CallerContext.plain(all.length == 0 ? HostedRecording.NOTHING : all[0]);
        }
        if (CODEC.reader(new ByteArrayInputStream(all), arrival).next() instanceof CallerState state) {
            return state;
        }
        throw new IOException("not the state of a caller");
    }
}
