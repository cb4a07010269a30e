package dev.delayable.benchmarks.stores;

import dev.delayable.benchmarks.jvm.OwnJvm;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A program that measures one way to keep small results, and prints its row of the table. */
final class StoreRow {

    private static final int KILLED_AFTER = 500;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StoreRow() {}

    /**
     * Prints the row; or, as a second program that uses a store, puts one result.
     *
     * @param args the kind of store, a directory, and how many results; or the kind, the directory of an open store, and {@code second}
     */
    public static void main(String[] args) throws Exception {
        StoreKind kind = StoreKind.valueOf(args[0]);
        Path directory = Path.of(args[1]);
        if (args[2].equals("second")) {
            try (ResultStore store = kind.open(directory)) {
                store.put(Stored.key(-1), Stored.value(-1));
                System.out.println("writes too");
            } catch (Exception e) {
                System.out.println(e.getClass().getSimpleName());
            }
            return;
        }
        compare(kind, directory, Integer.parseInt(args[2]));
    }

    private static void compare(StoreKind kind, Path directory, int count) throws Exception {
        Path measured = directory.resolve("measured");
        double put;
        try (ResultStore store = kind.open(measured)) {
            put = micros(count, i -> store.put(Stored.key(i), Stored.value(i)));
        }
        long start = System.nanoTime();
        double get;
        double miss;
        double opened;
        String second;
        try (ResultStore store = kind.open(measured)) {
            opened = (System.nanoTime() - start) / 1e6;
            get = micros(count, i -> check(Arrays.equals(store.get(Stored.key(i)), Stored.value(i))));
            miss = micros(count, i -> check(store.get(Stored.key(-2 - i)) == null));
            second = OwnJvm.run(List.of(), StoreRow.class, kind.name(), measured.toString(), "second");
        }
        long bytes;
        long files;
        try (Stream<Path> all = Files.walk(measured)) {
            long[] sizes = all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .toArray();
            bytes = Arrays.stream(sizes).sum();
            files = sizes.length;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.0f | %d | %,d | %.1f | %s | %s | %s |%n",
                kind.text(),
                count,
                put,
                get,
                miss,
                opened,
                bytes / count,
                files,
                kind.jarBytes() / 1e6,
                kind.flags(),
                kill(kind, directory.resolve("killed")),
                second);
    }

    private interface Step {
        void run(int i) throws Exception;
    }

    private static double micros(int count, Step step) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            step.run(i);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / count;
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("the store returns something else than was put");
        }
    }

    /** How many results were acknowledged, and how many of them are gone afterwards. */
    private static String kill(StoreKind kind, Path directory) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stored.class.getName(),
                        kind.name(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int last = -1;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Integer.parseInt(line) == last + 1) { // the last line may be cut
                    last++;
                }
                if (last == KILLED_AFTER) {
                    process.toHandle().destroyForcibly(); // that of the process closes what is read here
                }
            }
        }
        int lost = 0;
        try (ResultStore store = kind.open(directory)) {
            for (int i = 0; i <= last; i++) {
                if (!Arrays.equals(store.get(Stored.key(i)), Stored.value(i))) {
                    lost++;
                }
            }
        } catch (Exception e) {
            return (last + 1) + ", does not open: " + e.getClass().getSimpleName();
        }
        return (last + 1) + ", " + lost;
    }
}
