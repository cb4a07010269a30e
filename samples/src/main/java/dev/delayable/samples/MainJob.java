package dev.delayable.samples;

import dev.delayable.samples.common.Cli;
import dev.delayable.samples.fingerprint.Fingerprint;
import dev.delayable.samples.tutorial.Tutorial;
import java.io.PrintStream;
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
public final class MainJob implements Callable<Integer> {

    @Mixin
    private final Tutorial tutorial;

    @Mixin
    private final Fingerprint fingerprint;

    MainJob(PrintStream out) {
        tutorial = new Tutorial(out);
        fingerprint = new Fingerprint(out);
    }

    /** Runs the main job. */
    public static void main(String... args) {
        int exitCode = Cli.of(new MainJob(System.out)).execute(args);
        if (exitCode != 0) {
            throw new IllegalStateException("the main job has failed with exit code " + exitCode);
        }
    }

    @Override
    public Integer call() throws Exception {
        tutorial.call();
        return fingerprint.call();
    }
}
