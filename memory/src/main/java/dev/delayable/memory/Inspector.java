package dev.delayable.memory;

import dev.delayable.memory.MemoryStatistics.FunctionStatistics;
import dev.delayable.memory.key.LargeArrays;
import dev.delayable.memory.store.Entry;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Store;
import dev.delayable.memory.store.Stores;
import dev.delayable.memory.store.Survey;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.ResultMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers questions about what a {@link Memory} keeps, and forgets what it is told to. */
final class Inspector {

    private final Path root;
    private final MemoryOptions options;
    private final Functions functions;

    Inspector(Path root, MemoryOptions options, Functions functions) {
        this.root = root;
        this.options = options;
        this.functions = functions;
    }

    private <R> R inStore(Function<Store, R> use) {
        return Stores.with(root, use);
    }

    <T extends @Nullable Object> Optional<Outcome.Success<T>> find(Job<T> job) {
        MemoryOptions reading = options.with(MemoryOption.READ_ONLY, true).with(MemoryOption.REFRESH, false);
        try (ResultMemory.Session session = MemorySession.open(root, reading, functions)) {
            ResultMemory.Slot<T> slot = session.slot(-1, job);
            ResultMemory.Kept<T> kept = slot == null ? null : slot.recall();
            return kept == null
                    ? Optional.empty()
                    : Optional.of(new Outcome.Success<>(0, job, kept.value(), 0, kept.elapsed(), true));
        }
    }

    Explanation explain(Job<?> job) {
        return inStore(store -> new Explainer(options, functions).explain(job, store));
    }

    static Key key(Job<?> job, MemoryOptions options, Functions functions) {
        FunctionInfo function = functions.of(job);
        if (function == null) {
            throw new IllegalArgumentException(
                    "results of " + job.function().name() + " are not kept, so it has no key");
        }
        return new JobKeys(options.get(MemoryOption.RULES), new LargeArrays()).key(job, function, -1);
    }

    boolean forget(Job<?> job) {
        requireWritable("forget");
        Key key = key(job, options, functions);
        return inStore(store -> {
            Entry entry = store.find(key);
            if (entry != null) {
                write(() -> store.forget(key));
            }
            return entry != null;
        });
    }

    long clear(DelayedFunction<?> function) {
        requireWritable("clear");
        return inStore(store -> {
            Survey.FunctionCount count = Survey.count(store).functions().get(function.id());
            if (count == null) {
                return 0L;
            }
            write(() -> store.clear(Functions.hash(function.id())));
            return count.entries;
        });
    }

    long clear() {
        requireWritable("clear");
        return inStore(store -> {
            long entries = Survey.count(store).functions().values().stream()
                    .mapToLong(count -> count.entries)
                    .sum();
            if (entries > 0) {
                write(store::clear);
            }
            return entries;
        });
    }

    private void requireWritable(String verb) {
        if (options.get(MemoryOption.READ_ONLY)) {
            throw new IllegalStateException("cannot " + verb + " in a memory that is readOnly()");
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MemoryStatistics statistics() {
        Counters counters = Counters.of(root);
        return inStore(store -> {
            Map<String, FunctionStatistics> functionStatistics = new TreeMap<>();
            Survey survey = Survey.count(store);
            survey.functions()
                    .forEach((id, count) -> functionStatistics.put(
                            id,
                            new FunctionStatistics(count.entries, count.bytes, count.hits, count.savedNanos / 1e9)));
            return new MemoryStatistics(
                    functionStatistics,
                    counters.hits.sum(),
                    counters.misses.sum(),
                    store.damaged(),
                    counters.notStored.sum());
        });
    }
}
