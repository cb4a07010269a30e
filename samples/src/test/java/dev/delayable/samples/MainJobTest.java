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
        assertThat(run.out()).containsPattern("to open in a browser: file:///.*fingerprint-report.html");
        assertThat(run.out())
                .containsSubsequence(
                        "slowFunction2(0, 20, 3, operation=\"*\")",
                        "Times",
                        "Fingerprinting " + directory.toRealPath(),
                        "SHA-256",
                        "notes.txt");
    }

    @Test
    void printsFewFingerprintsAndWhereToGoNext(@TempDir Path directory) throws Exception {
        for (int i = 10; i < 30; i++) {
            Files.writeString(directory.resolve("file" + i), "content " + i);
        }

        ProgramRun few = ProgramRun.of(MainJob::new, "--sleep", "0.001", "--once", directory.toString());
        ProgramRun all = ProgramRun.of(MainJob::new, "--sleep", "0.001", "--once", "--rows", "0", directory.toString());

        assertThat(few.out()).contains("file10", "... and 8 more; --rows 0 prints all", "20 files");
        assertThat(few.out()).doesNotContain("file29");
        assertThat(few.out().lines()).last().asString().contains("docs/gallery.md", "samples/quickstart");
        assertThat(all.out()).contains("file10", "file29").doesNotContain("more; --rows");
    }

    @Test
    void negativeRowsAreRefused(@TempDir Path directory) {
        ProgramRun run =
                ProgramRun.of(MainJob::new, "--sleep", "0.001", "--once", "--rows", "-1", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--rows must not be negative, but is -1: use 0 to print all");
    }

    @Test
    void writesTheReportWhereItIsTold(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "one\ntwo");
        Path report = directory.resolve("reports/run.html");

        ProgramRun run = ProgramRun.of(
                MainJob::new, "--sleep", "0.001", "--once", "--report", report.toString(), directory.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("to open in a browser: " + report.toUri());
        assertThat(report).content().contains("Run report", "fingerprint(", "notes.txt");
    }

    @Test
    void helpTellsTheOptionsOfBothPrograms() {
        ProgramRun run = ProgramRun.of(MainJob::new, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--sleep", "--report", "--n-jobs", "--algorithm", "--buffer-size", "<directory>");
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
