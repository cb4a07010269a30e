package dev.delayable.samples.fingerprint;

import dev.delayable.memory.KeyRule;
import dev.delayable.memory.Memory;
import dev.delayable.memory.Unkeyable;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.RunListener;
import dev.delayable.samples.common.Cli;
import dev.delayable.samples.common.Reported;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Fingerprints the files of a directory, each as a job, and compares the time with that of running the same jobs one by
 * one. Shows jobs with keywords, real input, and results that say what went wrong with a file where an exception would
 * end the run.
 */
@Command(
        name = "fingerprint",
        description = "Fingerprints the files of a directory in parallel: digest, size and number of lines.",
        footer = {
            "",
            "Directories are searched to any depth. Links to files are followed, links to directories are not. What is no "
                    + "regular file or cannot be read is listed with the reason, and does not change the exit code.",
            "Left out, unless --all is given: directories named .git, and Maven's output (target beside a pom.xml).",
            "A line ends in a line feed, or with the file."
        })
public final class Fingerprint implements Callable<Integer>, Reported {

    private final PrintStream out;

    @Parameters(
            arity = "0..1",
            paramLabel = "<directory>",
            converter = OptionConverters.Directory.class,
            description = "The directory; default: the checkout of this project.")
    private @Nullable Path directory;

    @Option(
            names = "--n-jobs",
            paramLabel = "<n>",
            converter = OptionConverters.NJobs.class,
            description = "How many files are read at once; -1 is one for each core, -2 one less. Default: -1.")
    private int nJobs = -1;

    @Option(
            names = "--algorithm",
            paramLabel = "<name>",
            converter = OptionConverters.Algorithm.class,
            description = "MD5, SHA-1, SHA-512 or another digest that Java knows. Default: SHA-256.")
    private String algorithm = "SHA-256";

    @Option(
            names = "--buffer-size",
            paramLabel = "<bytes>",
            converter = OptionConverters.BufferSize.class,
            description = "How many bytes of a file are read at a time. Default: 65536.")
    private int bufferSize = 65536;

    @Option(
            names = "--memory",
            paramLabel = "<directory>",
            description =
                    "Keep the fingerprints there: a run that was killed goes on where it stopped, and a file is read "
                            + "again only when its size or its time has changed.")
    private @Nullable Path memory;

    @Option(
            names = "--by-content",
            description = "With --memory: a file is another one when its content has changed, whatever its time.")
    private boolean byContent;

    @Option(names = "--all", description = "Read all files, and leave no directory out.")
    private boolean all;

    @Option(names = "--once", description = "Read each file once only: print the fingerprints, and compare no times.")
    private boolean once;

    @Option(names = "--rows", paramLabel = "<n>", description = "Print the first n fingerprints only; 0 prints all.")
    private int rows;

    private @Nullable Path report;

    /**
     * The program.
     *
     * @param out where it prints
     */
    public Fingerprint(PrintStream out) {
        this(out, 0);
    }

    /**
     * The program, with a shorter table.
     *
     * @param out where it prints
     * @param rows how many fingerprints it prints unless an option says otherwise; 0 for all
     */
    public Fingerprint(PrintStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    /** Runs the program alone. */
    public static void main(String... args) {
        int exitCode = Cli.of(new Fingerprint(System.out)).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Where a report is written that nobody has named: below the checkout, or where files are that may be forgotten. */
    public static Path usualReport() {
        return Checkout.find()
                .map(checkout -> checkout.resolve("samples/target/fingerprint-report.html"))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "fingerprint-report.html"));
    }

    @Override
    public void report(Path file) {
        report = file;
    }

    @Override
    public Integer call() throws Exception {
        if (rows < 0) {
            throw new IllegalArgumentException("--rows must not be negative, but is " + rows + ": use 0 to print all");
        }
        Path start = start();
        FileListing listing = FileListing.of(start, all);
        List<Job<FileResult>> jobs = jobs(listing);
        out.println("Fingerprinting " + start + "\n");
        AtomicInteger recalled = new AtomicInteger();
        List<FileResult> results = new ArrayList<>(parallel(recalled).run(jobs));
        results.addAll(listing.unreadable());
        new FingerprintTable(out, start, rows).print(algorithm, results);
        if (memory != null) {
            out.printf(Locale.ROOT, "%nFrom memory: %,d of %,d files%n", recalled.get(), jobs.size());
        }
        printLeftOut(listing.leftOut());
        if (report != null) {
            out.println("\nWhere the time went, to open in a browser: " + report.toUri());
        }
        int n = Parallel.effectiveNJobs(nJobs);
        if (!once && !jobs.isEmpty() && n > 1) {
            new SpeedUp(out).print(jobs, n);
        }
        return 0;
    }

    private Parallel parallel(AtomicInteger recalled) {
        Parallel parallel = Parallel.nJobs(nJobs);
        if (report != null) {
            parallel = parallel.report(report);
        }
        if (memory == null) {
            return parallel;
        }
        KeyRule<Path> rule = byContent ? KeyRule.fileContent() : KeyRule.fileSizeAndTime();
        return parallel.memory(
                        Memory.in(memory).rule(Path.class, readable(rule)).unkeyable(Unkeyable.RUN))
                .listener(new RunListener() {
                    @Override
                    public void recalled(Outcome.Success<?> outcome) {
                        recalled.incrementAndGet();
                    }
                });
    }

    /** What cannot be read now is tried anew in each run: why it cannot be read is no part of a key. */
    private static KeyRule<Path> readable(KeyRule<Path> rule) {
        return (file, key) -> {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new NoSuchFileException(file.toString());
            }
            rule.add(file, key);
        };
    }

    private Path start() throws IOException {
        Path start = directory == null ? checkout() : directory;
        return start.toRealPath(); // the walk would take a link to a directory for a file
    }

    private static Path checkout() {
        return Checkout.find()
                .orElseThrow(
                        () -> new IllegalStateException("this program is not inside a checkout of the project, and "
                                + "was not started from one: give a directory"));
    }

    private List<Job<FileResult>> jobs(FileListing listing) {
        List<Job<FileResult>> jobs = new ArrayList<>();
        for (Path file : listing.files()) {
            jobs.add(FingerprintsDelayed.fingerprint(file).algorithm(algorithm).bufferSize(bufferSize));
        }
        return jobs;
    }

    private void printLeftOut(int count) {
        if (count > 0) {
            out.printf(
                    Locale.ROOT, "%nLeft out: %,d directories of git and of Maven's output; --all reads them%n", count);
        }
    }
}
