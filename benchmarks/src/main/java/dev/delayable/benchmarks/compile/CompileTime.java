package dev.delayable.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what Delayable's processor adds to a compilation, beside what others add for as many members, and writes a
 * table to {@code COMPILE-TIME.md} in the working directory.
 *
 * <p>Rounds are interleaved: each compiles the classes of all contenders, with and without their processor, and begins with
 * another of them. Before the first, fewer classes warm the JVM up.
 */
public final class CompileTime {

    private static final int MEMBERS = 10;
    private static final int WARM_UP = 100;
    private static final int METHODS_OF_ONE_CLASS = 5_000;

    private CompileTime() {}

    /**
     * Measures.
     *
     * @param args how many rounds, and how many classes to compile in each; 8 and 1000 if not given
     */
    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int classes = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        Path folder = Files.createTempDirectory("compile-time");
        for (Contender contender : Contender.values()) {
            Compiler compiler = compiler(contender, folder.resolve("warm-up"), WARM_UP, MEMBERS);
            compiler.generating();
            compiler.compiling();
        }
        Compiler large = compiler(Contender.DELAYABLE, folder.resolve("large"), 1, METHODS_OF_ONE_CLASS);
        CompileTimeReport report = new CompileTimeReport(classes, MEMBERS);
        report.setLarge(METHODS_OF_ONE_CLASS, large.compiling(), large.classes());

        Map<Contender, Compiler> compilers = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            compilers.put(contender, compiler(contender, folder.resolve("samples"), classes, MEMBERS));
        }
        List<Contender> order = new ArrayList<>(compilers.keySet());
        for (int round = 1; round <= rounds; round++) {
            Collections.rotate(order, 1);
            for (Contender contender : order) {
                Compiler compiler = compilers.get(contender);
                report.add(contender, compiler.generating(), compiler.compiling(), compiler.classes());
                System.out.printf("round %d of %d: %s is done%n", round, rounds, contender.title);
            }
            // After each round, for they take their time.
            Files.writeString(Path.of("COMPILE-TIME.md"), report.toMarkdown());
        }
        System.out.println(report.toMarkdown());
    }

    private static Compiler compiler(Contender contender, Path folder, int classes, int members) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(contender.name()));
        contender.writeSources(sources, classes, members);
        return new Compiler(sources, contender.path());
    }
}
