package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import java.lang.ref.ReferenceQueue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The large objects among the arguments of one run, by identity. An object is dropped when only jobs that have run refer
 * to it. Thread-safe.
 */
final class SharedObjects implements AutoCloseable {

    /** Unique in this JVM: a worker that goes from one run to another meets no number twice. */
    private static final AtomicInteger NEXT_ID = new AtomicInteger();

    private final WorkerLauncher launcher;
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** Each is its own key. Guarded by this. */
    private final Map<SharedObject, SharedObject> objects = new HashMap<>();

    /** Guarded by this. */
    private @Nullable SharedStore store;

    private boolean isOpened;

    /** The types of these objects, so that most objects need not be looked for. Replaced under the lock. */
    private volatile Set<Class<?>> types = Set.of();

    SharedObjects(WorkerLauncher launcher) {
        this.launcher = launcher;
    }

    /** The store of the run, opened when it is first needed; null if there is none. */
    @Nullable
    synchronized SharedStore store() {
        if (!isOpened) {
            isOpened = true;
            store = launcher.openStore();
        }
        return store;
    }

    /** The entry of an object that was shared before. */
    @Nullable
    SharedObject find(Object object) {
        return types.contains(object.getClass()) ? findOfKnownType(object) : null;
    }

    private synchronized @Nullable SharedObject findOfKnownType(Object object) {
        return objects.get(new SharedObject(object, 0, 0, null));
    }

    /** The entry of an object, from now on if not before. */
    synchronized SharedObject share(Object object, long bytes) {
        expunge();
        SharedObject known = find(object);
        if (known != null) {
            return known;
        }
        SharedObject shared = new SharedObject(object, NEXT_ID.incrementAndGet(), bytes, collected);
        objects.put(shared, shared);
        if (!types.contains(object.getClass())) {
            Set<Class<?>> more = new HashSet<>(types);
            more.add(object.getClass());
            types = more;
        }
        return shared;
    }

    private void expunge() {
        for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
            SharedObject shared = objects.remove(gone);
            if (shared != null && store != null) {
                shared.remove(store);
            }
        }
    }

    /** Lets go of all that is in the store. */
    @Override
    public synchronized void close() {
        objects.clear();
        isOpened = true;
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
