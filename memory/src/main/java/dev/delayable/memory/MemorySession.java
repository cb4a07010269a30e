package dev.delayable.memory;

import dev.delayable.memory.code.CodeException;
import dev.delayable.memory.key.LargeArrays;
import dev.delayable.memory.store.Claims;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Log;
import dev.delayable.memory.store.Store;
import dev.delayable.memory.store.StoreException;
import dev.delayable.memory.store.Stores;
import dev.delayable.memory.store.Sweeper;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.ResultMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The memory of one run. Thread-safe. */
final class MemorySession implements ResultMemory.Session {

    /** So many failures of a run are noted. */
    private static final int MAX_FAILURES = 1000;

    final boolean isReadOnly;
    final boolean isRefresh;
    final boolean isStrict;
    final @Nullable Duration maxAge;
    final @Nullable Duration exclusive;
    private final boolean isForcedEach;
    private final Unkeyable unkeyable;
    private final long maxBytes;
    private final Path root;
    final Store store;
    final Counters counters;
    final JobKeys keys;
    final @Nullable Claims claims;
    private final Functions functions;

    private final ConcurrentHashMap<FunctionInfo, Use> uses = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean hasStored;
    private final AtomicBoolean isFull = new AtomicBoolean();

    private MemorySession(Path root, MemoryOptions options, Functions functions, Store store) {
        this.isReadOnly = options.get(MemoryOption.READ_ONLY);
        this.isRefresh = options.get(MemoryOption.REFRESH);
        this.isStrict = options.get(MemoryOption.STRICT);
        this.maxAge = options.find(MemoryOption.MAX_AGE);
        this.exclusive = options.find(MemoryOption.EXCLUSIVE);
        this.isForcedEach = options.get(MemoryOption.DURABLE) == Durability.EACH_JOB;
        this.unkeyable = options.get(MemoryOption.UNKEYABLE);
        this.maxBytes = options.get(MemoryOption.MAX_BYTES);
        this.root = root;
        this.functions = functions;
        this.store = store;
        this.counters = Counters.of(root);
        this.keys = new JobKeys(options.get(MemoryOption.RULES), new LargeArrays());
        this.claims = exclusive == null || isReadOnly ? null : new Claims(store);
        store.limit(maxBytes);
        if (canStore()) {
            checkSpace();
        }
    }

    /** Opens the store of a directory; where it cannot be read, the session keeps nothing. */
    static ResultMemory.Session open(Path root, MemoryOptions options, Functions functions) {
        try {
            return new MemorySession(root, options, functions, Stores.acquire(root));
        } catch (StoreException | UncheckedIOException e) {
            Log.warn("this run keeps no results, for " + root + " cannot be read: " + e, e);
            return NoSession.INSTANCE;
        }
    }

    @Override
    public <T extends @Nullable Object> ResultMemory.@Nullable Slot<T> slot(long index, Job<T> job) {
        FunctionInfo function;
        try {
            function = functions.of(job);
        } catch (CodeException e) {
            throw new IllegalArgumentException(job.function().id() + " cannot be kept: " + e.getMessage(), e);
        }
        if (function == null) {
            return null;
        }
        Key key;
        try {
            key = keys.key(job, function, index);
        } catch (IllegalArgumentException e) {
            if (unkeyable == Unkeyable.FAIL) {
                throw e;
            }
            counters.notStored.increment();
            if (function.isToldUnkeyable.compareAndSet(false, true)) {
                Log.warn(e.getMessage() + "; such jobs run each time");
            }
            return null;
        }
        return new MemorySlot<>(this, job, function, key);
    }

    /** Whether results may be written now. */
    boolean canStore() {
        return !isReadOnly && !isFull.get();
    }

    private void checkSpace() {
        String shortage = store.shortage();
        if (shortage != null) {
            stopStoring(shortage);
        }
    }

    /** The disk is full or gone: the run goes on without keeping anything. */
    void stopStoring(String why) {
        if (isFull.compareAndSet(false, true)) {
            Log.warn("results are not kept in " + root + " any more in this run: " + why);
        }
    }

    void stored() {
        if (!hasStored) {
            hasStored = true;
        }
        if (counters.stored.incrementAndGet() % 1024 == 0) {
            checkSpace();
        }
        if (isForcedEach) {
            try {
                store.force();
            } catch (IOException e) {
                stopStoring(e.toString());
            }
        } else {
            store.forceSoon();
        }
    }

    void recalled(FunctionInfo function, long nanos) {
        counters.hits.increment();
        Use use = uses.get(function);
        if (use == null) {
            Use first = new Use();
            use = uses.putIfAbsent(function, first);
            use = use == null ? first : use;
        }
        use.hits.increment();
        use.nanos.add(nanos);
    }

    /** How much the results of a function were used in this run. */
    private static final class Use {
        private final LongAdder hits = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }

    void failed(Key key, Throwable cause) {
        if (canStore() && failures.incrementAndGet() <= MAX_FAILURES) {
            try {
                String text = cause.toString();
                store.noteFailure(key, text.substring(0, Math.min(text.length(), 200)));
            } catch (IOException e) {
                stopStoring(e.toString());
            }
        }
    }

    @Override
    public void close() {
        if (claims != null) {
            claims.end();
        }
        if (canStore()) {
            try {
                for (var use : uses.entrySet()) {
                    FunctionInfo function = use.getKey();
                    store.noteUse(
                            function.noteIfKnown(),
                            use.getValue().hits.sum(),
                            use.getValue().nanos.sum());
                }
                if (hasStored && Stores.isOnlyUser(store)) { // for a run inside a job, the outer one does it
                    store.force();
                }
            } catch (IOException e) {
                stopStoring(e.toString());
            }
        }
        if (!isReadOnly) {
            Sweeper.sweepLater(root, maxBytes, maxAge);
        }
        Stores.release(store);
    }
}
