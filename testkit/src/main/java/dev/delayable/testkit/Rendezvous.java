package dev.delayable.testkit;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Where a test and its jobs, in whatever JVM, leave word for one another: lists of lines, each list under a name. It is sent
 * with the jobs. Thread-safe.
 *
 * <p>{@link #inMemory()} serves where jobs run in the JVM of the test, {@link #inFolder(Path)} where they run on the same
 * machine, or share a file system that shows each reader at once what another has written. Workers elsewhere need another
 * one, for example a socket of the test.
 *
 * @since 0.1
 */
public interface Rendezvous extends Serializable, AutoCloseable {

    /**
     * Adds a line to a list, after all that are there. Returns once every reader sees it, also when the thread is interrupted,
     * and leaves the interrupt flag as it is.
     *
     * @param list the name of the list: letters, digits, spaces and hyphens
     * @param line a text of one line
     */
    void add(String list, String line);

    /**
     * What was added to a list.
     *
     * @param list the name of the list
     * @return the lines, in the order in which they were added; empty if there are none
     * @throws IllegalStateException if the rendezvous was closed: what still waits there must not wait on
     */
    List<String> lines(String list);

    /** Forgets all. Called by the test when it is over. */
    @Override
    void close();

    /**
     * A new rendezvous for jobs that run in this JVM, whether they are copied or not.
     *
     * @return the rendezvous
     */
    static Rendezvous inMemory() {
        return MemoryRendezvous.create();
    }

    /**
     * A new rendezvous in files.
     *
     * @param folder an existing folder, in which a new one is made, and deleted by {@link #close}
     * @return the rendezvous
     */
    static Rendezvous inFolder(Path folder) {
        try {
            return new FolderRendezvous(Files.createDirectory(
                            folder.resolve("rendezvous-" + UUID.randomUUID()).toAbsolutePath())
                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
