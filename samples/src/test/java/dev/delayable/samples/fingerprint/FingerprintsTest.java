package dev.delayable.samples.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void anEmptyFileHasNoBytesAndNoLines() throws Exception {
        Path file = file("empty", "");

        assertThat(FingerprintsDelayed.fingerprint(file).call())
                .isEqualTo(new FileFingerprint(
                        file, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0, 0));
    }

    @Test
    void aLastLineWithoutLineFeedCounts() throws Exception {
        Path file = file("unfinished", "one\ntwo");

        assertThat(FingerprintsDelayed.fingerprint(file).call())
                .isEqualTo(new FileFingerprint(
                        file, "21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c", 7, 2));
    }

    @Test
    void aCarriageReturnAddsNoLine() throws Exception {
        Path file = file("dos", "one\r\ntwo\r\n");

        assertThat(FingerprintsDelayed.fingerprint(file).call())
                .isEqualTo(new FileFingerprint(
                        file, "6f4792b265fe72790b344fd3ef5294701d9d087bed9fce815c0f4bbad6d2ed87", 10, 2));
    }

    @Test
    void aBinaryFileLargerThanTheBufferIsReadToItsEnd() throws Exception {
        Path file = mebibyte();

        assertThat(FingerprintsDelayed.fingerprint(file).call())
                .isEqualTo(new FileFingerprint(
                        file, "1c15b634397059fc8b634d6723502f0e5433e6c9f8d60e40d9128451a9f80c0f", MEBIBYTE, 4097));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 2 * MEBIBYTE})
    void theSizeOfTheBufferDoesNotChangeTheFingerprint(int bufferSize) throws Exception {
        Path file = mebibyte();

        assertThat(FingerprintsDelayed.fingerprint(file).bufferSize(bufferSize).call())
                .isEqualTo(FingerprintsDelayed.fingerprint(file).call());
    }

    @Test
    void theAlgorithmIsAKeyword() throws Exception {
        Path file = file("text", "one\ntwo");

        assertThat(FingerprintsDelayed.fingerprint(file).algorithm("MD5").call())
                .isEqualTo(new FileFingerprint(file, "76bb1822205fc52742565357a1027fec", 7, 2));
    }

    @Test
    void theJobTellsWhatItWillDo() {
        assertThat(FingerprintsDelayed.fingerprint(Path.of("a.txt")).bufferSize(10))
                .hasToString("fingerprint(a.txt, algorithm=\"SHA-256\", bufferSize=10)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void resultsStandInTheOrderOfTheFiles(int nJobs) throws Exception {
        List<Job<FileResult>> jobs = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int size = 0; size < 50; size++) {
            jobs.add(FingerprintsDelayed.fingerprint(file("file" + size, "x".repeat(size))));
            sizes.add((long) size);
        }

        List<FileResult> results = Parallel.nJobs(nJobs).run(jobs);

        assertThat(results).map(result -> ((FileFingerprint) result).size()).isEqualTo(sizes);
    }

    @Test
    void aLinkToAFileHasTheFingerprintOfTheFile() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("text", "one\ntwo"));

        assertThat(FingerprintsDelayed.fingerprint(link).call())
                .isEqualTo(new FileFingerprint(
                        link, "21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c", 7, 2));
    }

    @Test
    void aFileThatIsGoneIsAResultWithAReason() throws Exception {
        Path file = file("here today", "text");
        Job<FileResult> job = FingerprintsDelayed.fingerprint(file);
        Files.delete(file);

        assertThat(job.call()).isEqualTo(new Unreadable(file, "vanished after it was listed"));
    }

    @Test
    void aBrokenLinkTellsWhereItLeads() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

        assertThat(FingerprintsDelayed.fingerprint(link).call())
                .isEqualTo(new Unreadable(link, "broken link to nowhere"));
    }

    @Test
    void aLinkThatLeadsBackToItselfIsReported() throws Exception {
        Path there = Files.createSymbolicLink(directory.resolve("there"), Path.of("back"));
        Files.createSymbolicLink(directory.resolve("back"), Path.of("there"));

        assertThat(FingerprintsDelayed.fingerprint(there).call())
                .isInstanceOfSatisfying(
                        Unreadable.class, result -> assertThat(result.reason()).startsWith("link to back: "));
    }

    @Test
    void aLinkToADirectoryIsNotFollowed() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);

        assertThat(FingerprintsDelayed.fingerprint(link).call())
                .isEqualTo(new Unreadable(link, "link to a directory, not followed"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aPipeIsNotOpened() throws Exception {
        Path pipe = SpecialFiles.pipe(directory.resolve("pipe"));

        assertThat(FingerprintsDelayed.fingerprint(pipe).call()).isEqualTo(new Unreadable(pipe, "not a regular file"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeReadIsAResultWithAReason() throws Exception {
        Path file = SpecialFiles.UNREADABLE;

        assertThat(FingerprintsDelayed.fingerprint(file).call())
                .isInstanceOfSatisfying(
                        Unreadable.class, result -> assertThat(result.reason()).isNotBlank());
    }

    @Test
    void anInterruptIsNotTheFaultOfTheFile() throws IOException {
        Job<FileResult> job = FingerprintsDelayed.fingerprint(file("text", "one\ntwo"));

        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ClosedByInterruptException.class).isThrownBy(job::call);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void anUnknownAlgorithmIsNotTheFaultOfTheFile() throws IOException {
        Job<FileResult> job = FingerprintsDelayed.fingerprint(file("text", "")).algorithm("CRC-0");

        assertThatExceptionOfType(NoSuchAlgorithmException.class)
                .isThrownBy(job::call)
                .withMessageContaining("CRC-0");
    }

    @Test
    void aBufferWithoutBytesIsRejected() throws IOException {
        Job<FileResult> job = FingerprintsDelayed.fingerprint(file("text", "x")).bufferSize(0);

        assertThatIllegalArgumentException().isThrownBy(job::call).withMessageContaining("bufferSize");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** Every byte value, a line feed among them, in a pattern that comes again every 256 bytes. */
    private Path mebibyte() throws IOException {
        byte[] content = new byte[MEBIBYTE];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        return Files.write(directory.resolve("binary"), content);
    }
}
