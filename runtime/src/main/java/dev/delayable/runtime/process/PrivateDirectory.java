package dev.delayable.runtime.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The directory of this JVM for what it shares with its workers: sockets, marks and arrays. Nobody but the user can enter it.
 * It is deleted when the JVM ends; if the JVM is killed, by its workers; if those are killed too, by the next JVM that makes
 * one. Thread-safe.
 */
final class PrivateDirectory {

    private static final String PREFIX = "delayable-";

    /** In memory, where Linux has it; a short name too, and that of a socket must be short. */
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final String LOCK = "alive";

    /** How often, and after how long each time, a worker looks whether its parent has let go of the lock. */
    private static final int LOOKS = 100;

    private static final long LOOK_MILLIS = 20;

    private static final int CHUNK_BYTES = 1 << 17;

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** How often a name is tried that somebody has. */
    private static final int MAX_ATTEMPTS = 1000;

    private static @Nullable PrivateDirectory own;

    private final Path path;

    /** Held until this JVM ends, in whatever way. */
    @SuppressWarnings({"unused", "UnusedVariable", "FieldCanBeLocal"})
    private final @Nullable FileLock lock;

    private PrivateDirectory(Path path) throws IOException {
        this.path = path;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    /** The directory of this JVM. */
    static synchronized PrivateDirectory own() throws IOException {
        if (own == null || !Files.isDirectory(own.path)) {
            Path parent = Files.isWritable(SHARED_MEMORY)
                    ? SHARED_MEMORY
                    : Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            sweep(parent);
            PrivateDirectory created = new PrivateDirectory(create(parent));
            Runtime.getRuntime().addShutdownHook(new Cleanup(created.path));
            own = created;
        }
        return own;
    }

    /** Deletes the directory when this JVM ends. */
    private static final class Cleanup extends Thread {

        private final Path directory;

        Cleanup(Path directory) {
            super("delayable-cleanup");
            this.directory = directory;
        }

        @Override
        public void run() {
            deleteAll(directory);
        }
    }

    private static String ownPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private static Path create(Path parent) throws IOException {
        FileAttribute<?>[] attributes =
                parent.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0]; // in the user's own directory
        // Not createTempDirectory: its random names take a new JVM 20 ms. Whoever guesses a name can only take it away.
        for (int attempt = 1; ; attempt++) {
            Path path = parent.resolve(ownPrefix() + Long.toHexString(System.nanoTime()));
            try {
                return Files.createDirectory(path, attributes);
            } catch (FileAlreadyExistsException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Deletes what JVMs have left behind that are no more. */
    private static void sweep(Path parent) {
        String[] names = parent.toFile().list();
        if (names == null) {
            return; // it only costs space
        }
        for (String name : names) {
            Path directory = parent.resolve(name);
            if (name.startsWith(PREFIX) && isLeftBehind(directory)) {
                deleteAll(directory);
            }
        }
    }

    /** Deletes the directory of a parent that has died, once it is known to have; it may have done so itself. */
    static void deleteIfLeftBehind(Path directory) {
        for (int look = 0; look < LOOKS && Files.exists(directory); look++) {
            if (isLeftBehind(directory)) {
                deleteAll(directory);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    /**
     * Whether nobody holds the lock that is held for as long as a JVM lives. That of this JVM must not be looked at: many
     * systems take all locks of a file from a process that closes it once.
     */
    private static boolean isLeftBehind(Path directory) {
        if (String.valueOf(directory.getFileName()).startsWith(ownPrefix())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another user's, or just being made, or of this JVM
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** Writes the content of an array to a new file; null if there is no room. */
    @Nullable
    Path write(String name, PrimitiveArray array) {
        Path file = path.resolve(name);
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < array.byteLength(); at += CHUNK_BYTES) {
                chunk.clear();
                array.copyTo(chunk, at, (int) Math.min(CHUNK_BYTES, array.byteLength() - at));
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            return file;
        } catch (IOException e) {
            delete(file);
            return null;
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is deleted with the directory.
        }
    }

    /** Deletes a directory of files. */
    static void deleteAll(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                delete(file);
            }
        } catch (IOException e) {
            // Somebody else is deleting it.
        }
        delete(directory);
    }
}
