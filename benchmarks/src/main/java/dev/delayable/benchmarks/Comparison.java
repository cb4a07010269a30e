package dev.delayable.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks in one run, prints the ratios as a table, and writes it to {@code RESULTS.md} in the working
 * directory. The arguments are JMH's options.
 */
public final class Comparison {

    private Comparison() {}

    /**
     * Runs the benchmarks.
     *
     * @param args options of JMH, for example {@code -f 1 -i 3}
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include(ManyJobs.class.getName())
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        String report = new Report(results).toMarkdown();
        System.out.println(report);
        Files.writeString(Path.of("RESULTS.md"), report);
    }
}
