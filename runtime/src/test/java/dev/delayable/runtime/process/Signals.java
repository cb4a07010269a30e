package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a test and its jobs, in whatever process, tell one another: lines in the files of a folder, one file for each kind of
 * signal. No interrupt keeps a signal from being given.
 */
record Signals(String folder) implements Serializable {

    static Signals in(Path folder) {
        try {
            return new Signals(Files.createDirectories(folder).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String kind) {
        return Path.of(folder, kind);
    }

    void give(String kind) {
        give(kind, "");
    }

    /** Adds a line at once, whoever adds another. */
    void give(String kind, String line) {
        try (FileOutputStream file = new FileOutputStream(file(kind).toFile(), true)) {
            file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of all signals of a kind, in the order in which they were given. */
    List<String> given(String kind) {
        try {
            return Files.exists(file(kind)) ? Files.readAllLines(file(kind)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count(String kind) {
        return given(kind).size();
    }

    /** Waits until a number of signals of a kind were given; an interrupt that comes later leaves its flag. */
    void await(String kind, int count) throws InterruptedException {
        while (count(kind) < count) {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                if (count(kind) < count) {
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
        }
    }

    void await(String kind) throws InterruptedException {
        await(kind, 1);
    }

    /** Waits for a signal, whoever interrupts that. */
    void awaitStubbornly(String kind) {
        while (count(kind) < 1) {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException ignored) {
                // That is what it is for.
            }
        }
    }

    /** Waits until as many jobs as that have come here. */
    void meet(int parties) throws InterruptedException {
        give("met");
        await("met", parties);
    }

    // What is known of watched jobs.

    /** A job that tells when it starts and when it ends. */
    <T extends @Nullable Object> Job<T> watch(Job<T> job) {
        return ProcessJob.of(job.function().name(), () -> {
            give("watched", "+" + ProcessJob.pid());
            try {
                return job.call();
            } finally {
                give("watched", "-" + ProcessJob.pid());
            }
        });
    }

    int started() {
        return starts(given("watched"));
    }

    int ended() {
        List<String> lines = given("watched");
        return lines.size() - starts(lines);
    }

    int running() {
        List<String> lines = given("watched");
        return 2 * starts(lines) - lines.size();
    }

    private static int starts(List<String> lines) {
        return (int) lines.stream().filter(line -> line.startsWith("+")).count();
    }

    /** How many were running at once, at most. */
    int peak() {
        int running = 0;
        int peak = 0;
        for (String line : given("watched")) {
            running += line.startsWith("+") ? 1 : -1;
            peak = Math.max(peak, running);
        }
        return peak;
    }
}
