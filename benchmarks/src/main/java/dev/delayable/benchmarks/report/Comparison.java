package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.joblib.Joblib;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Threads;
import dev.delayable.benchmarks.processes.Place;
import dev.delayable.benchmarks.processes.WorkerScenes;
import dev.delayable.benchmarks.report.Results.Extra;
import dev.delayable.benchmarks.speed.LazyJobs;
import dev.delayable.benchmarks.speed.ManySizes;
import dev.delayable.benchmarks.speed.Service;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.trouble.Scenes;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures all peers in one run, prints the tables, and writes them to {@code RESULTS.md} in the working directory. The
 * arguments are JMH's options, for example {@code -f 1 -i 3}.
 */
public final class Comparison {

    /** Of a fixed size, so that no run is slow because the heap grows. */
    private static final String[] HEAP = {"-Xms1g", "-Xmx1g"};

    private final List<PeerKind> peers = PeerKind.present();
    private final Optional<Joblib> joblib = Joblib.find();
    private final Results results = new Results();
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private final List<String> extraWays = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    private Comparison() {}

    /**
     * Measures, prints and writes.
     *
     * @param args options of JMH
     */
    public static void main(String[] args) throws Exception {
        String report = new Comparison().run(new CommandLineOptions(args));
        System.out.println(report);
        Files.writeString(Path.of("RESULTS.md"), report);
        // Threads of peers that cannot be stopped must not keep the program alive.
        System.exit(0);
    }

    private String run(CommandLineOptions commandLine) throws Exception {
        for (PeerKind kind : PeerKind.values()) {
            kind.absence().ifPresent(reason -> results.absent(kind.title(), reason));
        }
        // The short ones first: what cannot be measured is then known before the long ones have run.
        say("Behaviour under trouble");
        results.scenes(Scenes.play(peers));
        sleep();
        say("50 million jobs in 64 MB");
        double nanos = LazyJobs.nanosPerJob().orElse(Double.NaN);
        results.extra(Extra.LAZY_IN_64_MB, new Measured(nanos, Double.NaN));
        say("A service");
        results.extra(Extra.SERVICE, new Measured(Service.ours(), 0));
        results.extra(Extra.SERVICE_OF_INVOKE_ALL, new Measured(Service.invokeAll(), 0));
        say("Runs of many sizes");
        results.extra(Extra.THREADS_OF_MANY_SIZES, new Measured(ManySizes.threads(), 0));
        say("Worker processes");
        if (!Threads.VIRTUAL.exist()) {
            results.absent(Place.VIRTUAL_THREADS.title(), "needs JDK 21");
        }
        results.workers(WorkerScenes.play(joblib));
        runJoblib();
        runJmh(commandLine);
        return new Report(results, extraWays).toMarkdown(facts);
    }

    private void runJmh(CommandLineOptions commandLine) throws Exception {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(commandLine)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(HEAP)
                .shouldFailOnError(true);
        if (!commandLine.getParameter("peer").hasValue()) {
            options.param("peer", peers.stream().map(PeerKind::name).toArray(String[]::new));
        }
        if (commandLine.getIncludes().isEmpty()) {
            options.include("dev\\.delayable\\.benchmarks\\.speed\\.");
        }
        Collection<RunResult> runs = new Runner(options.build()).run();
        new JmhReader(results).read(runs);
        runs.stream().findFirst().map(RunResult::getParams).ifPresent(this::describe);
    }

    private void describe(BenchmarkParams params) {
        facts.add(String.format(Locale.ROOT, "Load of the machine before the run: %.1f", loadBefore));
        facts.add("JVM: " + params.getVmName() + " " + params.getVmVersion());
        facts.add("Processors: " + Runtime.getRuntime().availableProcessors());
        facts.add("JMH " + params.getJmhVersion() + ": " + params.getForks() + " forks, each with "
                + params.getWarmup().getCount() + " iterations to warm up and "
                + params.getMeasurement().getCount() + " that are measured, in a heap of 1 GB");
    }

    private void sleep() throws Exception {
        for (Sleeping row : Sleeping.values()) {
            say(row.title());
            for (PeerKind kind : peers) {
                if (row.suits(kind)) {
                    results.sleeping(row, kind.title(), row.time(kind));
                }
            }
        }
    }

    private void runJoblib() throws Exception {
        if (joblib.isEmpty()) {
            extraWays.add(Results.JOBLIB);
            results.absent(Results.JOBLIB, "not installed");
            return;
        }
        say(Results.JOBLIB);
        String version = joblib.get().version();
        extraWays.add(Joblib.way(version, "threading"));
        extraWays.add(Joblib.way(version, "loky"));
        new JoblibReader(results).read(version, joblib.get().time());
    }

    private static void say(String what) {
        System.out.println("# " + what);
    }
}
