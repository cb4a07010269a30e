package dev.delayable.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What jobs on this machine tell one another and the test, in a folder. */
record Notes(String folder) implements Serializable {

    Notes(Path folder) {
        this(folder.toString());
    }

    /** Adds a line to a list. */
    void add(String list, Object line) {
        try {
            Files.writeString(Path.of(folder, list), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a list. */
    List<String> lines(String list) {
        try {
            Path file = Path.of(folder, list);
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a list has so many lines. */
    void await(String list, int count) throws InterruptedException {
        long end = System.nanoTime() + SparkCluster.PATIENCE.toNanos();
        while (lines(list).size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError(list + " has only " + lines(list));
            }
            Thread.sleep(10);
        }
    }

    /** Waits until so many have come to a place. */
    void meet(String place, int count) throws InterruptedException {
        add(place, "here");
        await(place, count);
    }
}
