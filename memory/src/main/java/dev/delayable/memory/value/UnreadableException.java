package dev.delayable.memory.value;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value cannot be read: it is damaged, was planted, or was written by a program whose classes were other ones. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isDamage;

    UnreadableException(String message, boolean isDamage, @Nullable Throwable cause) {
        super(message, cause);
        this.isDamage = isDamage;
    }

    /** Whether the value was not written so; {@code false} if only the classes have changed. */
    public boolean isDamage() {
        return isDamage;
    }
}
