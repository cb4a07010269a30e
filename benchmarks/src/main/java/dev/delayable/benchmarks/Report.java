package dev.delayable.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Writes results as tables of ratios: times of a shared machine say little, what was measured side by side does. */
final class Report {

    private static final String BASE = "parallelStream";

    private final Collection<RunResult> results;

    Report(Collection<RunResult> results) {
        this.results = results;
    }

    String toMarkdown() {
        BenchmarkParams params = results.iterator().next().getParams();
        StringBuilder report = new StringBuilder("# Benchmark results\n\n");
        report.append("Written by the benchmarks; see CONTRIBUTING.md for the command. ");
        report.append("Ratios count, not times: all rows are of one run.\n\n");
        report.append("- JVM: ")
                .append(params.getVmName())
                .append(' ')
                .append(params.getVmVersion())
                .append('\n');
        report.append("- Processors: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append('\n');
        report.append("- JMH ").append(params.getJmhVersion()).append(": ");
        report.append(params.getForks()).append(" forks, each with ");
        report.append(params.getWarmup().getCount()).append(" iterations to warm up and ");
        report.append(params.getMeasurement().getCount()).append(" that are measured\n");
        for (Work work : Work.values()) {
            appendTable(work, report);
        }
        return report.toString();
    }

    private void appendTable(Work work, StringBuilder report) {
        List<RunResult> rows = new ArrayList<>(results);
        rows.removeIf(result -> !result.getParams().getParam("work").equals(work.name()));
        rows.sort(Comparator.comparingDouble(result -> score(result).getScore()));
        double base = rows.stream()
                .filter(result -> name(result).equals(BASE))
                .mapToDouble(result -> score(result).getScore())
                .findFirst()
                .orElse(Double.NaN);
        report.append(String.format(Locale.ROOT, "%n## %,d jobs, %s, n = 2%n%n", ManyJobs.JOBS, title(work)));
        report.append("| way | ratio to a parallel stream | error of the ratio | ns a job |\n|---|---|---|---|\n");
        for (RunResult row : rows) {
            Result<?> score = score(row);
            report.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | ± %.2f | %.1f |%n",
                    name(row),
                    score.getScore() / base,
                    score.getScoreError() / base,
                    score.getScore() * 1000 / ManyJobs.JOBS));
        }
    }

    private static String title(Work work) {
        return work == Work.NO_OP ? "each of which does nothing" : "each of about 2 µs";
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static Result<?> score(RunResult result) {
        return result.getPrimaryResult();
    }
}
