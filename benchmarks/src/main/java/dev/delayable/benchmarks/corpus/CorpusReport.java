package dev.delayable.benchmarks.corpus;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what came of all libraries. */
final class CorpusReport {

    /** One library with one compiler. */
    private record Row(Library library, String compiler, Findings findings) {

        boolean isOfThisJdk() {
            return !compiler.startsWith("javac")
                    || compiler.equals("javac " + Jvm.current().version());
        }
    }

    /** The seconds of all processors that javac takes, without the processor and with it. */
    private record Times(double own, double all) {}

    private final JudgedRefusals judged;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Library, Times> times = new LinkedHashMap<>();

    private final List<Library> leftOut = new ArrayList<>();

    CorpusReport(JudgedRefusals judged) {
        this.judged = judged;
    }

    void add(Library library, String compiler, Findings findings) {
        rows.add(new Row(library, compiler, findings));
    }

    /** A library that the command knows, and was not asked for this time. */
    void leaveOut(Library library) {
        leftOut.add(library);
    }

    void addTimes(Library library, double own, double all) {
        times.put(library, new Times(own, all));
    }

    /** Whether a library compiles with all that was generated for it. */
    boolean isClean(Library library) {
        return rows.stream().filter(row -> row.library.equals(library)).allMatch(row -> row.findings.isClean());
    }

    /** What must not be. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Row row : rows) {
            String where = row.library.name() + ", " + row.compiler + ": ";
            row.findings.generatedErrors.forEach(text -> problems.add(where + "error in generated code: " + text));
            row.findings.failures.forEach(text -> problems.add(where + "failure of the processor: " + text));
            row.findings.otherErrors.forEach(text -> problems.add(where + "error beside generated code: " + text));
            row.findings.generatedWarnings.forEach(text -> problems.add(where + "warning in generated code: " + text));
            differences(row)
                    .forEach(file -> problems.add(where + "another text than with the first compiler: " + file));
            judged.unjudged(row.findings.refusals.stream().map(refusal -> refusal.place() + ": " + refusal.message()))
                    .forEach(text -> problems.add(where + "refusal that nobody has judged: " + text));
        }
        return problems;
    }

    /** The comments of a newer JDK may be others: since 23, three slashes begin one that is documentation. */
    private List<String> differences(Row row) {
        return row.findings.differences(
                first(row.library), row.isOfThisJdk() ? Findings.Generated::text : Findings.Generated::code);
    }

    private Findings first(Library library) {
        return rows.stream()
                .filter(row -> row.library.equals(library))
                .findFirst()
                .orElseThrow()
                .findings;
    }

    /** All refusals, one a line. */
    List<String> refusals() {
        return rows.stream()
                .flatMap(row -> row.findings.refusals.stream()
                        .map(refusal -> row.library.name() + "\t" + row.compiler + "\t" + refusal.place() + "\t"
                                + refusal.message()))
                .toList();
    }

    String toMarkdown() {
        StringBuilder report = new StringBuilder("# Every method of well-known libraries\n\n");
        report.append(
                        "Written by a command that CONTRIBUTING.md names. Every method of these libraries, but for constructors and\n")
                .append(
                        "methods of classes without a name, is marked `@Delayable`; what the processor refuses is unmarked again; then all\n")
                .append(
                        "is compiled with all lints. Files that need what is not at hand, an optional dependency as a rule, are left out. *Other\n")
                .append(
                        "texts* are generated sources that are not the same, letter by letter, as with the first compiler; of the newer\n")
                .append(
                        "JDK's, for which three slashes begin documentation, only the code counts, and nowhere javac's own lint of classes\n")
                .append("beside the main class of their file. *Other errors* are refusals as a rule that\n")
                .append(
                        "came at the place of a record's method for the record, so that not all marks were taken off. *Warnings* are those that no annotation can suppress:\n")
                .append(
                        "classes beside the main class of their file in signatures, and internal types of the JDK.\n\n");
        report.append("## Findings\n\n");
        report.append(
                "| library | compiler | files | left out | methods | refused | factories | errors in generated code | other errors | warnings in generated code | failures of the processor | other texts |\n");
        report.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        rows.forEach(row -> report.append(line(row)));
        if (!leftOut.isEmpty()) {
            report.append("\nNot run this time: ")
                    .append(leftOut.stream().map(Library::name).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        report.append("\n## Time and size\n\n");
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        report.append(String.format(
                Locale.ROOT,
                "With javac %d, on %d processors; the load of the machine was %.0f when this was written.%n",
                Jvm.current().version(),
                machine.getAvailableProcessors(),
                machine.getSystemLoadAverage()));
        report.append(
                        "Seconds are those of all processors together, of a JVM that compiles once; the processor's are those that a\n")
                .append("compilation takes more with all methods marked. Bytes are those of class files.\n\n");
        report.append(
                "| library | own compilation | more with the processor | for each factory | own bytes | bytes for each factory |\n");
        report.append("|---|---|---|---|---|---|\n");
        rows.stream()
                .map(Row::library)
                .distinct()
                .filter(this::isClean)
                .forEach(library -> report.append(size(library)));
        return report.append("\n## Refusals\n\n").append(refusalTable()).toString();
    }

    private String line(Row row) {
        Findings found = row.findings;
        return String.format(
                Locale.ROOT,
                "| %s %s | %s | %,d | %,d | %,d | %,d | %,d | %d | %d | %d | %d | %d |%n",
                row.library.name(),
                row.library.version(),
                row.compiler,
                found.files,
                found.leftOut,
                found.methods,
                found.methods - found.factories,
                found.factories,
                found.generatedErrors.size(),
                found.otherErrors.size(),
                found.generatedWarnings.size(),
                found.failures.size(),
                differences(row).size());
    }

    private String size(Library library) {
        Findings found = first(library);
        Times time = times.get(library);
        String seconds = time == null
                ? "not taken | not taken | not taken"
                : String.format(
                        Locale.ROOT,
                        "%.1f s | %.1f s | %.1f ms",
                        time.own,
                        time.all - time.own,
                        (time.all - time.own) * 1000 / found.factories);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d |%n",
                library.name(),
                seconds,
                found.ownBytes,
                (found.allBytes - found.ownBytes) / found.factories);
    }

    private String refusalTable() {
        Map<String, List<Findings.Refusal>> byPhrase = new TreeMap<>();
        // Those of the first compiler: the others refuse the same.
        rows.stream()
                .filter(row -> row.compiler.equals(rows.get(0).compiler))
                .flatMap(row -> row.findings.refusals.stream())
                .forEach(refusal -> byPhrase.computeIfAbsent(
                                judged.phrase(refusal.message()).orElse("?"), phrase -> new ArrayList<>())
                        .add(refusal));
        StringBuilder table =
                new StringBuilder("| the message says | methods | why it is right | example |\n|---|---|---|---|\n");
        Stream.concat(judged.phrases().stream(), Stream.of("?"))
                .filter(byPhrase::containsKey)
                .forEach(phrase -> {
                    List<Findings.Refusal> refusals = Objects.requireNonNull(byPhrase.get(phrase));
                    table.append(String.format(
                            Locale.ROOT,
                            "| %s | %,d | %s | `%s` |%n",
                            phrase.equals("?") ? "(any other)" : phrase,
                            refusals.stream()
                                    .mapToInt(Findings.Refusal::methods)
                                    .sum(),
                            phrase.equals("?") ? "nobody has judged it" : judged.reason(phrase),
                            refusals.get(0).place()));
                });
        return table.toString();
    }
}
