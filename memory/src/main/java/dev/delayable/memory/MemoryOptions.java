package dev.delayable.memory;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The options of a {@link Memory} that were set; an immutable value. It is sent to other JVMs as {@link Sent}. */
final class MemoryOptions implements Serializable {

    private static final long serialVersionUID = 1L;

    static final MemoryOptions NONE = new MemoryOptions(Map.of());

    private final transient Map<MemoryOption<?>, Object> set;

    private MemoryOptions(Map<MemoryOption<?>, Object> set) {
        this.set = set;
    }

    <V> MemoryOptions with(MemoryOption<V> option, V value) {
        Map<MemoryOption<?>, Object> copy = new LinkedHashMap<>(set);
        copy.put(option, value);
        return new MemoryOptions(copy);
    }

    /** The value of an option that always has one. */
    <V> V get(MemoryOption<V> option) {
        return Objects.requireNonNull(find(option), option.name());
    }

    /** The value of an option; null if it has none. */
    @SuppressWarnings("unchecked") // only with() writes, and its types fit
    <V> @Nullable V find(MemoryOption<V> option) {
        Object value = set.get(option);
        return value == null ? option.initial() : (V) value;
    }

    /** Reads as it was set: {@code maxBytes=1000, readOnly}; what decides about functions is left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        set.forEach((option, value) -> {
            if (!option.isOfFunctions()) {
                text.append(text.isEmpty() ? "" : ", ").append(option.name());
                text.append(value instanceof Boolean ? "" : "=" + value);
            }
        });
        return text.toString();
    }

    /**
     * The options on their way to another JVM.
     *
     * @param values by the names of the options
     */
    @SuppressWarnings("serial") // the map that is used can be serialised
    private record Sent(Map<String, Object> values) implements Serializable {

        /** The options here. */
        @Serial
        private Object readResolve() throws InvalidObjectException {
            Map<MemoryOption<?>, Object> set = new LinkedHashMap<>();
            for (Map.Entry<String, Object> sent : values.entrySet()) {
                MemoryOption<?> option = MemoryOption.named(sent.getKey());
                if (option == null) {
                    throw new InvalidObjectException("this version has no option " + sent.getKey() + " of a memory");
                }
                set.put(option, sent.getValue());
            }
            return new MemoryOptions(set);
        }
    }

    @Serial
    private Object writeReplace() {
        Map<String, Object> values = new LinkedHashMap<>();
        set.forEach((option, value) -> values.put(option.name(), value));
        return new Sent(values);
    }

    @Serial
    private void readObject(ObjectInputStream source) throws InvalidObjectException {
        throw new InvalidObjectException("options are sent in another form");
    }
}
