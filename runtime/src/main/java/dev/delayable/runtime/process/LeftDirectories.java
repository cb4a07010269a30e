package dev.delayable.runtime.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Finds the {@link PrivateDirectory private directories} of JVMs that have ended, and deletes them. */
final class LeftDirectories {

    /** How often, and after how long each time, a worker looks whether its parent has let go of the lock. */
    private static final int LOOKS = 100;

    private static final long LOOK_MILLIS = 20;

    /** After what time a directory without a lock is one whose maker was killed, and not one that is just being made. */
    private static final long MAKING_SECONDS = 60;

    private LeftDirectories() {}

    /** Deletes what JVMs of this user have left behind that are no more. */
    static void sweep(Path parent, Path own) {
        String[] names = parent.toFile().list();
        if (names == null) {
            return; // it only costs space
        }
        for (String name : names) {
            Path directory = parent.resolve(name);
            if (name.startsWith(PrivateDirectory.PREFIX) && !directory.equals(own) && isLeftBehind(directory, own)) {
                PrivateDirectory.deleteAll(directory);
            }
        }
    }

    /** Deletes the directory of a parent that has died, once it is known to have; it may have done so itself. */
    static void deleteIfLeftBehind(Path directory) {
        for (int look = 0; look < LOOKS && Files.exists(directory); look++) {
            if (isLeftBehind(directory, null)) {
                PrivateDirectory.deleteAll(directory);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    /**
     * Whether nobody holds the lock that is held for as long as a JVM lives. That of this JVM must not be looked at: many
     * systems take all locks of a file from a process that closes it once. Nor must anything be opened that is not this user's.
     *
     * @param own a directory of this user; null if the other one is known to be, too
     */
    private static boolean isLeftBehind(Path directory, @Nullable Path own) {
        if (String.valueOf(directory.getFileName()).startsWith(PrivateDirectory.OwnName.PREFIX_OF_JVM)) {
            return false;
        }
        Path file = directory.resolve(PrivateDirectory.LOCK);
        try {
            if (!isOwn(directory, own) || (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isRegular(file))) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock()) {
                return lock != null;
            }
        } catch (NoSuchFileException e) {
            return isOld(directory);
        } catch (IOException | OverlappingFileLockException e) {
            return false; // just being deleted, or of this JVM
        }
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS); // to open a pipe may block
    }

    /** Whether it is a directory of the owner of another one, and nobody else can enter it. */
    private static boolean isOwn(Path directory, @Nullable Path own) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (own == null || !PrivateDirectory.hasPosix(directory)) {
            return true;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.permissions().equals(PrivateDirectory.OWNER_ONLY)
                && attributes.owner().equals(Files.getOwner(own, LinkOption.NOFOLLOW_LINKS));
    }

    private static boolean isOld(Path directory) {
        try {
            Instant changed = Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                    .toInstant();
            return changed.isBefore(Instant.now().minusSeconds(MAKING_SECONDS));
        } catch (IOException e) {
            return false;
        }
    }
}
