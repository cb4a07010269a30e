package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.samples.common.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FingerprintMemoryTest {

    private static final int FILES = 60;

    @TempDir
    private Path directory;

    private Path files() throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(files.resolve("file" + i), "line\n".repeat(i));
        }
        return files;
    }

    private String run(String... options) {
        String[] args = Stream.concat(
                        Stream.of(
                                "--once",
                                "--memory",
                                directory.resolve("memory").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        ProgramRun run = ProgramRun.of(Fingerprint::new, args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void aFileIsReadAgainWhenItHasChanged() throws IOException {
        Path files = files();
        Path changed = files.resolve("file7");

        assertThat(run(files.toString())).contains("From memory: 0 of 60 files");
        assertThat(run(files.toString(), "--buffer-size", "100")).contains("From memory: 60 of 60 files");
        Files.writeString(changed, "other\n");
        assertThat(run(files.toString())).contains("From memory: 59 of 60 files");
        assertThat(run(files.toString(), "--by-content")).contains("From memory: 0 of 60 files");
        Files.setLastModifiedTime(changed, FileTime.fromMillis(0));
        assertThat(run(files.toString(), "--by-content")).contains("From memory: 60 of 60 files");
        assertThat(run(files.toString())).contains("From memory: 59 of 60 files");
    }

    @Test
    @Timeout(120)
    void aRunThatWasKilledGoesOnWhereItStopped() throws Exception {
        Path files = files();
        byte[] large = new byte[4 << 20]; // long to read, a byte at a time
        Files.write(files.resolve("file99"), large);
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fingerprint.class.getName(),
                        "--once",
                        "--buffer-size",
                        "1",
                        "--n-jobs",
                        "1",
                        "--memory",
                        directory.resolve("memory").toString(),
                        files.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        while (killed.isAlive() && keptBytes() < 1500) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();

        String out = run(files.toString());

        assertThat(out).contains("61 files").doesNotContain("From memory: 0 of").doesNotContain("From memory: 61 of");
    }

    private long keptBytes() throws IOException {
        Path segments = directory.resolve("memory/segments");
        if (!Files.isDirectory(segments)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(segments)) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
