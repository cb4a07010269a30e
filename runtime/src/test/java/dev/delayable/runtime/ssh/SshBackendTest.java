package dev.delayable.runtime.ssh;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.SshBackend;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that are reached by a real ssh, on this machine. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SshBackendTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static SshServer server;

    private final SshBackend backend =
            Backends.ssh("127.0.0.1:2").command(server.command()).java(JAVA);

    @BeforeAll
    static void start() throws Exception {
        server = SshServer.start(directory);
    }

    @AfterEach
    void endWorkers() {
        backend.close();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private interface Body<T> extends Callable<T>, Serializable {}

    private static <T> Job<T> job(Body<T> body) {
        return Job.of("job", body);
    }

    private static <T> List<Job<T>> times(int count, IntFunction<Body<T>> body) {
        return IntStream.range(0, count).mapToObj(i -> job(body.apply(i))).toList();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Throwable failure(Outcome<?> outcome) {
        return ((Outcome.Failure<?>) outcome).exception();
    }

    @Test
    void jobsRunInOtherJvmsWithTheClassesOfThisOne() {
        List<String> results = Parallel.nJobs(2)
                .backend(backend.directory(directory.toString()))
                .run(times(
                        40,
                        i -> () -> i + " " + pid() + " " + System.getProperty("user.dir") + " "
                                + System.getProperty("java.class.path").startsWith(System.getenv("XDG_CACHE_HOME"))));

        for (int i = 0; i < 40; i++) {
            assertThat(results.get(i)).matches(i + " \\d+ \\Q" + directory + "\\E true");
            assertThat(results.get(i)).doesNotContain(" " + pid() + " ");
        }
    }

    @Test
    void classesAreCopiedOnceAndForTheUserAlone() throws IOException {
        assertThat(Parallel.nJobs(1).backend(backend).run(job(() -> 1))).containsExactly(1);
        Map<Path, Object> before = files();

        SshBackend another = backend.jvmArgs("-Dany=1");
        assertThat(Parallel.nJobs(1).backend(another).run(job(() -> System.getProperty("any"))))
                .containsExactly("1");
        another.close();

        assertThat(files()).isEqualTo(before).isNotEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.cache())))
                .isEqualTo("rwx------");
    }

    /** The files in the cache, with what tells whether they are the same. */
    private static Map<Path, Object> files() throws IOException {
        Map<Path, Object> files = new HashMap<>();
        try (Stream<Path> all = Files.list(server.cache())) {
            for (Path file : all.toList()) {
                files.put(
                        file,
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            }
        }
        return files;
    }

    @Test
    void aLargeArgumentAndALargeResultArrive() {
        double[] shared = new double[300_000];
        shared[299_999] = 7;

        List<double[]> results = Parallel.nJobs(2).backend(backend).run(times(4, i -> () -> {
            double[] copy = shared.clone();
            copy[0] = i;
            return copy;
        }));

        for (int i = 0; i < 4; i++) {
            assertThat(results.get(i)).hasSize(300_000).startsWith(i).endsWith(7);
        }
    }

    @Test
    void aJobThatEndsItsWorkerFailsAloneAndNamesTheHost() {
        List<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                .backend(backend)
                .batchSize(1)
                .outcomes(times(6, i -> () -> {
                    if (i == 3) {
                        Runtime.getRuntime().halt(9);
                    }
                    return i;
                }));

        assertThat(outcomes.stream().filter(Outcome::isSuccess)).hasSize(5);
        assertThat(failure(outcomes.get(3)))
                .isInstanceOf(WorkerLostException.class)
                .hasMessageContaining("on 127.0.0.1")
                .hasMessageContaining("exit code 9");
    }

    @Test
    void whatIsPrintedThereDoesNotDisturbTheMessages() {
        assertThat(Parallel.nJobs(1)
                        .backend(backend)
                        .run(job(() -> new ProcessBuilder("/bin/echo", "from a child")
                                .inheritIO()
                                .start()
                                .waitFor())))
                .containsExactly(0);
    }

    @Test
    void aJobThatDoesNotEndIsKilledThere() throws IOException {
        Path file = directory.resolve("stuck");
        String name = file.toString();
        List<Outcome<Integer>> outcomes = Parallel.nJobs(1)
                .backend(backend)
                .timeout(Duration.ofSeconds(2))
                .grace(Duration.ofMillis(200))
                .outcomes(List.of(job(() -> stuck(name)), job(() -> 1)));

        assertThat(failure(outcomes.get(0))).isInstanceOf(JobTimeoutException.class);
        assertThat(outcomes.get(1).isSuccess()).isTrue();
        long pid = Long.parseLong(Files.readString(file));
        await().atMost(LONG).until(() -> !isAlive(pid));
    }

    private static int stuck(String file) throws IOException {
        Files.writeString(Path.of(file), String.valueOf(pid()));
        while (true) {
            LockSupport.parkNanos(1_000_000);
            boolean unused = Thread.interrupted();
        }
    }

    @Test
    void aWorkerEndsWithItsConnection() {
        Set<Long> before = Set.copyOf(sshProcesses());
        long pid =
                Parallel.nJobs(1).backend(backend).run(job(SshBackendTest::pid)).get(0);
        for (Long ssh : sshProcesses()) {
            if (!before.contains(ssh)) {
                ProcessHandle.of(ssh).ifPresent(ProcessHandle::destroyForcibly);
            }
        }

        await().atMost(LONG).until(() -> !isAlive(pid));
        assertThat(Parallel.nJobs(1).backend(backend).run(job(() -> 1))).containsExactly(1);
    }

    private static List<Long> sshProcesses() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/ssh"))
                .map(ProcessHandle::pid)
                .toList();
    }

    // What can be wrong.

    private static void assertRefused(SshBackend wrong, String... texts) {
        assertThatThrownBy(() -> Parallel.nJobs(1).backend(wrong).run(job(() -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .contains(texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:0", "host:-1", "host:x", ":2", "", "-oProxyCommand=x:1", "two words:1"})
    void aHostThatIsNoneIsRefused(String host) {
        assertThatThrownBy(() -> Backends.ssh(host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + host + "\"");
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void settingsThatNoWorkerCanStartWithAreRefused() {
        assertThatThrownBy(backend::command)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("command must name a program, such as \"ssh\"");
        assertThatThrownBy(() -> backend.command(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.java(null)).hasMessage("java");
        assertThatThrownBy(() -> backend.directory(null)).hasMessage("directory");
        assertThatThrownBy(() -> Backends.ssh("host:10000")).hasMessageContaining("with 1 to 9999 workers");
    }

    @Test
    void noHostAndTheSameHostTwiceAreRefused() {
        assertThatThrownBy(Backends::ssh).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backends.ssh("host:1", "host:2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        assertRefused(
                Backends.ssh("no-such-host.invalid:1").command(server.command()),
                "no-such-host.invalid",
                "ssh says",
                "make the command `ssh ");
    }

    @Test
    void aHostWithAnotherKeyIsNamed() {
        assertRefused(
                backend.command(server.command("-o", "UserKnownHostsFile=/dev/null")),
                "127.0.0.1",
                "Host key verification");
    }

    @Test
    void aHostWithoutJavaIsNamed() {
        assertRefused(backend.java("/no/such/java"), "127.0.0.1", "/no/such/java is not there", "java(...)");
    }

    @Test
    void anotherVersionOfJavaIsNamed() throws IOException {
        Path other = directory.resolve("other-java");
        Files.writeString(other, "#!/bin/sh\necho '    java.specification.version = 11'\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));

        assertRefused(backend.java(other.toString()), "127.0.0.1", "is Java 11, but this JVM is Java");
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        assertRefused(backend.directory("/no/such/directory"), "127.0.0.1", "its directory is not there");
    }

    @Test
    void argumentsThatTheJvmDoesNotKnowAreTold() {
        assertRefused(backend.jvmArgs("-XX:+NoSuchThing"), "127.0.0.1", "NoSuchThing");
    }

    @Test
    void aProgramThatIsNotHereIsNamed() {
        assertRefused(backend.command("/no/such/ssh"), "127.0.0.1", "/no/such/ssh", "command(...)");
    }

    @Test
    void aHostWithoutRoomIsNamed() throws IOException {
        Path local = directory.resolve("full");
        Files.writeString(local, """
                #!/bin/sh
                for last; do :; done
                export XDG_CACHE_HOME=%s
                ulimit -f 8
                exec /bin/sh -c "$last"
                """.formatted(directory.resolve("fullcache")));
        Files.setPosixFilePermissions(local, PosixFilePermissions.fromString("rwx------"));

        assertRefused(backend.command(local.toString()), "127.0.0.1", "could not be copied", "make room in");
    }
}
