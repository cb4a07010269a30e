package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> names(pids).size() == 2);
            List<Long> workers = names(pids).stream().map(Long::valueOf).toList();
            assertThat(workers).allMatch(pid -> ProcessHandle.of(pid).isPresent());

            if (byForce) {
                parent.destroyForcibly();
            } else {
                parent.destroy();
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> workers.stream()
                            .noneMatch(pid -> ProcessHandle.of(pid)
                                    .map(ProcessHandle::isAlive)
                                    .orElse(false)));
            Awaitility.await().until(() -> leftBy(parent.pid()).isEmpty());
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
        Path beside = PrivateDirectory.own().path().getParent();
        return names(Objects.requireNonNull(beside)).stream()
                .filter(name -> name.startsWith("delayable-" + pid + "-"))
                .toList();
    }
}
