package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void badValuesAreRefusedAtOnce(@TempDir Path directory) {
        assertThatThrownBy(() -> BACKEND.maxJobsPerWorker(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxJobsPerWorker must be 1 or more, but is 0");
        assertThatThrownBy(() -> BACKEND.workingDirectory(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("none is no directory");
        assertThatThrownBy(() -> BACKEND.idleTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("idleTimeout must not be negative, but is PT-1S");
        assertThatThrownBy(() -> BACKEND.filter("maxdepth=x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingEndsTheIdleWorkers() {
        ProcessBackend backend = BACKEND.environment("TEST", "closing");
        List<Long> pids =
                run(backend, ProcessJob.of(() -> ProcessHandle.current().pid()));

        backend.close();

        assertThat(pids)
                .allSatisfy(pid -> Awaitility.await()
                        .until(() -> ProcessHandle.of(pid)
                                .map(process -> !process.isAlive())
                                .orElse(true)));
        assertThat(run(backend, ProcessJob.of(() -> 1))).containsExactly(1, 1);
    }
}
