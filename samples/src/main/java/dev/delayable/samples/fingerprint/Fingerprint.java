package dev.delayable.samples.fingerprint;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.samples.common.Cli;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
public final class Fingerprint implements Callable<Integer> {

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

    @Option(names = "--all", description = "Read all files, and leave no directory out.")
    private boolean all;

    @Option(names = "--once", description = "Read each file once only: print the fingerprints, and compare no times.")
    private boolean once;

    /**
     * The program.
     *
     * @param out where it prints
     */
    public Fingerprint(PrintStream out) {
        this.out = out;
    }

    /** Runs the program alone. */
    public static void main(String... args) {
        int exitCode = Cli.of(new Fingerprint(System.out)).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws Exception {
        Path start = start();
        FileListing listing = FileListing.of(start, all);
        List<Job<FileResult>> jobs = jobs(listing);
        out.println("Fingerprinting " + start + "\n");
        List<FileResult> results = new ArrayList<>(Parallel.nJobs(nJobs).run(jobs));
        results.addAll(listing.unreadable());
        new FingerprintTable(out, start).print(algorithm, results);
        printLeftOut(listing.leftOut());
        int n = Parallel.effectiveNJobs(nJobs);
        if (!once && !jobs.isEmpty() && n > 1) {
            new SpeedUp(out).print(jobs, n);
        }
        return 0;
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
