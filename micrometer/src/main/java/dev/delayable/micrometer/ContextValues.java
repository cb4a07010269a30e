package dev.delayable.micrometer;

import io.micrometer.context.ContextAccessor;
import io.micrometer.context.ContextRegistry;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of a snapshot by their keys. A snapshot is opaque: its values are read from it, and put into another one, by an
 * accessor for a type of context, which this is.
 *
 * @param map may have nulls, which stand for values that are missing
 */
record ContextValues(Map<Object, @Nullable Object> map) {

    static {
        ContextRegistry.getInstance().registerContextAccessor(new Accessor());
    }

    private static final class Accessor implements ContextAccessor<ContextValues, ContextValues> {

        @Override
        public Class<ContextValues> readableType() {
            return ContextValues.class;
        }

        @Override
        public void readValues(ContextValues source, Predicate<Object> keys, Map<Object, Object> target) {
            source.map.forEach((key, value) -> {
                if (value != null && keys.test(key)) {
                    target.put(key, value);
                }
            });
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // only the accessor of a value knows its type
        public <T> @Nullable T readValue(ContextValues source, Object key) {
            return (T) source.map.get(key);
        }

        @Override
        public Class<ContextValues> writeableType() {
            return ContextValues.class;
        }

        @Override
        public ContextValues writeValues(Map<Object, Object> values, ContextValues target) {
            target.map.putAll(values);
            return target;
        }
    }
}
