package dev.delayable.samples;

import dev.delayable.samples.common.Cli;
import dev.delayable.samples.common.Reported;
import dev.delayable.samples.fingerprint.Fingerprint;
import dev.delayable.samples.tutorial.Tutorial;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The main job: runs the tutorial, then fingerprints real files. It takes the options of both programs:
 *
 * <pre>{@code
 * mvn -q -pl samples -am compile exec:java
 * mvn -q -pl samples -am compile exec:java -Dexec.args="--sleep 0.1 --n-jobs 4 /some/directory"
 * }</pre>
 *
 * <p>It runs in Maven's own JVM, so that a failure must be thrown for Maven to fail as well.
 */
@Command(name = "main-job", description = "Runs the tutorial, then fingerprints the files of a directory in parallel.")
public final class MainJob implements Callable<Integer>, Reported {

    /** Few enough rows for the tutorial to stay on the screen. */
    private static final int ROWS = 12;

    private final PrintStream out;

    @Mixin
    private final Tutorial tutorial;

    @Mixin
    private final Fingerprint fingerprint;

    private boolean isReportNamed;

    MainJob(PrintStream out) {
        this.out = out;
        tutorial = new Tutorial(out);
        fingerprint = new Fingerprint(out, ROWS);
    }

    /** Runs the main job. */
    public static void main(String... args) {
        int exitCode = Cli.of(new MainJob(System.out)).execute(args);
        if (exitCode != 0) {
            throw new IllegalStateException("the main job has failed with exit code " + exitCode);
        }
    }

    /** The report is that of the fingerprints; without this option it is among what Maven has built. */
    @Override
    public void report(Path file) {
        isReportNamed = true;
        fingerprint.report(file);
    }

    @Override
    public Integer call() throws Exception {
        if (!isReportNamed) {
            fingerprint.report(Fingerprint.usualReport());
        }
        tutorial.call();
        int exitCode = fingerprint.call();
        out.println("\nNext: docs/gallery.md has five short programs, docs/running-jobs.md all options, and "
                + "samples/quickstart is a project to copy.");
        return exitCode;
    }
}
