package dev.delayable.runtime.faults;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The traces that the jobs of a scene leave in a folder, in whatever process they run; one file for each start and end. */
final class Trace implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A stuck job ends after this time at the latest, should its scene forget it. */
    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();

    private final String folder;

    private Trace(String folder) {
        this.folder = folder;
    }

    static Trace in(Path folder) {
        try {
            return new Trace(Files.createDirectories(folder).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A job starts; returns for which time. */
    int start(int job) {
        return leave("start-" + job + "-");
    }

    void end(int job) {
        int unused = leave("end-" + job + "-");
    }

    private int leave(String kind) {
        for (int count = 1; ; count++) {
            try {
                Files.createFile(Path.of(folder, kind + count));
                return count;
            } catch (FileAlreadyExistsException e) {
                // The next number, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    long starts(int job) {
        return count("start-" + job + "-");
    }

    long ends(int job) {
        return count("end-" + job + "-");
    }

    private long count(String kind) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return names.stream().filter(name -> name.startsWith(kind)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything go on that waits for it. */
    void release() {
        int unused = leave("release-");
    }

    /** Waits for the release, whatever interrupts there are. */
    void awaitRelease() {
        long start = System.nanoTime();
        while (!Files.exists(Path.of(folder, "release-1")) && System.nanoTime() - start < LONGEST_NANOS) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException ignored) {
                // That is what it is for.
            }
        }
    }
}
