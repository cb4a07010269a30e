package dev.delayable.runtime.process;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A large object that jobs have as an argument, and that is sent to each worker once. It does not keep the object alive. */
final class SharedObject extends WeakReference<Object> {

    private final int id;
    private final int hash;
    private final long bytes;

    /** The content of an array of primitives, for the workers to map. Guarded by this. */
    private @Nullable Path file;

    /** Whether there is a file, or was one tried in vain. Guarded by this. */
    private boolean fileTried;

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

    /** The file with the content of the array; null if there is no room for it. */
    synchronized @Nullable Path file(PrivateDirectory directory, PrimitiveArray array) {
        if (!fileTried) {
            fileTried = true;
            file = directory.write("array-" + id, array);
        }
        return file;
    }

    /** Lets go of the file. Workers that have mapped it keep what they have. */
    synchronized void deleteFile() {
        if (file != null) {
            PrivateDirectory.delete(file);
            file = null;
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
