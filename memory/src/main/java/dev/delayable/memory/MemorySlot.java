package dev.delayable.memory;

import dev.delayable.memory.store.Claims;
import dev.delayable.memory.store.Entry;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Log;
import dev.delayable.memory.value.UnreadableException;
import dev.delayable.memory.value.UnstorableException;
import dev.delayable.memory.value.Values;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.ResultMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the result of one job is kept. */
final class MemorySlot<T extends @Nullable Object> implements ResultMemory.Slot<T> {

    private static final int[] NONE = {};

    private final MemorySession session;
    private final Job<T> job;
    private final FunctionInfo function;
    private final Key key;

    /** Made before the job runs, which may change its arguments. */
    private int[] arguments = NONE;

    private boolean isMiss;
    private Claims.@Nullable Claim claim;

    MemorySlot(MemorySession session, Job<T> job, FunctionInfo function, Key key) {
        this.session = session;
        this.job = job;
        this.function = function;
        this.key = key;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public ResultMemory.@Nullable Kept<T> recall() {
        ResultMemory.Kept<T> kept = session.isRefresh && !isMiss ? null : look();
        if (kept == null && session.claims != null && claim == null) {
            Duration patience = Objects.requireNonNull(session.exclusive);
            boolean takesKept = !session.isRefresh || isMiss;
            claim = session.claims.claim(key, patience, () -> takesKept && look() != null);
            kept = takesKept ? look() : null;
            if (kept != null) {
                endClaim();
            }
        }
        if (kept != null) {
            session.recalled(function, kept.elapsed().toNanos());
        } else if (!isMiss) {
            isMiss = true;
            session.counters.misses.increment();
            if (session.canStore()) {
                arguments = session.keys.digests(job, function);
            }
        }
        return kept;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the function is the same, so its results are of the same type
    private ResultMemory.@Nullable Kept<T> look() {
        Entry entry = session.store.find(key);
        if (entry == null || isTooOld(entry)) {
            return null;
        }
        try {
            T value = (T) function.values.read(entry, session.store);
            return new ResultMemory.Kept<T>(value, Duration.ofNanos(entry.nanos()));
        } catch (UnreadableException e) {
            if (e.isDamage()) {
                session.store.reportDamage("the result of " + function.id + " with key " + key + ": " + e.getMessage());
            }
            forget();
            return null;
        }
    }

    private boolean isTooOld(Entry entry) {
        Duration maxAge = session.maxAge;
        if (maxAge != null && entry.isOlderThan(maxAge)) {
            forget();
            return true;
        }
        return false;
    }

    /** So that the next result is found in its place. */
    private void forget() {
        if (session.canStore()) {
            try {
                session.store.forget(key);
            } catch (IOException e) {
                session.stopStoring(e.toString());
            }
        }
    }

    @Override
    public void keep(T value, Duration elapsed) {
        try {
            if (!session.canStore()) {
                return;
            }
            if (session.isRefresh) {
                forget();
            }
            Values.Written written = function.values.write(value, key, session.store);
            session.store.put(new Entry(
                    key,
                    function.note(job),
                    session.store.now(key),
                    elapsed.toNanos(),
                    arguments,
                    written.payload(),
                    written.isBig()));
            session.stored();
        } catch (UnstorableException e) {
            session.counters.notStored.increment();
            String message = "the result of " + function.id + " cannot be kept: " + e.getMessage();
            if (session.isStrict) {
                throw new IllegalStateException(message, e.getCause());
            }
            if (function.isToldUnstorable.compareAndSet(false, true)) {
                Log.warn(message + "; the job runs each time, the run goes on");
            }
        } catch (IOException e) {
            session.stopStoring(e.toString());
        } finally {
            endClaim();
        }
    }

    private void endClaim() {
        if (claim != null) {
            claim.end();
            claim = null;
        }
    }

    @Override
    public void failed(Throwable cause) {
        endClaim();
        session.failed(key, cause);
    }
}
