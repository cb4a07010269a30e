package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written again and again. */
class OutputFileTest {

    /** Kept, for its level goes with it. */
    private static final Logger LOG = Logger.getLogger("dev.delayable.runtime");

    @TempDir
    Path directory;

    @BeforeEach
    void beSilent() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void beHeard() {
        LOG.setLevel(null);
    }

    private static OutputFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whenTheDiskIsFullTheVersionBeforeStays() throws IOException {
        Path path = directory.resolve("run.html");
        OutputFile file = Objects.requireNonNull(OutputFile.open(path, this));
        file.write(text("first"));

        file.write(out -> {
            out.write(new byte[200_000]);
            throw new IOException("No space left on device");
        });

        assertThat(path).hasContent("first");
        assertThat(directory.toFile().list()).containsExactly("run.html");

        file.write(text("third"));

        assertThat(path).hasContent("third");
        file.close();
    }

    @Test
    void whatIsOpenIsNotSharedAndWhatWasClosedIs() {
        Path path = directory.resolve("run.html");
        OutputFile file = Objects.requireNonNull(OutputFile.open(path, this));

        assertThat(OutputFile.open(path, this)).isNull();
        file.close();
        assertThat(OutputFile.open(path, this)).isNotNull();
    }

    @Test
    void itIsReplacedAsAWhole() throws IOException {
        Path path = directory.resolve("run.html");
        OutputFile file = Objects.requireNonNull(OutputFile.open(path, this));
        file.write(text("first"));

        file.write(out -> {
            out.write("second, ".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(path).hasContent("first");
            out.write("whole".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(Files.readString(path)).isEqualTo("second, whole");
        file.close();
    }
}
