package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set of worker processes. */
class ProcessSettingsTest {

    private static final ProcessBackend BACKEND = Backends.processes();

    private static <T extends @Nullable Object> List<T> run(ProcessBackend backend, Job<T> job) {
        return Parallel.nJobs(2).backend(backend).run(List.of(job, job));
    }

    @Test
    void argumentsOfTheJvm() {
        ProcessBackend backend = BACKEND.jvmArgs("-Dtest.key=a value", "-XX:+UseG1GC");

        assertThat(run(backend, ProcessJob.of(() -> System.getProperty("test.key"))))
                .containsExactly("a value", "a value");
    }

    @Test
    void aVariableOfTheEnvironment() {
        assertThat(run(BACKEND.environment("TEST_KEY", "ä"), ProcessJob.of(() -> System.getenv("TEST_KEY"))))
                .containsExactly("ä", "ä");
    }

    /** A shell would lose it. */
    @Test
    void aVariableOfTheEnvironmentWithANameThatNoShellHas() {
        assertThat(run(BACKEND.environment("test.key", "value"), ProcessJob.of(() -> System.getenv("test.key"))))
                .containsExactly("value", "value");
    }

    @Test
    void theWorkingDirectory(@TempDir Path directory) {
        assertThat(run(
                        BACKEND.workingDirectory(directory),
                        ProcessJob.of(() -> Path.of("").toAbsolutePath().toString())))
                .containsOnly(directory.toAbsolutePath().toString());
    }

    @Test
    void theInitializerRunsFirstInEachWorker() {
        ProcessBackend backend =
                BACKEND.initializer(ProcessJob.of(() -> System.setProperty("test.initialised", "yes")));

        assertThat(run(backend, ProcessJob.of(() -> System.getProperty("test.initialised"))))
                .containsExactly("yes", "yes");
    }

    @Test
    void anInitializerThatFailsIsTheErrorOfTheRun() {
        ProcessBackend backend = BACKEND.initializer(ProcessJob.of("setUp", () -> {
            throw new IOException("no licence");
        }));

        assertThatThrownBy(() -> run(backend, ProcessJob.of(() -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the initializer setUp() failed in a worker process: java.io.IOException: no licence")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anArgumentThatTheJvmDoesNotKnowIsTheErrorOfTheRun() {
        assertThatThrownBy(() -> run(BACKEND.jvmArgs("-XX:+NoSuchThing"), ProcessJob.of(() -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("a worker process could not be started: it ended with exit code 1")
                .hasMessageContaining("Unrecognized VM option 'NoSuchThing'");
    }

    @Test
    void aWorkerRunsNoMoreJobsThanItMay() {
        Map<Long, Integer> jobsByWorker = new HashMap<>();
        List<Job<Long>> jobs = IntStream.range(0, 20)
                .<Job<Long>>mapToObj(
                        i -> ProcessJob.of(() -> ProcessHandle.current().pid()))
                .toList();

        for (long pid : Parallel.nJobs(2).backend(BACKEND.maxJobsPerWorker(3)).run(jobs)) {
            jobsByWorker.merge(pid, 1, Integer::sum);
        }

        assertThat(jobsByWorker.values()).allMatch(count -> count <= 3);
        assertThat(jobsByWorker.values().stream().mapToInt(count -> count).sum())
                .isEqualTo(20);
    }

    @Test
    void batchesAreCutWhereAWorkerIsUsedUp() {
        List<Integer> results = Parallel.nJobs(2)
                .backend(BACKEND.maxJobsPerWorker(7))
                .batchSize(10)
                .run(ProcessJob.numbers(30));

        assertThat(results).isEqualTo(ProcessJob.range(30));
    }

    /** Writes a byte of its own before what Java writes. */
    public static final class MarkedCodec implements Codec {

        private final Codec java = new JavaCodec();

        /** For the workers, too. */
        public MarkedCodec() {}

        @Override
        public Writer writer(OutputStream target, UnaryOperator<Object> replacement) throws IOException {
            target.write('!');
            return java.writer(target, replacement);
        }

        @Override
        public Reader reader(InputStream source, Arrival arrival) throws IOException {
            if (source.read() != '!') {
                throw new IOException("not written by this codec");
            }
            return java.reader(source, arrival);
        }
    }

    @Test
    void anotherCodec() {
        List<Integer> big = IntStream.range(0, 20_000).boxed().toList();
        ProcessBackend backend = BACKEND.codec(MarkedCodec.class).initializer(ProcessJob.of(() -> 1));

        assertThat(run(backend, JobWithArguments.of(arguments -> List.of(arguments.get(0)), big)))
                .containsExactly(List.of(big), List.of(big));
    }

    @Test
    void theFilterOfTheJvmHoldsAsWell() {
        ProcessBackend backend = BACKEND.jvmArgs("-Djdk.serialFilter=!" + Thread.State.class.getName());
        Job<Integer> job = JobWithArguments.of(List::size, Thread.State.NEW);

        assertThatThrownBy(() -> run(backend, job)).cause().hasMessageContaining("filter status: REJECTED");
    }

    @Test
    void aNegativeTimeForStartsIsRefusedAtOnce() {
        WorkerSettings standard = WorkerSettings.standard();

        assertThatThrownBy(() -> standard.withStartTimeout(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("startTimeout must not be negative");
        assertThat(standard.withStartTimeout(null).startTimeout()).isNull();
    }

    @Test
    void badValuesAreRefusedAtOnce(@TempDir Path directory) {
        assertThatThrownBy(() -> BACKEND.maxJobsPerWorker(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxJobsPerWorker must be 1 or more, but is 0: leave it out for no limit");
        assertThatThrownBy(() -> BACKEND.workingDirectory(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("none is not a directory: create it first");
        assertThatThrownBy(() -> BACKEND.idleTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "idleTimeout must not be negative, but is PT-1S: use Duration.ZERO to end workers with their run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxdepth=x", "maxbytes=many", "", ";"})
    void aFilterThatIsNoneIsRefusedAtOnce(String pattern) {
        assertThatThrownBy(() -> BACKEND.filter(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern")
                .hasMessageEndingWith("as in \"com.acme.**;java.base/*;!*\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is blank: leave it out",
        "Main, is not an option of a JVM",
        "-Xmx1g -ea, give each as an argument of its own",
        "-cp, give the class path to this JVM",
        "--class-path=x.jar, give the class path to this JVM",
        "-jar, leave the argument out",
        "-version, leave the argument out"
    })
    void anArgumentThatIsNoOptionIsRefusedAtOnce(String argument, String cure) {
        assertThatThrownBy(() -> BACKEND.jvmArgs("-Dkey=value", argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jvmArgs: \"" + argument + "\" ")
                .hasMessageContaining(cure);
        assertThatThrownBy(() -> Backends.ssh("host").jvmArgs(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cure);
    }

    @Test
    void optionsWithAValueOfTheirOwnAreTaken() {
        ProcessBackend backend = BACKEND.jvmArgs(
                "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-Dkey=-a -b", "-XX:OnOutOfMemoryError=kill -9 %p");

        assertThat(run(backend, ProcessJob.of(() -> System.getProperty("key")))).containsExactly("-a -b", "-a -b");
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "A\0B"})
    void aNameThatNoVariableCanHaveIsRefusedAtOnce(String name) {
        assertThatThrownBy(() -> BACKEND.environment(name, "value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give a name without \"=\"");
    }

    @Test
    void aWorkingDirectoryThatIsNotThereAnyMore(@TempDir Path directory) throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        ProcessBackend backend = BACKEND.workingDirectory(gone);
        Files.delete(gone);

        assertThatThrownBy(() -> run(backend, ProcessJob.of(() -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(gone + " is not there any more: create it again");
    }

    @Test
    void closingEndsTheIdleWorkersAndWaitsForTheirEnd() {
        ProcessBackend backend = BACKEND.environment("TEST", "closing");
        List<Long> pids =
                run(backend, ProcessJob.of(() -> ProcessHandle.current().pid()));

        backend.close();

        assertThat(pids).noneMatch(ProcessSettingsTest::isAlive);
        assertThat(backend.statistics().workersAlive()).isZero();
        assertThat(run(backend, ProcessJob.of(() -> 1))).containsExactly(1, 1);
    }

    @Test
    void closingLeavesTheWorkersOfARunAlone() {
        ProcessBackend backend = BACKEND.environment("TEST", "closing in a run");

        List<Integer> results = Parallel.nJobs(1).backend(backend).stream(
                        List.of(ProcessJob.of(() -> 1), ProcessJob.of(() -> 2)))
                .peek(result -> backend.close())
                .toList();

        assertThat(results).containsExactly(1, 2);
        assertThat(backend.statistics().workersStarted()).isEqualTo(1);
        backend.close();
    }

    /** The worker would wait in its shutdown hook until it is killed. */
    @Test
    void anInterruptWhileClosingKillsTheWorkersThatEnd() {
        ProcessBackend backend = BACKEND.environment("TEST", "interrupted closing");
        List<Long> pids = run(backend, ProcessJob.of(() -> {
            Runtime.getRuntime().addShutdownHook(new Thread(ProcessSettingsTest::park));
            return ProcessHandle.current().pid();
        }));

        Thread.currentThread().interrupt();
        backend.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pids).noneMatch(ProcessSettingsTest::isAlive);
    }

    @Test
    void theCountsOutliveTheWorkersAsLongAsTheirBackendIsInUse() {
        ProcessBackend backend = BACKEND.environment("TEST", "counts").initializer(ProcessJob.of(() -> 1));
        run(backend, ProcessJob.of(() -> 1));
        backend.close();
        long started = backend.statistics().workersStarted();

        run(backend, ProcessJob.of(() -> 1));
        System.gc();
        backend.close();
        System.gc();

        assertThat(started).isPositive();
        assertThat(backend.statistics().workersStarted()).isGreaterThan(started);
    }

    private static void park() {
        while (true) {
            LockSupport.park();
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
