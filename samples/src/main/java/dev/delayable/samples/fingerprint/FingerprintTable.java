package dev.delayable.samples.fingerprint;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints fingerprints line by line, then what could not be read and why. Paths are those below one directory. */
final class FingerprintTable {

    private final PrintStream out;
    private final Path directory;
    private final int rows;

    /** A table of up to that many fingerprints; of all for 0. */
    FingerprintTable(PrintStream out, Path directory, int rows) {
        this.out = out;
        this.directory = directory;
        this.rows = rows;
    }

    void print(String algorithm, List<? extends FileResult> results) {
        printFingerprints(algorithm, select(FileFingerprint.class, results));
        printUnreadable(select(Unreadable.class, results));
    }

    private static <R extends FileResult> List<R> select(Class<R> type, List<? extends FileResult> results) {
        return results.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void printFingerprints(String algorithm, List<FileFingerprint> fingerprints) {
        int width = fingerprints.stream()
                .mapToInt(fingerprint -> fingerprint.digest().length())
                .reduce(algorithm.length(), Math::max);
        String format = "%-" + width + "s %,13d %,9d  %s%n";
        out.printf("%-" + width + "s %13s %9s  %s%n", algorithm, "bytes", "lines", "file");
        int shown = rows == 0 ? fingerprints.size() : Math.min(rows, fingerprints.size());
        for (FileFingerprint each : fingerprints.subList(0, shown)) {
            out.printf(Locale.ROOT, format, each.digest(), each.size(), each.lines(), name(each.path()));
        }
        if (shown < fingerprints.size()) {
            out.printf(Locale.ROOT, "... and %,d more; --rows 0 prints all%n", fingerprints.size() - shown);
        }
        long bytes = fingerprints.stream().mapToLong(FileFingerprint::size).sum();
        long lines = fingerprints.stream().mapToLong(FileFingerprint::lines).sum();
        String total =
                fingerprints.size() == 1 ? "1 file" : String.format(Locale.ROOT, "%,d files", fingerprints.size());
        out.printf(Locale.ROOT, format, "", bytes, lines, total);
    }

    private void printUnreadable(List<Unreadable> unreadable) {
        if (unreadable.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%nNot fingerprinted: %,d%n", unreadable.size());
        for (Unreadable each : unreadable) {
            out.println("  " + name(each.path()) + ": " + printable(each.reason()));
        }
    }

    private String name(Path path) {
        Path relative = directory.relativize(path);
        return relative.toString().isEmpty() ? "." : printable(relative.toString());
    }

    /** The name of a file may hold line feeds and what else would break the table. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
