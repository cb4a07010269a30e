package dev.delayable.benchmarks.compile;

import dev.delayable.benchmarks.jvm.OwnJvm;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what one processor adds, in a JVM of its own, as in a build: what another processor does there before would tell
 * on how javac is compiled. No processor is on the class path of that JVM. javac loads one anew for each compilation, so that its
 * code is cold each time; but one that its own class loader knows it takes from there, warm from the compilations before.
 */
public final class CompileFork {

    /** All of it from the start: while it grows, the collector takes its time from some compilations and not from others. */
    private static final List<String> HEAP = List.of("-Xms3g", "-Xmx3g");

    /** So often is each time taken, of which the median counts. */
    private static final int TIMES = 3;

    private CompileFork() {}

    /**
     * What a processor adds.
     *
     * @param generating the seconds to generate
     * @param cpu the seconds of all processors to generate
     * @param compiling the seconds to generate, and to compile what is generated
     * @param classes how many classes there are in all
     * @param jvm what it was measured on
     */
    record Added(double generating, double cpu, double compiling, long classes, String jvm) {}

    /** Measures it in another JVM. */
    static Added measure(Contender contender, int classes, int members) throws IOException, InterruptedException {
        String[] parts = OwnJvm.run(
                        HEAP,
                        Contender.home(CompileFork.class.getName()).toString(),
                        CompileFork.class,
                        contender.name(),
                        String.valueOf(classes),
                        String.valueOf(members),
                        contender.path().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)))
                .split("\n", -1);
        return new Added(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Long.parseLong(parts[3]),
                parts[4]);
    }

    /**
     * Measures in this JVM, once it is warm, and prints what {@link Added} holds.
     *
     * @param args the contender, the number of classes, the number of members of each, and the path of the processor
     */
    public static void main(String[] args) throws IOException {
        Contender contender = Contender.valueOf(args[0]);
        Path folder = Files.createTempDirectory("compile-time");
        try {
            contender.writeSources(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            List<Path> path =
                    Stream.of(args[3].split(File.pathSeparator)).map(Path::of).toList();
            Compiler compiler = new Compiler(folder, path);
            compiler.generating();
            compiler.compiling();
            List<Cost> generating = costs(compiler::generating);
            List<Cost> compiling = costs(compiler::compiling);
            System.out.println(median(generating, Cost::seconds));
            System.out.println(median(generating, Cost::cpu));
            System.out.println(median(compiling, Cost::seconds));
            System.out.println(compiler.classes());
            System.out.println(jvm());
        } finally {
            delete(folder);
        }
    }

    /** One of these measurements. */
    private interface Measurement {

        Cost take() throws IOException;
    }

    private static List<Cost> costs(Measurement measurement) throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            costs.add(measurement.take());
        }
        return costs;
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return Measured.median(costs.stream().mapToDouble(part).boxed().toList());
    }

    private static String jvm() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s %s; processors: %d; heap: %,d MB; collector: %s",
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                runtime.availableProcessors(),
                runtime.totalMemory() >> 20,
                ManagementFactory.getGarbageCollectorMXBeans().get(0).getName());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
