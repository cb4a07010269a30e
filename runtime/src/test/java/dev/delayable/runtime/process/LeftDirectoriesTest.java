package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftDirectoriesTest {

    @TempDir
    private Path folder;

    private Path own = Path.of("");

    @BeforeEach
    void makeOwn() throws IOException {
        own = left(PrivateDirectory.OwnName.PREFIX_OF_JVM + "0");
    }

    /** A directory as a JVM leaves it that was killed. */
    private Path left(String name) throws IOException {
        Path directory = made(name);
        Files.createFile(directory.resolve(PrivateDirectory.LOCK));
        Files.createFile(directory.resolve("array-1-1"));
        return directory;
    }

    private Path made(String name) throws IOException {
        Path directory = folder.resolve(name);
        return PrivateDirectory.hasPosix(folder)
                ? Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PrivateDirectory.OWNER_ONLY))
                : Files.createDirectory(directory);
    }

    private void sweep() {
        LeftDirectories.sweep(folder, own);
    }

    @Test
    void whatAKilledJvmHasLeftIsDeleted() throws IOException {
        Path left = left("delayable-4711-18f00000000-1");

        sweep();

        assertThat(left).doesNotExist();
        assertThat(own).exists();
    }

    /** In a container every JVM has the process id 1, and the shared memory may outlive it. */
    @Test
    void whatAnEarlierJvmWithTheSameProcessIdHasLeftIsDeleted() throws IOException {
        Path left = left("delayable-" + ProcessHandle.current().pid() + "-1-1");

        sweep();

        assertThat(left).doesNotExist();
    }

    @Test
    void whatThisJvmHasIsKept() throws IOException {
        Path another = left(PrivateDirectory.OwnName.PREFIX_OF_JVM + "1");

        sweep();

        assertThat(another.resolve("array-1-1")).exists();
    }

    @Test
    void aDirectoryWhoseLockIsHeldIsKept() throws IOException {
        Path alive = left("delayable-4711-18f00000000-1");
        try (FileChannel channel = FileChannel.open(alive.resolve(PrivateDirectory.LOCK), StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();

            sweep();

            assertThat(alive.resolve("array-1-1")).exists();
        }
    }

    @Test
    void aDirectoryWithoutALockIsDeletedOnceItIsOld() throws IOException {
        Path young = made("delayable-4711-18f00000000-1");
        Path old = made("delayable-4711-18f00000000-2");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));

        sweep();

        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void whatHasAnotherNameIsKept() throws IOException {
        Path other = left("others-4711");
        Path file = Files.createFile(folder.resolve("delayable-file"));

        sweep();

        assertThat(other.resolve("array-1-1")).exists();
        assertThat(file).exists();
    }

    @Test
    void whatOthersMayEnterIsNotOurs() throws IOException {
        assumeTrue(PrivateDirectory.hasPosix(folder), "there are no permissions here");
        Path open = left("delayable-4711-18f00000000-1");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));

        sweep();

        assertThat(open.resolve("array-1-1")).exists();
    }

    @Test
    void whatBelongsToAnotherUserIsNotOurs() throws IOException {
        assumeTrue(PrivateDirectory.hasPosix(folder), "there are no owners here");
        Path others = left("delayable-4711-18f00000000-1");
        try {
            Files.setOwner(
                    others,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException e) {
            assumeTrue(false, "only root can give a directory to another user");
        }

        sweep();

        assertThat(others.resolve("array-1-1")).exists();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = left("elsewhere");
        Path link = folder.resolve("delayable-4711-18f00000000-1");
        Files.createSymbolicLink(link, elsewhere);

        sweep();

        assertThat(link).isSymbolicLink();
        assertThat(elsewhere.resolve("array-1-1")).exists();
    }

    @Test
    void aWorkerDeletesWhatItsKilledParentHasLeft() throws IOException {
        Path left = left("delayable-4711-18f00000000-1");

        LeftDirectories.deleteIfLeftBehind(left);

        assertThat(left).doesNotExist();
    }
}
