package dev.delayable.runtime.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server of OpenSSH on this machine, with keys of its own, which only its test can enter. */
final class SshServer implements AutoCloseable {

    private static final int MAX_ATTEMPTS = 5;

    private final Path directory;
    private final int port;
    private final Process server;

    private SshServer(Path directory, int port, Process server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /** Starts a server; skips the test where there is none, unless the environment says that there must be one. */
    static SshServer start(Path directory) throws IOException, InterruptedException {
        Path program = program();
        boolean isRequired = "required".equals(System.getenv("DELAYABLE_SSHD"));
        assumeTrue(program != null || isRequired, "there is no sshd here, so nothing can be reached by ssh");
        if (program == null) {
            throw new IllegalStateException("DELAYABLE_SSHD is required, but there is no sshd");
        }
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        for (String owner : List.of("host", "user")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    directory.resolve(owner).toString());
        }
        Files.copy(directory.resolve("user.pub"), directory.resolve("authorized"));
        for (int attempt = 1; ; attempt++) {
            SshServer started = tryStart(directory, program);
            if (started != null) {
                return started;
            }
            if (attempt == MAX_ATTEMPTS) {
                throw new IllegalStateException("sshd does not start: " + Files.readString(directory.resolve("log")));
            }
        }
    }

    private static @Nullable Path program() {
        for (String place : List.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")) {
            if (Files.isExecutable(Path.of(place))) {
                return Path.of(place);
            }
        }
        return null;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " has failed");
        }
    }

    private static @Nullable SshServer tryStart(Path directory, Path program) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = directory.resolve("config");
        Files.write(
                config,
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + directory.resolve("host"),
                        "PidFile none",
                        "AuthorizedKeysFile " + directory.resolve("authorized"),
                        "StrictModes no",
                        "UsePAM no",
                        "PasswordAuthentication no",
                        "PermitRootLogin prohibit-password",
                        "SetEnv XDG_CACHE_HOME=" + directory.resolve("cache")));
        String key = Files.readString(directory.resolve("host.pub"));
        Files.writeString(directory.resolve("known"), "[127.0.0.1]:" + port + " " + key);
        Process server = new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        SshServer started = new SshServer(directory, port, server);
        List<String> trial = new ArrayList<>(List.of(started.command()));
        trial.addAll(List.of("-o", "BatchMode=yes", "127.0.0.1", "true"));
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (server.isAlive() && System.nanoTime() < end) {
            Process test = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("trial").toFile())
                    .start();
            if (test.waitFor() == 0) {
                return started;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        started.close();
        return null;
    }

    /** The ssh that reaches it as 127.0.0.1, and is itself not disturbed by what a user has configured. */
    String[] command(String... options) {
        List<String> command = new ArrayList<>(List.of("ssh", "-F", "/dev/null"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-p",
                String.valueOf(port),
                "-i",
                directory.resolve("user").toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "GlobalKnownHostsFile=/dev/null",
                "-o",
                "UserKnownHostsFile=" + directory.resolve("known")));
        return command.toArray(String[]::new);
    }

    /** Where it keeps class files. */
    Path cache() {
        return directory.resolve("cache").resolve("delayable");
    }

    @Override
    public void close() {
        server.destroyForcibly();
    }
}
