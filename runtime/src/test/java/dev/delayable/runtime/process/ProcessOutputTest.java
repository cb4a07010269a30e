package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs print never disturbs the results, and arrives at the parent's streams, line by line, before the run has ended. */
class ProcessOutputTest {

    private final Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());
    private final PrintStream formerOut = System.out;
    private final PrintStream formerErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(formerOut);
        System.setErr(formerErr);
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void linesAreWholeAndThereWhenTheRunReturns() {
        List<Job<Integer>> jobs = IntStream.range(0, 50)
                .<Job<Integer>>mapToObj(i -> ProcessJob.of(() -> {
                    System.out.print("out ");
                    System.out.print(i);
                    System.out.println(" ä€😀");
                    System.err.println("err " + i);
                    return i;
                }))
                .toList();

        assertThat(parallel.run(jobs)).isEqualTo(ProcessJob.range(50));

        assertThat(lines(out))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50)
                        .mapToObj(i -> "out " + i + " ä€😀")
                        .toList());
        assertThat(lines(err))
                .containsAll(IntStream.range(0, 50).mapToObj(i -> "err " + i).toList());
    }

    @Test
    void aLineWithoutAnEndIsThereToo() {
        parallel.run(ProcessJob.of(() -> System.out.append("no end") != null), ProcessJob.of(() -> true));

        assertThat(lines(out)).containsExactly("no end");
    }

    @Test
    void whatAProgramPrintsThatAJobStartsDisturbsNothing() {
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jobs.add(ProcessJob.of(() -> new ProcessBuilder("echo", "from a program")
                    .inheritIO()
                    .start()
                    .waitFor()));
        }

        assertThat(parallel.run(jobs)).containsExactly(0, 0, 0, 0);

        Waiting.await()
                .untilAsserted(() -> assertThat(lines(err))
                        .filteredOn(line -> line.equals("from a program"))
                        .hasSize(4));
    }

    /** A JDK may warn of what maps files, and of much else. */
    @Test
    void theLibraryPrintsNothing(@TempDir Path folder) throws Exception {
        String printed = ProgramStart.output(folder, "-cp", ProgramStart.classPath(), MappingProgram.class.getName());

        assertThat(printed.lines()).containsExactly("[500000, 500000]", "[500000, 500000]");
    }

    @Test
    void jobsHaveAnEmptyInput() {
        assertThat(parallel.run(ProcessJob.of(() -> System.in.read()), ProcessJob.of(() -> System.in.read())))
                .containsExactly(-1, -1);
    }
}
