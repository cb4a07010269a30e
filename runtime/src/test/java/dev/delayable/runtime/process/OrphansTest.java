package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Waiting;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No worker outlives its parent, and nothing of them is left, however the parent ends. */
class OrphansTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyEndInTheMiddleOfTheirJobs(boolean byForce) throws IOException {
        Path pids = Files.createDirectory(directory.resolve("pids"));
        Process parent = ProgramStart.start(
                directory, "-cp", ProgramStart.classPath(), Program.class.getName(), pids.toString());
        try {
            Waiting.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> names(pids).size() == 2);
            List<Long> workers = names(pids).stream().map(Long::valueOf).toList();
            assertThat(workers).allMatch(pid -> ProcessHandle.of(pid).isPresent());

            if (byForce) {
                parent.destroyForcibly();
            } else {
                parent.destroy();
            }

            Waiting.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> workers.stream()
                            .noneMatch(pid -> ProcessHandle.of(pid)
                                    .map(ProcessHandle::isAlive)
                                    .orElse(false)));
            Waiting.await().until(() -> leftBy(parent.pid()).isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Workers that would not end, whatever their parent does. */
    static final class Stubborn {

        private Stubborn() {}

        /**
         * Starts a worker in one of the ways.
         *
         * @param args how, and the folder of the signals
         */
        public static void main(String[] args) throws Exception {
            Signals signals = new Signals(args[1]);
            ProcessBackend backend = Backends.processes();
            if (args[0].equals("initializer")) {
                backend = backend.initializer(ProcessJob.doing(() -> {
                    signals.give("pid", Long.toString(ProcessJob.pid()));
                    signals.awaitStubbornly("never");
                }));
            }
            Parallel.nJobs(1).backend(backend).run(ProcessJob.doing(() -> {
                signals.give("pid", Long.toString(ProcessJob.pid()));
                if (args[0].equals("hook")) {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> signals.awaitStubbornly("never")));
                }
            }));
            if (args[0].equals("stopped")) {
                SupervisionTest.signal(
                        "STOP", Long.parseLong(signals.given("pid").get(0)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "stopped", "initializer"})
    void theyEndWhateverTheyDo(String what) throws Exception {
        Signals signals = Signals.in(directory.resolve("signals"));
        Process parent = ProgramStart.start(
                directory, "-cp", ProgramStart.classPath(), Stubborn.class.getName(), what, signals.folder());
        try {
            signals.await("pid");
            if (what.equals("initializer")) {
                parent.destroyForcibly();
            }
            assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();

            long pid = Long.parseLong(signals.given("pid").get(0));
            Waiting.await().atMost(Duration.ofSeconds(60)).until(() -> !SupervisionTest.isAlive(pid));
            Waiting.await().until(() -> leftBy(parent.pid()).isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Its directory stands beside that of this JVM. */
    private static List<String> leftBy(long pid) throws IOException {
        Path beside = PrivateDirectory.in(0).path().getParent();
        return names(Objects.requireNonNull(beside)).stream()
                .filter(name -> name.startsWith("delayable-" + pid + "-"))
                .toList();
    }
}
