package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** Files that the Java library cannot make. */
final class SpecialFiles {

    /** A regular file that nobody can read from its beginning, not even root: the memory of the process at address 0. */
    static final Path UNREADABLE = Path.of("/proc/self/mem");

    private SpecialFiles() {}

    /** Makes a pipe that has no writer: to open it for reading blocks for ever. */
    static Path pipe(Path path) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return path;
    }
}
