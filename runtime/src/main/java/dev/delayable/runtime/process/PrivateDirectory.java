package dev.delayable.runtime.process;

import dev.delayable.runtime.remote.parent.ParentExit;
import dev.delayable.runtime.remote.wire.ArrayContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory of this JVM for files that it shares with its workers: sockets, marks and arrays. Only the user can enter
 * it. One directory is in shared memory, if the system has that and it has room, and one in the temporary directory. They
 * are deleted when no run and no worker needs them. If the JVM is killed, its workers delete them; if those are killed
 * too, the next JVM that creates such a directory does. Thread-safe.
 */
final class PrivateDirectory {

    static final String PREFIX = "delayable-";

    /** In memory, where Linux has it; a short name too, and that of a socket must be short. */
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    static final String LOCK = "alive";

    /** What an array must leave free: the starts of workers need some room, too. */
    static final long RESERVE_BYTES = 1 << 20;

    /** Where directories may be, if not where they are everywhere. Replaced by tests. */
    private static volatile @Nullable List<Path> replacedParents;

    /** Replaced by tests. */
    private static volatile long reserveBytes = RESERVE_BYTES;

    static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** How often a name is tried that somebody has. */
    private static final int MAX_ATTEMPTS = 1000;

    /** Those of this JVM. Guarded by the class. */
    private static final List<PrivateDirectory> OWN = new ArrayList<>();

    private final Path parent;
    private final Path path;

    /** Held until this JVM ends, in whatever way, or the directory is deleted. */
    private final FileChannel lock;

    private PrivateDirectory(Path parent, Path path) throws IOException {
        this.parent = parent;
        this.path = path;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock unused = lock.tryLock();
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** How many places for directories there are, the best first. */
    static int places() {
        return parents().size();
    }

    /** The directory of this JVM in a place, made if need be. */
    static PrivateDirectory in(int place) throws IOException {
        return in(parents().get(place));
    }

    /** Where directories may be. */
    private static List<Path> parents() {
        List<Path> replaced = replacedParents;
        if (replaced != null) {
            return replaced;
        }
        return Files.isWritable(SHARED_MEMORY) ? List.of(SHARED_MEMORY, temporary()) : List.of(temporary());
    }

    /**
     * Lets a test say where directories may be.
     *
     * @param parents the best first; null for where they are everywhere
     * @param reserve how many bytes an array must leave free
     */
    static void setPlaces(@Nullable List<Path> parents, long reserve) {
        replacedParents = parents;
        reserveBytes = reserve;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    private static synchronized PrivateDirectory in(Path parent) throws IOException {
        for (PrivateDirectory known : OWN) {
            if (known.parent.equals(parent)) {
                if (Files.isDirectory(known.path, LinkOption.NOFOLLOW_LINKS)) {
                    return known;
                }
                OWN.remove(known); // somebody has deleted it
                known.lock.close();
                break;
            }
        }
        Path path = create(parent);
        try {
            PrivateDirectory created = new PrivateDirectory(parent, path);
            OWN.add(created);
            ParentExit.atEnd(DeleteOwn.INSTANCE);
            LeftDirectories.sweep(parent, path);
            return created;
        } catch (IOException e) {
            deleteAll(path);
            throw e;
        }
    }

    private enum DeleteOwn implements Runnable {
        INSTANCE;

        @Override
        public void run() {
            deleteOwn();
        }
    }

    /** Deletes the directories of this JVM: nobody needs them any more, or the JVM ends. */
    static synchronized void deleteOwn() {
        for (PrivateDirectory known : OWN) {
            deleteAll(known.path);
            try {
                known.lock.close();
            } catch (IOException e) {
                // The lock ends with this JVM.
            }
        }
        OWN.clear();
    }

    /** Says why there is no directory. */
    static String trouble(@Nullable IOException cause) {
        return "there is none in " + temporary() + ", where the system property java.io.tmpdir points"
                + (cause == null ? "" : ": " + cause)
                + "; point it to a directory in which this user can make files, and that has room for some";
    }

    /** How the names begin that this JVM gives. */
    static final class OwnName {

        /** After a restart of a container, another JVM may have the same process id. */
        static final String PREFIX_OF_JVM = find();

        private static String find() {
            ProcessHandle self = ProcessHandle.current();
            Instant start = self.info().startInstant().orElse(Instant.EPOCH);
            return PREFIX + self.pid() + "-" + Long.toHexString(start.toEpochMilli()) + "-";
        }
    }

    private static Path create(Path parent) throws IOException {
        FileAttribute<?>[] attributes = hasPosix(parent)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0]; // in the user's own directory
        // Not createTempDirectory: its random names take a new JVM 20 ms. Whoever guesses a name can only take it away.
        for (int attempt = 1; ; attempt++) {
            Path path = parent.resolve(OwnName.PREFIX_OF_JVM + Long.toHexString(System.nanoTime()));
            try {
                return Files.createDirectory(path, attributes);
            } catch (FileAlreadyExistsException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    static boolean hasPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** Writes the content of an array to a new file, in the first directory that has room for it; null if none has. */
    static @Nullable Path write(String name, ArrayContent array) {
        for (int place = 0; place < places(); place++) {
            try {
                PrivateDirectory directory = in(place);
                long free = directory.path.toFile().getUsableSpace();
                if (free - reserveBytes >= array.byteLength()) {
                    Path file = directory.resolve(name);
                    writeInto(file, array);
                    return file;
                }
            } catch (IOException e) {
                // No room after all: the next place.
            }
        }
        return null;
    }

    private static void writeInto(Path file, ArrayContent array) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            array.writeTo(channel);
        } catch (IOException e) {
            delete(file);
            throw e;
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
