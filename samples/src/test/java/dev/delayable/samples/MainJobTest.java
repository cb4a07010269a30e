package dev.delayable.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.delayable.samples.common.ProgramRun;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {

    @Test
    void runsTheTutorialThenFingerprintsTheDirectory(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "one\ntwo");

        ProgramRun run = ProgramRun.of(MainJob::new, "--sleep", "0.001", "--once", directory.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "slowFunction2(0, 20, 3, operation=\"*\")",
                        "Times",
                        "Fingerprinting " + directory.toRealPath(),
                        "SHA-256",
                        "notes.txt");
    }

    @Test
    void helpTellsTheOptionsOfBothPrograms() {
        ProgramRun run = ProgramRun.of(MainJob::new, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--sleep", "--n-jobs", "--algorithm", "--buffer-size", "<directory>");
    }

    @Test
    void aFailureIsThrownForMavenToFail() {
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> MainJob.main("--n-jobs", "0"))
                    .withMessageContaining("exit code 2");
        } finally {
            System.setErr(err);
        }
    }
}
