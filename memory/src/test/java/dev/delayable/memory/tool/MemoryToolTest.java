package dev.delayable.memory.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.memory.Memory;
import dev.delayable.memory.SampleJobs;
import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Parallel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryToolTest {

    @TempDir
    Path directory;

    private String run(int exitCode, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(MemoryTool.run(List.of(args), stream, stream)).isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsFunctionsAndChecksResults() throws Exception {
        Path root = directory.resolve("results");
        Parallel.nJobs(2).memory(Memory.in(root)).run(SampleJobs.squares(10));

        assertThat(run(0, root.toString())).contains("SampleJobs#square(int)").contains("1 function");
        assertThat(run(0, "--verify", root.toString())).contains("nothing is damaged");
        Stores.close(root);
        try (Stream<Path> files = Files.walk(root)) {
            Path segment = files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }
        assertThat(run(1, "--verify", root.toString()))
                .contains("is damaged at byte")
                .contains("1 damaged");
        Stores.close(root);
    }

    @Test
    void refusesWhatIsNoStore() {
        assertThat(run(2)).startsWith("Usage:");
        assertThat(run(2, directory.resolve("none").toString())).contains("is not a directory");
        assertThat(run(0, "--help")).startsWith("Usage:");
    }
}
