package dev.delayable.benchmarks.stores;

import dev.delayable.benchmarks.jvm.OwnJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares ways to keep small results: CPU time of the thread for each put, get and miss, the size and number of files, and what a kill
 * in full flow loses of what was acknowledged. Argument: how many results, 20,000 by default; a commit each is measured with a hundredth.
 */
public final class StoresComparison {

    private StoresComparison() {}

    /**
     * Prints a table.
     *
     * @param args how many results
     */
    public static void main(String[] args) throws Exception {
        System.out.print(table(args.length == 0 ? 20_000 : Integer.parseInt(args[0])));
    }

    /** Compares all, each in a JVM of its own. */
    static String table(int count) throws Exception {
        StringBuilder table = new StringBuilder(
                "| store | results | put, µs CPU | get | miss | opened, ms | bytes each | files | JAR, MB | flags "
                        + "| acknowledged before a kill, lost | second JVM |\n");
        table.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (StoreKind kind : StoreKind.values()) {
            int results = kind == StoreKind.MVSTORE_COMMITTED ? count / 100 : count;
            Path directory = Files.createTempDirectory("stores");
            try {
                table.append(OwnJvm.run(
                                List.of(), StoreRow.class, kind.name(), directory.toString(), String.valueOf(results)))
                        .append('\n');
            } finally {
                delete(directory);
            }
        }
        return table.toString();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
