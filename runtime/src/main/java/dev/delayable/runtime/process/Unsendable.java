package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.support.NamedArguments;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Says of something that cannot be sent to another process what it is, and what to do. */
final class Unsendable {

    private static final String CURE = ": make the type Serializable, or use Backends.threads()";

    private static final String CURE_OF_DEPTH =
            ": it is nested too deeply to be serialised; send it in a flat form, or use Backends.threads()";

    private Unsendable() {}

    /** The exception of a job that cannot be sent to a worker. */
    static Exception argument(Job<?> job, Throwable cause, Codec codec) {
        for (Map.Entry<String, @Nullable Object> argument :
                NamedArguments.named(job).entrySet()) {
            Object value = argument.getValue();
            if (value != null && !canWrite(value, codec)) {
                return exception(
                        argument.getKey() + ", a " + typeName(value) + ", cannot be sent to a worker process", cause);
            }
        }
        return exception("the job itself, a " + typeName(job) + ", cannot be sent to a worker process", cause);
    }

    /** The exception of a job whose result cannot be sent back. */
    static Exception result(Object value, Throwable cause) {
        return exception("the result, a " + typeName(value) + ", cannot be sent from a worker process", cause);
    }

    private static Exception exception(String what, Throwable cause) {
        NotSerializableException exception = new NotSerializableException(
                what + ", because of " + cause + (cause instanceof StackOverflowError ? CURE_OF_DEPTH : CURE));
        exception.initCause(cause);
        return exception;
    }

    private static String typeName(Object value) {
        return value.getClass().getTypeName();
    }

    private static boolean canWrite(Object value, Codec codec) {
        try {
            codec.writer(OutputStream.nullOutputStream(), UnaryOperator.identity())
                    .write(value);
            return true;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
