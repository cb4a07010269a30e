package dev.delayable.memory.key;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The digests of large arrays, so that the slow digest of one that many jobs of a run share is computed once. Whether an array was
 * changed since is seen by a fast hash of its whole content, which each use computes again. Keeps no array in memory. Thread-safe:
 * threads that need the digest of one array at the same time compute it once.
 */
public final class LargeArrays {

    /** From this size on an array has a digest of its own. */
    static final int MIN_BYTES = 32 * 1024;

    private final ConcurrentHashMap<Object, Known> digests = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /** No digests yet. */
    public LargeArrays() {}

    /** What an array holds now. */
    interface Content {

        /** A fast hash of it. */
        ContentHash.Value hash();

        /** The same hash and the digest, of one reading. */
        Known read();
    }

    /** A content that was met. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Known(ContentHash.Value hash, byte[] digest) {}

    /**
     * The digest of an array.
     *
     * @param array the array
     * @param mayBeOld whether that of an earlier content does as well
     * @param content reads the array
     */
    byte[] digest(Object array, boolean mayBeOld, Content content) {
        forgetGone();
        Lookup lookup = new Lookup(array);
        Known seen = digests.get(lookup);
        if (seen != null && (mayBeOld || seen.hash.equals(content.hash()))) {
            return seen.digest;
        }
        return digests.compute(lookup, (key, known) -> isOther(known, seen, content) ? known : content.read()).digest;
    }

    /** Whether another thread has found a content meanwhile that is still there. */
    @SuppressWarnings("ReferenceEquality") // equal ones are the same
    private static boolean isOther(@Nullable Known known, @Nullable Known seen, Content content) {
        return known != null && known != seen && known.hash.equals(content.hash());
    }

    private void forgetGone() {
        for (Object reference = gone.poll(); reference != null; reference = gone.poll()) {
            digests.remove(reference);
        }
    }

    /** Equal to any other of the same array; by itself after the array is gone. */
    private final class Lookup extends WeakReference<Object> {

        private final int hash;

        Lookup(Object array) {
            super(array, gone);
            this.hash = System.identityHashCode(array);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // identity is what is asked
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object own = get();
            return own != null && other instanceof Lookup lookup && lookup.get() == own;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
