package dev.delayable.benchmarks.compile;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured as a table. */
final class CompileTimeReport {

    private final Map<Contender, Measured> measured = new EnumMap<>(Contender.class);
    private final int classes;
    private final int members;

    private String large = "";
    private String jvm = "";

    CompileTimeReport(int classes, int members) {
        this.classes = classes;
        this.members = members;
    }

    void add(Contender contender, CompileFork.Added added) {
        jvm = added.jvm();
        of(contender).add(added);
    }

    private Measured of(Contender contender) {
        return measured.computeIfAbsent(contender, absent -> new Measured());
    }

    void setLarge(int methods, CompileFork.Added added) {
        large = String.format(
                Locale.ROOT,
                "%nOne class with %,d methods compiles: its processor, and the %,d classes in all, add %.1f s.%n",
                methods,
                added.classes(),
                added.compiling());
    }

    String toMarkdown() {
        StringBuilder report = new StringBuilder("# What annotation processors add to a compilation\n\n");
        report.append(
                "Written by the benchmark of compile time; see CONTRIBUTING.md for the command. Ratios count, not\n");
        report.append("times: all rows are of one run, whose rounds are interleaved.\n\n");
        report.append("- JVM: ")
                .append(jvm)
                .append("\n- Each measurement is made in a JVM of its own, which has compiled the same before; javac\n")
                .append("  loads the processor anew\n");
        report.append(String.format(
                Locale.ROOT,
                "- Input: %,d classes with %d members each: methods for Delayable, three of ten with keywords; values of the"
                        + "%n  same types for the others%n",
                classes,
                members));
        report.append("- Times: what the processor adds to the time that javac takes; rounds: ");
        report.append(of(Contender.DELAYABLE).generating().size()).append(", of which the median\n");
        report.append("- *generating*: under `-proc:only`, less the same with an idle processor; *in all*: a full\n");
        report.append("  compilation, in which the generated classes are compiled too, less one without a processor\n");
        report.append(
                "- *CPU*: what generating takes of all processors, the JVM's own threads included: Delayable's processor\n");
        report.append("  makes its text on other threads than the compiler's\n");
        report.append("- *ratio*: Delayable's to this row's, median of the rounds (least to greatest)\n\n");
        report.append(
                "| processor | generating | ratio | CPU | ratio | in all | ratio | classes in all |\n|---|---|---|---|---|---|---|---|\n");
        measured.keySet().stream()
                .sorted(Comparator.comparingDouble(this::generating))
                .forEach(contender -> append(contender, report));
        return report.append(large).toString();
    }

    private double generating(Contender contender) {
        return Measured.median(of(contender).generating());
    }

    private void append(Contender contender, StringBuilder report) {
        Measured ours = of(Contender.DELAYABLE);
        Measured theirs = of(contender);
        report.append(String.format(
                Locale.ROOT,
                "| %s | %.2f s | %s | %.2f s | %s | %.2f s | %s | %,d |%n",
                contender.title,
                generating(contender),
                Measured.ratio(ours.generating(), theirs.generating()),
                Measured.median(theirs.cpu()),
                Measured.ratio(ours.cpu(), theirs.cpu()),
                Measured.median(theirs.compiling()),
                Measured.ratio(ours.compiling(), theirs.compiling()),
                theirs.classes()));
    }
}
