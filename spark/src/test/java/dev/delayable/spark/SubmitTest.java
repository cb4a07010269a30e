package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that {@code spark-submit} sends to a cluster, in one jar with all that it needs. */
class SubmitTest {

    private static final SparkCluster CLUSTER = SparkCluster.start(1);

    @TempDir
    Path folder;

    @AfterAll
    static void end() {
        CLUSTER.close();
    }

    @Test
    void theDriverRunsHere() throws Exception {
        assertThatSquaresAreWritten("client");
    }

    @Test
    void theDriverRunsOnTheCluster() throws Exception {
        assertThatSquaresAreWritten("cluster");
    }

    private void assertThatSquaresAreWritten(String deployMode) throws Exception {
        Path results = folder.resolve("results");

        String printed = CLUSTER.submit(
                "--deploy-mode",
                deployMode,
                "--driver-memory",
                "512m",
                "--executor-memory",
                "512m",
                "--conf",
                "spark.ui.enabled=false",
                "--class",
                SubmittedApplication.class.getName(),
                jar().toString(),
                results.toString());

        await().atMost(SparkCluster.PATIENCE)
                .untilAsserted(() -> assertThat(results).as(printed).exists());
        assertThat(results).hasContent("[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]");
    }

    /** The classes of the tests, of this module and of the library. */
    private Path jar() throws IOException {
        Path jar = folder.resolve("application.jar");
        Set<String> entries = new LinkedHashSet<>();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type :
                    List.of(SubmittedApplication.class, SparkBackend.class, Parallel.class, Delayable.class)) {
                Path home = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath());
                if (Files.isDirectory(home)) {
                    addAll(home, entries, out);
                } else {
                    try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + home.toUri()), Map.of())) {
                        addAll(files.getPath("/"), entries, out);
                    }
                }
            }
        }
        return jar;
    }

    private static void addAll(Path root, Set<String> entries, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path each : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(each).toString();
                if (entries.add(name)) {
                    out.putNextEntry(new JarEntry(name));
                    try (InputStream in = Files.newInputStream(each)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }
}
