package dev.delayable.memory.value;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands for an optional value, which Java does not serialise. */
record StoredOptional(@SuppressWarnings("serial") @Nullable Object value) implements Serializable {

    Optional<?> optional() {
        return Optional.ofNullable(value);
    }
}
