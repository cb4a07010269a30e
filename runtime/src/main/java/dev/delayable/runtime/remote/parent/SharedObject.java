package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.hosting.SharedStore;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A large object that jobs have as an argument, and that is sent to each worker once. It does not keep the object alive. */
final class SharedObject extends WeakReference<Object> {

    private final int id;
    private final int hash;
    private final long bytes;

    // Guarded by this.

    private byte @Nullable [] handle;

    /** Whether a worker has not found it. */
    private boolean isMissing;

    /** How often it was put into the store, or failed to be. */
    private int tries;

    SharedObject(Object object, int id, long bytes, @Nullable ReferenceQueue<Object> collected) {
        super(object, collected);
        this.id = id;
        this.hash = System.identityHashCode(object);
        this.bytes = bytes;
    }

    int id() {
        return id;
    }

    /** How many bytes it takes to send it, or nearly so. */
    long bytes() {
        return bytes;
    }

    /** What the store of the run finds the array by; null if it is to be sent. */
    synchronized byte @Nullable [] handle(Object array, @Nullable SharedStore store) {
        if (store == null) {
            return null;
        }
        boolean isGone = isMissing || (handle != null && !store.has(handle));
        if (isGone && tries > 1) {
            handle = null; // it is lost again and again: it goes through the connection
        } else if (tries == 0 || isGone) {
            tries++;
            handle = put(array, store);
        }
        isMissing = false;
        return handle;
    }

    private static byte @Nullable [] put(Object array, SharedStore store) {
        try {
            return store.put(array);
        } catch (IOException e) {
            return null;
        }
    }

    /** A worker has not found it in the store. */
    @SuppressWarnings("ReferenceEquality") // this very one, and none that another one has reported before
    synchronized void isMissing(byte @Nullable [] which) {
        isMissing = handle != null && handle == which;
    }

    /** Lets go of what the store has. Workers that have fetched it keep what they have. */
    synchronized void remove(SharedStore store) {
        if (handle != null) {
            store.remove(handle);
            handle = null;
        }
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Of the same object, while it is there. */
    @Override
    @SuppressWarnings("ReferenceEquality") // the very same object is meant
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        Object own = get();
        return own != null && other instanceof SharedObject shared && own == shared.get();
    }
}
