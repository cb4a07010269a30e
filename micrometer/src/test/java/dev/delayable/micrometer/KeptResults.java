package dev.delayable.micrometer;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ResultMemory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps results by the name of the function, for as long as it lives. */
final class KeptResults implements ResultMemory, ResultMemory.Session {

    private final Map<String, Object> results = new ConcurrentHashMap<>();

    @Override
    public Session openSession() {
        return this;
    }

    @Override
    public <T extends @Nullable Object> Slot<T> slot(long index, Job<T> job) {
        String name = job.function().name();
        return new Slot<>() {

            @Override
            public Object key() {
                return name;
            }

            @Override
            @SuppressWarnings("unchecked") // it was kept for a job of the same function
            public @Nullable Kept<T> recall() {
                Object value = results.get(name);
                return value == null ? null : new Kept<>((T) value, Duration.ZERO);
            }

            @Override
            public void keep(T value, Duration elapsed) {
                if (value != null) {
                    results.put(name, value);
                }
            }
        };
    }

    @Override
    public void close() {}
}
