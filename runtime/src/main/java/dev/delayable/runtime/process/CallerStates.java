package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.engine.CallerContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/**
 * Writes and reads what the jobs of a run see of their caller; always in Java's own serialisation. Most callers show them
 * nothing, and that takes no byte: to serialise it would cost each run more than a job, and a worker its first 10 ms.
 */
final class CallerStates {

    private static final JavaCodec CODEC = new JavaCodec();

    private static final byte[] NOTHING = {};

    private CallerStates() {}

    static byte[] bytes(CallerState state) {
        if (state instanceof CallerContext context && context.isPlain()) {
            return NOTHING;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CODEC.writer(bytes, UnaryOperator.identity()).write(state);
            return bytes.toByteArray();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new IllegalStateException(
                    "what a ContextCarrier carries cannot be sent to a worker process: the carrier and what it captures"
                            + " must be Serializable",
                    e);
        }
    }

    static CallerState read(Arrived message, Codec.Arrival arrival) throws IOException, ClassNotFoundException {
        InputStream bytes = message.rest();
        if (bytes.available() == 0) {
            return CallerContext.plain();
        }
        Object state = CODEC.reader(bytes, arrival).next();
        if (state instanceof CallerState callerState) {
            return callerState;
        }
        throw new IOException("not the state of a caller");
    }
}
