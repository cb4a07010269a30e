package dev.delayable.memory.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open stores of this JVM: one for each directory, closed when nobody has used it for a while. Thread-safe. */
public final class Stores {

    private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** By real path. Guarded by itself. */
    private static final Map<Path, Opened> OPEN = new HashMap<>();

    private static final class Opened {
        private final Store store;
        private int users;
        private long uses;

        Opened(Store store) {
            this.store = store;
        }
    }

    private Stores() {}

    /** Opens the store of a directory, if it is not open. Each call is followed by one of {@link #release}. */
    public static Store acquire(Path root) {
        Path path = real(root);
        synchronized (OPEN) {
            Opened opened = OPEN.get(path);
            if (opened == null) {
                opened = new Opened(new Store(path));
                OPEN.put(path, opened);
            }
            opened.users++;
            opened.uses++;
            return opened.store;
        }
    }

    /** Uses the store of a directory. */
    public static <R> R with(Path root, Function<Store, R> use) {
        Store store = acquire(root);
        try {
            return use.apply(store);
        } finally {
            release(store);
        }
    }

    /** Whether a user of a store is its only one. */
    public static boolean isOnlyUser(Store store) {
        synchronized (OPEN) {
            Opened opened = OPEN.get(store.layout().root());
            return opened != null && opened.users == 1;
        }
    }

    /** Says that a store is not used any more. */
    public static void release(Store store) {
        Path path = store.layout().root();
        synchronized (OPEN) {
            Opened opened = OPEN.get(path);
            if (opened != null && --opened.users == 0) {
                long uses = opened.uses;
                Housekeeper.schedule(() -> closeIdle(path, uses), IDLE_MILLIS);
            }
        }
    }

    private static void closeIdle(Path path, long uses) {
        Opened idle;
        synchronized (OPEN) {
            idle = OPEN.get(path);
            if (idle == null || idle.users > 0 || idle.uses != uses) {
                return;
            }
            OPEN.remove(path);
        }
        idle.store.close();
    }

    /** Closes a store at once, for tests and tools. */
    public static void close(Path root) {
        Opened closed;
        Housekeeper.<@Nullable Object>call(() -> null); // a sweep that is due would open it again
        synchronized (OPEN) {
            closed = OPEN.remove(real(root));
        }
        if (closed != null) {
            closed.store.close();
        }
    }

    private static Path real(Path root) {
        Path path = root.toAbsolutePath().normalize();
        try {
            return Files.exists(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            return path;
        }
    }
}
