package dev.delayable.memory;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What has happened in this JVM with the results of one directory. */
final class Counters {

    private static final Map<Path, Counters> BY_DIRECTORY = new ConcurrentHashMap<>();

    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder notStored = new LongAdder();
    final AtomicLong stored = new AtomicLong();

    private Counters() {}

    static Counters of(Path root) {
        Path path = root.toAbsolutePath().normalize();
        Counters known = BY_DIRECTORY.get(path);
        if (known == null) {
            Counters made = new Counters();
            known = BY_DIRECTORY.putIfAbsent(path, made);
            return known == null ? made : known;
        }
        return known;
    }
}
