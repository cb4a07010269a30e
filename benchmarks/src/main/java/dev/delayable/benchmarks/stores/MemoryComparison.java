package dev.delayable.benchmarks.stores;

import dev.delayable.benchmarks.joblib.Joblib;
import dev.delayable.benchmarks.joblib.JoblibTimes;
import dev.delayable.benchmarks.jvm.OwnJvm;
import dev.delayable.memory.Memory;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What keeping results costs, beside joblib's Memory where a Python can import it. Writes {@code MEMORY.md} into the working directory.
 * Times are CPU times: of the thread that runs the jobs, and of joblib's process. Argument: how many small results are kept in the largest
 * row, a million by default.
 */
public final class MemoryComparison {

    private static final int JVMS = 5;
    private static final int ROUNDS = 30;
    private static final int LARGE = 12_500_000; // 100 MB of doubles
    private static final double NONE = Double.NaN;

    private static final String LIMITS = """
            The goals of small calls are parts of joblib's time, and were set beside joblib 1.6.dev, which took 155 to 178 µs for a hit and \
            454 to 765 µs for a store. A fresh JVM loads its classes, interprets its first calls, and reads the code of the function \
            once: that is most of its time for 10,000 calls, and nothing of the time of a warm one. The busier the machine, the later its \
            code is compiled, and the more of these calls are interpreted. Joblib compares no checksum when it loads; we do. Jobs of a run \
            without a memory take turns with the same jobs and with those of a run with `Memory.none()`.""";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path directory;
    private final int many;
    private final Map<String, List<Double>> joblib = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    private MemoryComparison(Path directory, int many) {
        this.directory = directory;
        this.many = many;
    }

    /**
     * Measures, prints and writes.
     *
     * @param args how many small results
     */
    public static void main(String[] args) throws Exception {
        int many = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("memory");
        try {
            String report = new MemoryComparison(directory, many).measure();
            System.out.println(report);
            Files.writeString(Path.of("MEMORY.md"), report);
        } finally {
            delete(directory);
        }
    }

    private String measure() throws Exception {
        Optional<Joblib> python = Joblib.find();
        out.append("# What keeping results costs\n\n");
        out.append(
                "Written by the benchmarks; see CONTRIBUTING.md for the command. CPU time for each call: of the thread that runs the"
                        + " jobs, and of joblib's process. Fresh: the first 10,000 calls of a JVM, in the middle of "
                        + JVMS + " JVMs, without their start. Warm: in the middle of the later half of " + ROUNDS
                        + " times 10,000 calls. The rest: the best of 5.\n\n");
        out.append("- JVM: ").append(System.getProperty("java.vm.version")).append('\n');
        out.append("- joblib: ")
                .append(python.map(Joblib::version).orElse("none"))
                .append('\n');
        out.append("- Processors: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append('\n');
        out.append(String.format(
                Locale.ROOT,
                "- Load of the machine before the run: %.1f%n%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        if (python.isPresent()) {
            for (JoblibTimes row : python.get().time("memory.py", String.valueOf(LARGE))) {
                joblib.put(row.row(), row.values());
            }
        }
        out.append("| what | joblib | Delayable | ratio | goal | |\n| --- | --- | --- | --- | --- | --- |\n");
        smallCalls();
        keys();
        large();
        many();
        off();
        out.append("\n").append(LIMITS).append("\n");
        out.append("\n## Ways to keep small results\n\n");
        out.append("20,000 results of 100 bytes, one thread in a fresh JVM.\n\n");
        out.append(StoresComparison.table(20_000));
        return out.toString();
    }

    /** A row with a goal that is a part of joblib's time, or a time in the same unit if joblib has none. */
    private void row(String what, String unit, double factor, double ofJoblib, double ours, double part, double most) {
        double ratio = ofJoblib / ours;
        boolean hasJoblib = !Double.isNaN(ofJoblib);
        String goal = Double.isNaN(part)
                ? Double.isNaN(most) ? "" : format("at most %s %s", most * factor, unit)
                : "at most " + (part == 1 ? "the same" : String.format(Locale.ROOT, "1/%.0f", part));
        String verdict = Double.isNaN(part)
                ? Double.isNaN(most) ? "" : ours <= most ? "reached" : "missed"
                : !hasJoblib ? "" : ratio >= part ? "reached" : "missed";
        line(
                what,
                hasJoblib ? format("%s %s", ofJoblib * factor, unit) : "",
                format("%s %s", ours * factor, unit),
                hasJoblib ? String.format(Locale.ROOT, "1/%.1f", ratio) : "",
                goal,
                verdict);
    }

    private static String format(String text, double number, String unit) {
        return String.format(
                Locale.ROOT, text, String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.0f", number), unit);
    }

    private void line(String... cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        System.out.println(line);
        out.append(line).append('\n');
    }

    private double ofJoblib(String row) {
        List<Double> values = joblib.get(row);
        return values == null ? NONE : values.get(0);
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The lines of one kind that a program has printed. */
    private static List<Double> lines(String output, String kind) {
        return output.lines()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> Double.valueOf(line.substring(kind.length() + 1)) / 1e6)
                .toList();
    }

    private void smallCalls() throws Exception {
        List<Double> freshStores = new ArrayList<>();
        List<Double> freshHits = new ArrayList<>();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            String path = directory.resolve("fresh" + jvm).toString();
            freshStores.addAll(lines(OwnJvm.run(List.of(), SmallCalls.class, path, "1", "0"), "store"));
            freshHits.addAll(lines(OwnJvm.run(List.of(), SmallCalls.class, path, "0", "1"), "hit"));
        }
        String warm = OwnJvm.run(
                List.of(), SmallCalls.class, directory.resolve("warm").toString(), "" + ROUNDS, "" + ROUNDS);
        double stores = middle(lines(warm, "store").subList(ROUNDS / 2, ROUNDS));
        double hits = middle(lines(warm, "hit").subList(ROUNDS / 2, ROUNDS));
        row("a small call, hit, warm", "µs", 1e6, ofJoblib("HIT"), hits, 40, NONE);
        row("a small call, hit, fresh", "µs", 1e6, ofJoblib("HIT"), middle(freshHits), 25, NONE);
        row("a small call, store, warm", "µs", 1e6, ofJoblib("STORE"), stores, 80, NONE);
        row("a small call, store, fresh", "µs", 1e6, ofJoblib("STORE"), middle(freshStores), 20, NONE);
    }

    private interface Step {
        void run() throws Exception;
    }

    /** The CPU time of this thread, in seconds. */
    private static double seconds(Step step) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        step.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    private void keys() throws Exception {
        Memory memory = Memory.in(directory.resolve("keys"));
        double tiny = Double.MAX_VALUE;
        double large = Double.MAX_VALUE;
        double again;
        double[] values = new double[LARGE];
        try (var session = memory.openSession()) {
            for (int round = 0; round < 20; round++) {
                tiny = Math.min(tiny, seconds(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        session.slot(i, CallsDelayed.mul(i, 2));
                    }
                }));
            }
            for (int round = 0; round < 5; round++) {
                values[0] = round; // another content each time
                large = Math.min(large, seconds(() -> session.slot(0, CallsDelayed.first(values))));
            }
            again = seconds(() -> session.slot(0, CallsDelayed.first(values)));
        }
        row("key of `mul(int, int, operation=)`", "µs", 1e6, ofJoblib("KEY"), tiny / 100_000, NONE, 0.3e-6);
        row("key of a `double[]` of 100 MB", "ms", 1e3, ofJoblib("LARGE_KEY"), large, NONE, 75e-3);
        row("the same in a later job of the run", "ms", 1e3, ofJoblib("LARGE_KEY"), again, NONE, NONE);
    }

    private void large() throws Exception {
        Memory memory = Memory.in(directory.resolve("large"));
        Job<double[]> job = CallsDelayed.zeros(LARGE);
        double store = seconds(() -> Parallel.nJobs(1).memory(memory).run(job));
        double load = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            load = Math.min(load, seconds(() -> memory.find(job)));
        }
        row("compute and store a result of 100 MB", "ms", 1e3, ofJoblib("LARGE_STORE"), store, NONE, NONE);
        row("load a result of 100 MB", "ms", 1e3, ofJoblib("LARGE_LOAD"), load, 1, NONE);
    }

    private void many() throws Exception {
        Path kept = directory.resolve("many");
        OwnJvm.run(List.of("-Xmx64m"), ManyResults.class, "store", kept.toString(), "" + many);
        long[] sizes;
        try (Stream<Path> files = Files.walk(kept)) {
            sizes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .toArray();
        }
        long bytes = Arrays.stream(sizes).sum();
        String results = String.format(Locale.ROOT, "%,d results of 100 bytes", many);
        List<Double> disk = joblib.getOrDefault("DISK", List.of());
        double times = (double) many / SmallCalls.CALLS;
        String ofJoblib = disk.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,.0f files, %.1f GB (of small numbers; 10,000 counted)",
                        disk.get(0) * times,
                        disk.get(2) * times / 1e9);
        boolean isSmall = sizes.length < 10 && bytes <= 160L * many;
        line(
                results,
                ofJoblib,
                String.format(Locale.ROOT, "%d files, %d MB", sizes.length, bytes / 1_000_000),
                "",
                "under 10 files, at most 160 MB",
                isSmall ? "reached" : "missed");
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            // Would fail if they did not fit.
            String[] opened = OwnJvm.run(List.of("-Xmx40m"), ManyResults.class, "open", kept.toString())
                    .split(" ", -1);
            cpu.add(Double.valueOf(opened[0]) / 1e3);
            wall.add(Double.valueOf(opened[1]) / 1e3);
            heap.add(Double.valueOf(opened[2]) / 1e6);
        }
        row("opening them in a JVM with `-Xmx40m`", "ms", 1e3, NONE, middle(cpu), NONE, 1.5);
        line("the same, wall time", "", format("%s %s", middle(wall) * 1e3, "ms"), "", "", "");
        line(
                "heap that they hold",
                "",
                format("%s %s", middle(heap), "MB"),
                "",
                "at most 40 MB",
                middle(heap) <= 40 ? "reached" : "missed");
    }

    /**
     * Runs without a memory, the same a second time, and runs with none, in turns. What the first two differ by is what cannot be
     * measured here.
     */
    private void off() throws Exception {
        List<Job<Integer>> jobs = IntStream.range(0, 100_000)
                .<Job<Integer>>mapToObj(i -> CallsDelayed.mul(i, 2))
                .toList();
        List<Parallel> ways =
                List.of(Parallel.nJobs(1), Parallel.nJobs(1), Parallel.nJobs(1).memory(Memory.none()));
        List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < 4 * ROUNDS; round++) {
            for (int turn = 0; turn < ways.size(); turn++) {
                int way = (round + turn) % ways.size();
                double time = seconds(() -> ways.get(way).run(jobs));
                if (round >= ROUNDS) {
                    times.get(way).add(time / jobs.size());
                }
            }
        }
        double first = middle(times.get(0));
        double second = middle(times.get(1));
        double none = middle(times.get(2));
        double spread = Math.max(Math.abs(first - second), quartile(times.get(0), 3) - quartile(times.get(0), 1));
        row("a no-op job of 100,000, without a memory", "ns", 1e9, NONE, first, NONE, NONE);
        row("the same once more", "ns", 1e9, NONE, second, NONE, NONE);
        line(
                "the same with `Memory.none()`",
                "",
                format("%s %s", none * 1e9, "ns"),
                "",
                format("within the middle half of the first, %s %s", spread * 1e9, "ns wide"),
                Math.abs(none - first) <= spread ? "reached" : "missed");
    }

    private static double quartile(List<Double> values, int which) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() * which / 4);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
