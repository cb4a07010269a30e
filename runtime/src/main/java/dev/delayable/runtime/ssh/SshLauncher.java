package dev.delayable.runtime.ssh;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import dev.delayable.runtime.process.CallerJvm;
import dev.delayable.runtime.process.JavaCommand;
import dev.delayable.runtime.process.LaunchPath;
import dev.delayable.runtime.process.NativeOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts worker processes on other machines, each in an ssh connection that carries its messages too. */
public final class SshLauncher implements WorkerLauncher {

    private static final int OUT_OF_MEMORY = 3;
    private static final String PID = "@pid ";

    /**
     * What workers are started with.
     *
     * @param hosts how many workers each host may have
     * @param ssh the program here, and its arguments before the host
     * @param java the program there
     * @param jvmArgs arguments of its JVM
     * @param directory its working directory; the home directory if there is none
     */
    public record Settings(
            Map<String, Integer> hosts,
            List<String> ssh,
            String java,
            List<String> jvmArgs,
            @Nullable String directory) {}

    private final Settings settings;
    private final LaunchPath path;
    private final CallerJvm caller = CallerJvm.now();
    private final List<SshHost> hosts = new ArrayList<>();

    /** The class path and the module path there; null until a worker is to be started. Guarded by this. */
    private @Nullable Shipment shipment;

    private record Shipment(ClassFiles files, List<String> classPath, List<String> modulePath) {}

    /** A launcher of JVMs with the classes that the context class loader of this thread sees. */
    public SshLauncher(Settings settings) {
        this.settings = settings;
        this.path = LaunchPath.of(Thread.currentThread().getContextClassLoader());
        settings.hosts().forEach((name, slots) -> hosts.add(new SshHost(name, slots, settings)));
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SshLauncher ssh
                && ssh.settings.equals(settings)
                && ssh.path.equals(path)
                && ssh.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String noun() {
        return "worker process";
    }

    @Override
    public String moreHeap() {
        return ", for example by jvmArgs(\"-Xmx4g\")";
    }

    @Override
    public void launch(LaunchOrder order) throws LaunchException, IOException {
        SshHost host = take();
        boolean isConnected = false;
        try {
            Shipment ship = shipment();
            String command = command(ship, host.prepare(order, ship.files()));
            host.connecting.acquireUninterruptibly();
            try {
                order.connected(start(order, host, command));
                isConnected = true;
            } finally {
                host.connecting.release();
            }
        } finally {
            if (!isConnected) {
                giveBack(host);
            }
        }
    }

    /** The host that is the least full. */
    private synchronized SshHost take() {
        Comparator<SshHost> byLoad = Comparator.comparingDouble(host -> (host.used + 1.0) / host.slots);
        SshHost best = hosts.stream().min(byLoad).orElseThrow();
        best.used++;
        return best;
    }

    private synchronized void giveBack(SshHost host) {
        host.used--;
    }

    private synchronized Shipment shipment() throws IOException {
        if (shipment == null) {
            ClassFiles files = new ClassFiles();
            shipment = new Shipment(files, files.add(path.classPath()), files.add(path.modulePath()));
        }
        return shipment;
    }

    /** Messages go through descriptors that nothing prints to; the shell tells its number, which becomes that of the JVM. */
    private String command(Shipment ship, String cache) {
        LaunchPath there = new LaunchPath(
                in(cache, ship.classPath()), in(cache, ship.modulePath()), path.modules(), path.launcher());
        StringBuilder command = new StringBuilder("cd ");
        command.append(settings.directory() == null ? "" : SshHost.quoted(settings.directory()));
        command.append(" && echo \"" + PID + "$$\" && exec ").append(SshHost.quoted(settings.java()));
        for (String argument : JavaCommand.remoteArguments(settings.jvmArgs(), caller, there)) {
            command.append(' ').append(SshHost.quoted(argument));
        }
        return command.append(" 4<&0 3>&1 0</dev/null 1>&2").toString();
    }

    private static List<String> in(String directory, List<String> names) {
        return names.stream().map(name -> directory + "/" + name).toList();
    }

    private Link start(LaunchOrder order, SshHost host, String command) throws IOException, LaunchException {
        Process ssh = host.start(order, host.connection(command));
        Thread output = NativeOutput.forward(ssh.getErrorStream(), order);
        String pid = readPid(ssh.getInputStream());
        if (pid != null) {
            return new Link(ssh, host, pid, output);
        }
        throw exitCode(ssh) == SshHost.SSH_FAILED
                ? host.unreachable("the connection has failed")
                : host.failure("its directory is not there", "make it, or name another one by directory(...)", false);
    }

    /** Reads up to the line in which the shell tells its number, after what a login may print; null if there is none. */
    private static @Nullable String readPid(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                if (text.startsWith(PID)) {
                    return text.substring(PID.length()).strip();
                }
            }
        }
        return null;
    }

    static int exitCode(Process process) {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SshHost.SSH_FAILED;
        }
    }

    /** The way to a worker there, which ends with the connection unless it was stopped or hangs. */
    private final class Link extends WorkerLink.Streams {

        private final Process ssh;
        private final SshHost host;
        private final String pid;
        private final Thread output;

        Link(Process ssh, SshHost host, String pid, Thread output) {
            super(ssh.getInputStream(), ssh.getOutputStream());
            this.ssh = ssh;
            this.host = host;
            this.pid = pid;
            this.output = output;
        }

        @Override
        public void kill(String why) {
            ssh.destroyForcibly();
            try {
                host.connection("kill -9 " + pid)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .getOutputStream()
                        .close();
            } catch (IOException e) {
                // The connection was its end.
            }
        }

        @Override
        public WorkerEnd awaitEnd() {
            int code = exitCode(ssh);
            try {
                output.join(1000); // its last lines
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            String worker = "the worker process " + pid + " on " + host.name;
            return code == SshHost.SSH_FAILED
                    ? new WorkerEnd(worker, "was killed, or its connection has ended", OptionalInt.empty(), false)
                    : new WorkerEnd(
                            worker,
                            "ended with exit code " + code + " on " + host.name,
                            OptionalInt.of(code),
                            code == OUT_OF_MEMORY);
        }

        @Override
        public void close() {
            super.close();
            giveBack(host);
        }
    }
}
