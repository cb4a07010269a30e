package dev.delayable.samples.gallery;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Counts the lines of all files below a folder. */
public final class CountLines {

    private CountLines() {}

    @Delayable
    static long countLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    static List<Outcome<Long>> countAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Parallel.nJobs(-1)
                    .outcomes(files.filter(Files::isRegularFile).map(CountLinesDelayed::countLines));
        }
    }

    /** Prints one line for each file: its lines, or why it could not be read. */
    public static void main(String... args) throws IOException {
        for (Outcome<Long> outcome : countAll(Path.of(args[0]))) {
            System.out.println(outcome.job() + ": " + (outcome.isSuccess() ? outcome.value() : outcome.exception()));
        }
    }
}
