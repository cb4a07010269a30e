package dev.delayable.memory.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was forgotten, and when: entries that are not newer do not count. Thread-safe. */
final class Tombstones {

    private static final long NEVER = Long.MIN_VALUE;

    private final Map<Key, Long> keys = new ConcurrentHashMap<>();
    private final Map<Long, Long> functions = new ConcurrentHashMap<>();
    private final AtomicLong all = new AtomicLong(NEVER);

    void forget(Key key, long time) {
        keys.merge(key, time, Math::max);
    }

    void clear(long functionHash, long time) {
        functions.merge(functionHash, time, Math::max);
    }

    void clear(long time) {
        all.accumulateAndGet(time, Math::max);
    }

    /** The latest time at which something was forgotten that may concern a key. */
    long time(Key key) {
        long time = Math.max(all.get(), keys.getOrDefault(key, NEVER));
        for (long each : functions.values()) {
            time = Math.max(time, each);
        }
        return Math.max(time, 0);
    }

    boolean isEmpty() {
        return all.get() == NEVER && keys.isEmpty() && functions.isEmpty();
    }

    boolean isDead(Entry entry) {
        return entry.time() <= all.get()
                || (!keys.isEmpty() && entry.time() <= keys.getOrDefault(entry.key(), NEVER))
                || (!functions.isEmpty()
                        && entry.time()
                                <= functions.getOrDefault(entry.function().hash(), NEVER));
    }
}
