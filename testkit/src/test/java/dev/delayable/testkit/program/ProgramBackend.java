package dev.delayable.testkit.program;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.hosting.HostedWorkers;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerHost;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Runs each worker as a program that is reached by its standard input and output. The program is anything that ends up in
 * the {@link #main} of this class: {@code java -cp ...} itself, or {@code docker exec -i box java -cp ...}.
 *
 * @param command the program and its arguments
 * @param maxWorkers how many workers all runs have together
 */
public record ProgramBackend(List<String> command, int maxWorkers) implements Backend {

    private static final WorkerSettings SETTINGS = WorkerSettings.standard().withIdleTimeout(Duration.ofSeconds(30));

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, maxWorkers);
    }

    /** One job at a time is no reason to run it in the caller. */
    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public Duration batchTime() {
        return Duration.ofMillis(2);
    }

    @Override
    public RemoteWorkers open(int workers) {
        return HostedWorkers.open(new Launcher(command, maxWorkers), SETTINGS, workers);
    }

    @Override
    public void close() {
        HostedWorkers.endIdle(new Launcher(command, maxWorkers)::equals, SETTINGS);
    }

    /** Starts programs. Equal launchers share theirs. */
    private record Launcher(List<String> command, int maxWorkers) implements WorkerLauncher {

        @Override
        public void launch(LaunchOrder order) throws IOException {
            Process program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            order.connected(new Link(program));
        }
    }

    /** Speaks to a program. */
    private static final class Link extends WorkerLink.Streams {

        private final Process program;

        Link(Process program) {
            super(program.getInputStream(), program.getOutputStream());
            this.program = program;
        }

        @Override
        public void kill(String why) {
            program.destroyForcibly();
        }

        @Override
        public WorkerEnd awaitEnd() {
            String name = "the program " + program.pid();
            try {
                if (program.waitFor(5, TimeUnit.SECONDS)) {
                    int code = program.exitValue();
                    return new WorkerEnd(name, "ended with exit code " + code, OptionalInt.of(code), false);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return WorkerEnd.unknown(name);
        }
    }

    /**
     * The worker. Standard output belongs to the connection, so jobs print to the error stream.
     *
     * @param args none
     */
    public static void main(String... args) {
        System.setOut(System.err);
        WorkerHost.serve(System.in, new FileOutputStream(FileDescriptor.out), ClassLoader.getSystemClassLoader());
        System.exit(0);
    }
}
