package dev.delayable.memory.store;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who computes what, among the JVMs that use a directory: a locked file for each job that runs. The lock ends with its JVM. Locks are
 * taken by the housekeeper, because an interrupt would close the channel.
 */
public final class Claims {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Of this JVM, by file. */
    private static final Set<File> HELD = ConcurrentHashMap.newKeySet();

    private final Store store;

    /** Claims that have not ended: those of jobs that the end of their run has kept from an end of their own, too. */
    private final Set<Claim> open = ConcurrentHashMap.newKeySet();

    /** For the jobs of one run. */
    public Claims(Store store) {
        this.store = store;
    }

    /** Ends all claims of the run. */
    public void end() {
        open.forEach(Claim::end);
    }

    /** A job that this JVM computes, or that it computes because the other one took too long. */
    public final class Claim {

        private final File file;
        private final @Nullable RandomAccessFile lock;

        Claim(File file, @Nullable RandomAccessFile lock) {
            this.file = file;
            this.lock = lock;
        }

        /** Lets others have it. Does nothing the second time: the file may be another claim's by then. */
        public void end() {
            if (lock != null && open.remove(this)) {
                try {
                    Housekeeper.<@Nullable Object>withLocks(() -> {
                        file.delete();
                        lock.close();
                        return null;
                    });
                } catch (IOException e) {
                    // who waits for it does so no longer than it has patience
                } finally {
                    HELD.remove(file);
                }
            }
        }
    }

    /**
     * Claims a job; where another JVM has done so, waits for it.
     *
     * @param patience how long to wait
     * @param isDone whether the result is there
     */
    public Claim claim(Key key, Duration patience, BooleanSupplier isDone) {
        File file = store.layout().claims().resolve(key.toString()).toFile();
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
        while (true) {
            RandomAccessFile lock = HELD.add(file) ? tryLock(file) : null;
            if (lock != null || deadline - System.nanoTime() < 0 || isDone.getAsBoolean()) {
                Claim claim = new Claim(file, lock);
                if (lock != null) {
                    open.add(claim);
                }
                return claim;
            }
            LockSupport.parkNanos(LOOK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                return new Claim(file, null);
            }
        }
    }

    private @Nullable RandomAccessFile tryLock(File file) {
        RandomAccessFile lock;
        try {
            lock = Housekeeper.<@Nullable RandomAccessFile>withLocks(() -> {
                store.layout().create();
                Files.createDirectories(store.layout().claims());
                return lock(file);
            });
        } catch (IOException e) {
            lock = null; // nothing can be claimed there: it is computed
        }
        if (lock == null) {
            HELD.remove(file);
        }
        return lock;
    }

    /** The holder deletes the file before it lets go of it: who has locked the deleted one has locked nothing. */
    private static @Nullable RandomAccessFile lock(File file) throws IOException {
        RandomAccessFile opened = new RandomAccessFile(file, "rw");
        try {
            FileLock lock = opened.getChannel().tryLock();
            if (lock != null && file.exists()) {
                return opened;
            }
        } catch (OverlappingFileLockException e) {
            // by another class loader
        }
        opened.close();
        return null;
    }
}
