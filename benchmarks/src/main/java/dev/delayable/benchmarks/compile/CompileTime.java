package dev.delayable.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures what Delayable's processor adds to a compilation, beside what others add for as many members, and writes a
 * table to {@code COMPILE-TIME.md} in the working directory.
 *
 * <p>Rounds are interleaved: in each, all contenders compile their classes, with and without their processor, each in a JVM of
 * its own, and another of them begins.
 */
public final class CompileTime {

    private static final int MEMBERS = 10;
    private static final int METHODS_OF_ONE_CLASS = 5_000;

    private CompileTime() {}

    /**
     * Measures.
     *
     * @param args how many rounds, and how many classes to compile in each; 5 and 1000 if not given
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int classes = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        CompileTimeReport report = new CompileTimeReport(classes, MEMBERS);
        report.setLarge(METHODS_OF_ONE_CLASS, CompileFork.measure(Contender.DELAYABLE, 1, METHODS_OF_ONE_CLASS));
        List<Contender> order = new ArrayList<>(List.of(Contender.values()));
        for (int round = 1; round <= rounds; round++) {
            Collections.rotate(order, 1);
            for (Contender contender : order) {
                report.add(contender, CompileFork.measure(contender, classes, MEMBERS));
                System.out.printf("round %d of %d: %s is done%n", round, rounds, contender.title);
            }
            // After each round, for they take their time.
            Files.writeString(Path.of("COMPILE-TIME.md"), report.toMarkdown());
        }
        System.out.println(report.toMarkdown());
    }
}
