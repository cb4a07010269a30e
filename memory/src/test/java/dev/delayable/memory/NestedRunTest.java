package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.runtime.Retry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs inside jobs use the memory of the scope around them, in whatever process they run. */
@Timeout(300)
class NestedRunTest {

    /** A rule that can be sent. */
    private interface SentRule extends KeyRule<Rows>, Serializable {}

    @TempDir
    Path directory;

    private Memory memory;

    @BeforeEach
    void start() {
        memory = Memory.in(directory.resolve("results"));
    }

    @AfterEach
    void close() {
        Stores.close(directory.resolve("results"));
    }

    private static List<Long> nested(Memory scope, Parallel parallel) throws Exception {
        return ParallelConfig.run(Parallel.nJobs(2).memory(scope), () -> parallel.run(SampleJobsDelayed.nested(20)));
    }

    @Test
    void insideWorkerProcessesToo() throws Exception {
        Parallel processes = Parallel.nJobs(2).backend(Backends.processes());
        Memory withRules = memory.rule(Path.class, KeyRule.fileContent())
                .rule(Rows.class, (SentRule) (rows, key) -> key.add(1))
                .maxAge(Duration.ofDays(1));

        assertThat(nested(memory, processes)).containsExactly(0L);
        assertThat(nested(memory, processes)).containsExactly(20L);
        assertThat(nested(withRules, processes)).containsExactly(20L);
        assertThat(nested(memory, Parallel.nJobs(2))).containsExactly(20L);
        assertThat(nested(memory, processes.retry(Retry.attempts(2)))).containsExactly(20L);
        assertThat(nested(Memory.none(), processes)).containsExactly(0L);
    }

    @Test
    void aMemoryThatCannotBeSentStaysBehind() throws Exception {
        Parallel processes = Parallel.nJobs(2).backend(Backends.processes());
        Memory here = memory.rule(Rows.class, (rows, key) -> key.add(1));

        assertThat(nested(here, processes)).containsExactly(0L);
        assertThat(nested(here, processes)).containsExactly(0L);
        assertThat(nested(here, Parallel.nJobs(2))).containsExactly(0L);
        assertThat(nested(here, Parallel.nJobs(2))).containsExactly(20L);
        assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> sent(here));
    }

    @Test
    void aMemoryArrivesWithAllThatItWasTold() throws Exception {
        Memory told = memory.maxBytes(1000)
                .readOnly()
                .strict()
                .durable(Durability.EACH_JOB)
                .named(Rows.class, "rows")
                .code("com.acme.")
                .codec(TextCodec.class)
                .resultTypes(Rows.class);

        Memory arrived = sent(told);

        assertThat(arrived)
                .hasToString(told.toString())
                .hasToString("Memory(" + directory.resolve("results")
                        + ", maxBytes=1000, readOnly, strict, durable=EACH_JOB)");
        assertThat(arrived.key(SampleJobsDelayed.text(1))).isEqualTo(told.key(SampleJobsDelayed.text(1)));
        assertThat(sent(Memory.none())).isSameAs(Memory.none());
    }

    @Test
    void whereTheDirectoryCannotBeUsedTheMemoryKeepsNothing() throws Exception {
        byte[] bytes = bytes(memory);
        Files.writeString(directory.resolve("results"), "a file");

        assertThat(read(bytes)).isSameAs(Memory.none());
    }

    @Test
    void processesShareOneDirectory() throws Exception {
        nested(memory, Parallel.nJobs(2).backend(Backends.processes()));
        nested(memory, Parallel.nJobs(2));

        try (Stream<Path> segments = Files.list(directory.resolve("results/segments"))) {
            assertThat(segments.filter(file -> file.toString().endsWith(".seg")))
                    .hasSize(2);
        }
        assertThat(memory.statistics().entries()).isEqualTo(20);
    }

    private static byte[] bytes(Memory memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(memory);
        }
        return bytes.toByteArray();
    }

    private static Memory read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Memory) in.readObject();
        }
    }

    private static Memory sent(Memory memory) throws Exception {
        return read(bytes(memory));
    }
}
