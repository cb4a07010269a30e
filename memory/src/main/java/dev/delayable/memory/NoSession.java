package dev.delayable.memory;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ResultMemory;
import org.jspecify.annotations.Nullable;

/** Keeps nothing. */
enum NoSession implements ResultMemory.Session {
    INSTANCE;

    @Override
    public <T extends @Nullable Object> ResultMemory.@Nullable Slot<T> slot(long index, Job<T> job) {
        return null;
    }

    @Override
    public void close() {}
}
