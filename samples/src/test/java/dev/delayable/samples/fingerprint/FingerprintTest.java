package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.delayable.samples.common.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @TempDir
    private Path directory;

    @Test
    void printsALineForEachFileInOrderAndTheTotal() throws IOException {
        Files.writeString(directory.resolve("b.txt"), "one\ntwo");
        Files.writeString(directory.resolve("a.txt"), "");

        ProgramRun run = run("--once");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        "SHA-256 bytes lines file",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 0 a.txt",
                        "21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c 7 2 b.txt",
                        " 7 2 2 files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "-1", "-2"})
    void theTableIsTheSameForEveryNJobs(String nJobs) throws IOException {
        for (int i = 0; i < 30; i++) {
            Files.writeString(directory.resolve("file" + i), "line\n".repeat(i));
        }

        assertThat(run("--once", "--n-jobs", nJobs).out())
                .isEqualTo(run("--once").out());
    }

    @Test
    void theAlgorithmIsAnOption() throws IOException {
        Files.writeString(directory.resolve("text"), "one\ntwo");

        assertThat(run("--once", "--algorithm", "MD5", "--buffer-size", "1").out())
                .contains("MD5", "76bb1822205fc52742565357a1027fec");
    }

    @Test
    void comparesWithReadingTheFilesOneByOne() throws IOException {
        Files.writeString(directory.resolve("text"), "one\ntwo");

        assertThat(run("--n-jobs", "3").out())
                .containsPattern("(?m)^ +n=1 +[\\d.,]+ ms$")
                .containsPattern("(?m)^ +n=3 +[\\d.,]+ ms +speed-up \\d+\\.\\d\\d$");
    }

    @Test
    void thereIsNothingToCompareOneByOneWith() throws IOException {
        Files.writeString(directory.resolve("text"), "one\ntwo");

        assertThat(run("--n-jobs", "1").out()).contains("text").doesNotContain("speed-up");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void filesThatCannotBeReadAreReportedAndDoNotEndTheProgram() throws Exception {
        Files.writeString(directory.resolve("good"), "one\ntwo");
        Files.createSymbolicLink(directory.resolve("broken"), Path.of("nowhere"));
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(directory.resolve("here"), Path.of("."));
        Path unreadable = Files.createSymbolicLink(directory.resolve("unreadable"), SpecialFiles.UNREADABLE);
        SpecialFiles.pipe(directory.resolve("pipe"));

        ProgramRun run = run("--n-jobs", "4");
        Files.delete(unreadable); // JUnit warns of links out of its directory

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c", "1 file\n")
                .containsSubsequence(
                        "Not fingerprinted: 5",
                        "broken: broken link to nowhere",
                        "here: link to a directory, not followed",
                        "loop: link to loop: ",
                        "pipe: not a regular file",
                        "unreadable: link to /proc/self/mem: ",
                        "speed-up");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDirectoryThatCannotBeListedIsReportedAndDoesNotEndTheProgram() throws IOException {
        Path locked = Files.createDirectory(directory.resolve("locked"), permissions("---------"));
        Files.writeString(directory.resolve("text"), "one\ntwo");
        assumeFalse(Files.isReadable(locked), "root may list every directory");

        ProgramRun run = run("--once");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1 file\n").contains("locked: access denied");
    }

    @Test
    void aDirectoryWithoutFilesIsNoMistake() {
        ProgramRun run = run();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("0 files").doesNotContain("speed-up");
    }

    @Test
    void aLinkToADirectoryMayBeGiven() throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("target")).resolve("text"), "one\ntwo");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("target"));

        assertThat(ProgramRun.of(Fingerprint::new, "--once", link.toString()).out())
                .contains("1 file\n");
    }

    @Test
    void tellsWhatWasLeftOut() throws IOException {
        Files.createDirectory(directory.resolve(".git"));

        assertThat(run("--once").out()).contains("Left out: 1").contains("--all");
        assertThat(run("--once", "--all").out()).doesNotContain("Left out");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLineFeedInANameDoesNotBreakTheTable() throws IOException {
        Files.writeString(directory.resolve("two\nlines"), "");

        assertThat(run("--once").out()).contains("two?lines");
    }

    @Test
    void readsTheCheckoutOfTheProjectUnlessADirectoryIsGiven() {
        assertThat(ProgramRun.of(Fingerprint::new, "--once").out())
                .contains("LICENSE")
                .contains("samples/pom.xml")
                .doesNotContain("samples/target/");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--algorithm=CRC-0, unknown algorithm 'CRC-0'; this JVM knows",
                "--algorithm=CRC-0, SHA-256",
                "--buffer-size=0, must be 1 to 67108864 bytes",
                "--buffer-size=-1, must be 1 to 67108864 bytes",
                "--buffer-size=much, must be a whole number",
                "--n-jobs=0, nJobs must not be 0",
                "--n-jobs=many, must be a whole number",
                "no/such/place, 'no/such/place' does not exist",
                "pom.xml, 'pom.xml' is not a directory",
                "--fast, Unknown option"
            })
    void aWrongOptionIsToldBeforeAnythingRuns(String argument, String message) {
        ProgramRun run = ProgramRun.of(Fingerprint::new, argument);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("Usage: fingerprint");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helpTellsWhatIsReadAndWhatIsNot() {
        ProgramRun run = ProgramRun.of(Fingerprint::new, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--n-jobs", "--algorithm", "--buffer-size", "--all", ".git", "target");
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private ProgramRun run(String... options) {
        String[] args = new String[options.length + 1];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = directory.toString();
        return ProgramRun.of(Fingerprint::new, args);
    }
}
