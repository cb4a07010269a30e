package dev.delayable.benchmarks.reports;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Report;
import dev.delayable.runtime.RunListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.Recording;

/**
 * Measures what reports of runs cost, prints it, and writes it to {@code REPORTS.md} in the working directory. The first
 * argument is the number of rounds.
 */
public final class ReportCost {

    private static final int MILLION = 1_000_000;
    private static final int FEW = 100_000;

    /** How many runs are measured together: the clock of the processors is a rough one. */
    private static final int RUNS = 8;

    /** Kept, for its level goes with it. */
    private static final Logger LOG = Logger.getLogger("dev.delayable.runtime");

    /** Without files: what is measured is recording alone. */
    private static final Report RECORDING_ONLY = Report.live(0);

    private final int rounds;
    private final Path directory;
    private final Parallel plain = Parallel.nJobs(2);
    private final StringBuilder out = new StringBuilder();

    private ReportCost(int rounds) throws IOException {
        this.rounds = rounds;
        this.directory = Files.createTempDirectory("reports");
    }

    /**
     * Measures, prints and writes.
     *
     * @param args how many rounds there are
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        LOG.setLevel(Level.WARNING);
        String report = new ReportCost(args.length == 0 ? 9 : Integer.parseInt(args[0])).measure();
        System.out.println(report);
        Files.writeString(Path.of("REPORTS.md"), report);
    }

    private String measure() throws IOException, InterruptedException {
        out.append("# What reports of runs cost\n\n");
        out.append(
                        "Written by the benchmarks; see CONTRIBUTING.md for the command. n = 2, jobs from a list; in the middle of ")
                .append(rounds)
                .append(
                        " rounds, whose ways take turns. Processor time is what the whole JVM uses. Jobs do nothing, unless they")
                .append(
                        " are said to be short: those are 1 million jobs of two functions that run for 0.2 to 4 µs.\n\n");
        out.append("- JVM: ").append(System.getProperty("java.vm.version")).append('\n');
        out.append("- Processors: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append('\n');
        out.append(String.format(
                Locale.ROOT,
                "- Load of the machine before the run: %.1f%n%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        out.append("| what | measured | goal |\n| --- | --- | --- |\n");
        List<Job<Integer>> jobs = NoOps.jobs(MILLION, false);
        withoutReport(jobs); // first: no report was made in this JVM
        cpu(jobs);
        heap();
        Path page = writing();
        browser(page);
        flightRecorder();
        return out.toString();
    }

    private void row(String what, String measured, String goal) {
        out.append("| ")
                .append(what)
                .append(" | ")
                .append(measured)
                .append(" | ")
                .append(goal)
                .append(" |\n");
        System.out.println(what + ": " + measured);
    }

    /**
     * Runs without a report before and after the JVM has made reports. The same code runs each time; what may change is how it
     * is compiled. How far two series of the same runs are apart tells what can be seen at all.
     */
    private void withoutReport(List<Job<Integer>> jobs) {
        double[] before = new double[rounds];
        double[] same = new double[rounds];
        double[] after = new double[rounds];
        for (int round = -3; round < rounds; round++) {
            before[Math.max(0, round)] = cpuPerJob(plain, jobs);
            same[Math.max(0, round)] = cpuPerJob(plain, jobs);
        }
        for (int round = -3; round < rounds; round++) {
            double unused = cpuPerJob(plain.report(RECORDING_ONLY), jobs);
            after[Math.max(0, round)] = cpuPerJob(plain, jobs);
        }
        row(
                "CPU of a job without a report: before the JVM has made one; the same once more; after it has made "
                        + (rounds + 3) * RUNS,
                format("%.1f ns; ", median(before))
                        + format("%.1f ns; ", median(same))
                        + format("%.1f ns", median(after)),
                "no difference");
    }

    private void cpu(List<Job<Integer>> jobs) {
        List<Parallel> ways = List.of(plain, plain.report(RECORDING_ONLY), plain.listener(new RunListener() {}));
        double[][] nanos = new double[ways.size()][rounds];
        for (int round = -3; round < rounds; round++) { // the first are to warm up
            for (int way = 0; way < ways.size(); way++) {
                double measured = cpuPerJob(ways.get(way), jobs);
                if (round >= 0) {
                    nanos[way][round] = measured;
                }
            }
        }
        double none = median(nanos[0]);
        double report = median(nanos[1]) - none;
        double listener = median(nanos[2]) - none;
        row("CPU of a job without a report, in turn with the next two", format("%.0f ns", none), "");
        row("CPU of recording a job for a report", format("%.0f ns", report), "at most 60 ns");
        row("CPU of an empty `RunListener` for a job", format("%.0f ns", listener), "");
        row("the listener over recording", format("%.1f times", listener / report), "at least 3 times");
    }

    private static double cpuPerJob(Parallel parallel, List<Job<Integer>> jobs) {
        System.gc();
        long before = Cpu.nanos();
        for (int i = 0; i < RUNS; i++) {
            parallel.run(jobs);
        }
        return (double) (Cpu.nanos() - before) / RUNS / jobs.size();
    }

    private void heap() {
        long without = heapAtEnd(plain);
        long with = heapAtEnd(plain.report(RECORDING_ONLY));
        row("Heap of a recorded job", format("%.1f bytes", (double) (with - without) / MILLION), "at most 20 bytes");
    }

    private static long heapAtEnd(Parallel parallel) {
        parallel.run(NoOps.jobs(MILLION, true));
        return NoOps.heapAtEnd();
    }

    private Path writing() throws IOException {
        Path page = directory.resolve("run.html");
        Path trace = directory.resolve("run.json.gz");
        double[] pageMillis = new double[rounds];
        double[] traceMillis = new double[rounds];
        List<Job<Integer>> jobs = NoOps.shortJobs(MILLION);
        for (int round = -2; round < rounds; round++) {
            double first = writingMillis(Report.to(page), jobs);
            double second = writingMillis(Report.live(0).chromeTrace(trace), jobs);
            if (round >= 0) {
                pageMillis[round] = first;
                traceMillis[round] = second;
            }
        }
        row("The page of 1 million short jobs: CPU of writing", format("%.0f ms", median(pageMillis)), "at most 1 s");
        row("its size", megabytes(Files.size(page)), "at most 5 MB");
        row("As Chrome trace: CPU of writing", format("%.0f ms", median(traceMillis)), "");
        row("its size", megabytes(Files.size(trace)), "at most 10 MB");
        return page;
    }

    /** What it takes the processors from the end of the last job to the return of the run. */
    private double writingMillis(Report report, List<Job<Integer>> jobs) {
        plain.report(report).run(jobs);
        return (Cpu.nanos() - NoOps.cpuNanosAtEnd()) / 1e6;
    }

    private void browser(Path page) throws IOException, InterruptedException {
        Optional<Browser> started = Browser.start();
        if (started.isEmpty()) {
            row("The page of 1 million short jobs in Chromium", "there is no Chromium", "");
            return;
        }
        double[] millis = new double[rounds];
        double[] redraws = new double[rounds];
        double[] longest = new double[rounds];
        double[] megabytes = new double[rounds];
        try (Browser browser = started.get()) {
            for (int round = 0; round < rounds; round++) {
                Browser.Opened opened = browser.open(page);
                millis[round] = opened.millis();
                redraws[round] = opened.redraw();
                longest[round] = opened.longestRedraw();
                megabytes[round] = opened.heapMegabytes();
            }
        }
        row("The same page in Chromium: opened and drawn after", format("%.0f ms", median(millis)), "at most 3 s");
        row(
                "a redraw while somebody zooms and moves, in the middle and at the most",
                format("%.1f ms, ", median(redraws)) + format("%.1f ms", median(longest)),
                "at most 50 ms");
        row("heap of its script", format("%.0f MB", median(megabytes)), "at most 150 MB");
    }

    private void flightRecorder() throws IOException {
        List<Job<Integer>> jobs = NoOps.jobs(FEW, false);
        double none = medianCpu(plain, jobs);
        Path page = directory.resolve("few.html");
        double report = medianCpu(plain.report(RECORDING_ONLY), jobs);
        plain.report(page).run(jobs);
        Path recorded = directory.resolve("few.jfr");
        double flight;
        try (Recording recording = new Recording()) {
            recording.enable("dev.delayable.Job");
            recording.start();
            flight = medianCpu(plain, jobs);
            recording.stop();
        }
        try (Recording recording = new Recording()) {
            recording.enable("dev.delayable.Job");
            recording.start();
            plain.run(jobs);
            recording.stop();
            recording.dump(recorded);
        }
        row("100,000 jobs: CPU of recording a job for the report", format("%.0f ns", report - none), "");
        row("the file", megabytes(Files.size(page)), "");
        row("100,000 jobs: CPU of `dev.delayable.Job` for a job", format("%.0f ns", flight - none), "");
        row("the file of Flight Recorder", megabytes(Files.size(recorded)), "");
    }

    private double medianCpu(Parallel parallel, List<Job<Integer>> jobs) {
        Supplier<Double> once = () -> cpuPerJob(parallel, jobs);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < rounds + 2; i++) {
            all.add(once.get());
        }
        return median(all.subList(2, all.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String megabytes(long bytes) {
        return format("%.2f MB", bytes / 1e6);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
