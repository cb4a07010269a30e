package dev.delayable.memory.store;

import org.jspecify.annotations.Nullable;

/** A store cannot be used: not its fault, or not a store that this version reads. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
