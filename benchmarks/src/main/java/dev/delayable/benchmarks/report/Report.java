package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.processes.Place;
import dev.delayable.benchmarks.processes.ProcessRow;
import dev.delayable.benchmarks.report.Goal.Verdict;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.speed.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes what was measured as tables of ratios: times of one machine say little, what was measured side by side does. */
final class Report {

    private static final String NOTHING = "–";

    private final Results results;
    private final Set<String> ways;

    /**
     * Makes a report.
     *
     * @param results what was measured
     * @param extraWays the ways that are no peers in this JVM
     */
    Report(Results results, List<String> extraWays) {
        this.results = results;
        this.ways = new LinkedHashSet<>(
                Arrays.stream(PeerKind.values()).map(PeerKind::title).toList());
        this.ways.addAll(extraWays);
    }

    String toMarkdown(List<String> facts) {
        StringBuilder report = new StringBuilder("# Benchmark results\n\n");
        report.append("Written by the benchmarks; see CONTRIBUTING.md for the command. ");
        report.append("Ratios count, not times: all rows are of one run.\n\n");
        facts.forEach(fact -> report.append("- ").append(fact).append('\n'));
        section(report, "Goals", "", goals());
        section(
                report,
                "Speed",
                "n = 2, smaller is better. Jobs that are made one by one are read from an iterator; the parallel stream splits "
                        + "the range of their indexes instead. The ratio is the time to that of a parallel stream in a pool of two threads; "
                        + "with jobs of 2 µs, to half the plain loop, which is the best possible schedule. "
                        + "± is half of the 99.9 % confidence interval; for joblib, whose jobs are Python's own, "
                        + "half the spread of three runs.",
                perWork(results::ratio));
        section(report, "Time a job, in ns", "", perWork(results::nanos));
        section(
                report,
                "Allocation a job, in bytes",
                "The results included, and the job too where it is made one by one.",
                perWork(results::bytes));
        section(report, "Sleeping jobs", "Timed once; the rest of the time is the way's own.", sleeping());
        section(
                report,
                "Behaviour under trouble",
                "Slow head: 40 jobs, n = 4, the first takes 400 ms, the others 20 ms. Failure: of 16 jobs of 400 ms, n = 4, "
                        + "job 3 throws when 0 to 2 run. Pull: 300 inputs, n = 4, a consumer that takes 10 ms a result. "
                        + "Interrupt: 12 jobs of 300 ms, n = 4, the caller is interrupted at 100 ms.",
                trouble());
        section(
                report,
                "Worker processes",
                "n = 2. In the middle of several runs; ± is half the distance between the quartiles. The first run of a program "
                        + "is timed inside it, from before the first call to its results, in a new process each time; the "
                        + "program around it starts and ends its JVM, or Python, which imports joblib and numpy. Threads share "
                        + "memory: they copy nothing and have no process to lose. When a worker of loky is killed, the call throws a "
                        + "TerminatedWorkerError and no job of it has a result; its time is that to the result of another call. "
                        + "The jobs of joblib are Python's own, its arrays numpy's.",
                workers());
        return report.toString();
    }

    private static void section(StringBuilder report, String title, String text, Table table) {
        report.append("\n## ").append(title).append("\n\n");
        if (!text.isEmpty()) {
            report.append(text).append("\n\n");
        }
        report.append(table);
    }

    private Table goals() {
        Table table = new Table(List.of("goal", "measured", "", "what limits it"));
        for (Goal goal : new Goals(results).all()) {
            boolean missed = goal.verdict() == Verdict.MISSED || goal.verdict() == Verdict.WITHIN_ERROR;
            table.row(List.of(
                    goal.key().text(), goal.measured(), goal.verdict().text(), missed ? Limits.of(goal.key()) : ""));
        }
        return table;
    }

    private Table perWork(BiFunction<Work, String, Optional<Measured>> value) {
        return table(
                Arrays.stream(Work.values()).map(Work::title).toList(),
                way -> Arrays.stream(Work.values())
                        .map(work -> value.apply(work, way).map(Measured::toString))
                        .toList());
    }

    private Table sleeping() {
        return table(
                Arrays.stream(Sleeping.values()).map(Sleeping::title).toList(),
                way -> Arrays.stream(Sleeping.values())
                        .map(row -> results.sleeping(row, way).map(Goals::seconds))
                        .toList());
    }

    private Table trouble() {
        List<String> header = List.of(
                "slow head: started by 300 ms / total",
                "failure: seen after / started / interrupted / start afterwards",
                "pull: taken at the first / at the 20th result",
                "interrupt: returns at / started / interrupted / start afterwards");
        return table(
                header,
                way -> Arrays.stream(PeerKind.values())
                        .filter(kind -> kind.title().equals(way))
                        .flatMap(kind -> results.scenes(kind).stream())
                        .flatMap(scenes -> Stream.of(
                                SceneText.of(scenes.slowHead()),
                                SceneText.of(scenes.failing()),
                                SceneText.of(scenes.pulling()),
                                SceneText.of(scenes.interrupting())))
                        .map(Optional::of)
                        .toList());
    }

    private Table workers() {
        List<String> places = Arrays.stream(Place.values()).map(Place::title).toList();
        List<String> joblib = ways.stream()
                .filter(way -> way.matches(Results.JOBLIB + "(.*loky)?"))
                .toList();
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(places);
        header.addAll(joblib);
        header.addAll(List.of("processes to joblib's", "goal"));
        Table table = new Table(header);
        List<Goal> goals = new Goals(results).all();
        for (ProcessRow row : ProcessRow.values()) {
            List<String> cells = new ArrayList<>(List.of(row.title()));
            Stream.concat(places.stream(), joblib.stream())
                    .map(way -> workers(row, way))
                    .forEach(cells::add);
            cells.add(results.workersToJoblib(row).map(ratio -> ratio + " x").orElse(NOTHING));
            cells.add(Goals.of(row)
                    .flatMap(key ->
                            goals.stream().filter(goal -> goal.key() == key).findFirst())
                    .map(goal -> goal.verdict().text())
                    .orElse(""));
            table.row(cells);
        }
        return table;
    }

    private String workers(ProcessRow row, String way) {
        if (results.absences().containsKey(way)) {
            return results.absences().get(way);
        }
        String nothing = results.isUnknown(row, way) ? "not known" : NOTHING;
        return results.workers(row, way).map(Measured::toString).orElse(nothing);
    }

    /** One line for each way that has a value; those that could not be measured say why. */
    private Table table(List<String> header, Function<String, List<Optional<String>>> cells) {
        List<String> all = new ArrayList<>(List.of("way"));
        all.addAll(header);
        Table table = new Table(all);
        for (String way : ways) {
            List<Optional<String>> values = cells.apply(way);
            List<String> row = new ArrayList<>(List.of(way));
            if (results.absences().containsKey(way)) {
                row.add(results.absences().get(way));
                table.row(row);
            } else if (values.stream().anyMatch(Optional::isPresent)) {
                values.forEach(value -> row.add(value.orElse(NOTHING)));
                table.row(row);
            }
        }
        return table;
    }
}
