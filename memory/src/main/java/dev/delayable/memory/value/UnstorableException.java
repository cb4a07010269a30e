package dev.delayable.memory.value;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A result cannot be written; the message tells why, and what to do. */
public final class UnstorableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** For a result that cannot be written. */
    public UnstorableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
