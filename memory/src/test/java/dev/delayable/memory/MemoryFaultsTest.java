package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stores that were damaged, cut, planted, or are not what they should be. */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class MemoryFaultsTest {

    private static final int JOBS = 20;

    /** How many bytes are flipped, and at how many lengths a segment is cut: all, if there are not so many. */
    private static final int FLIPS = Integer.getInteger("delayable.memory.flips", 150);

    private static final int CUTS = Integer.getInteger("delayable.memory.cuts", 100);

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void start() {
        root = directory.resolve("results");
        Scores.CALLS.set(0);
    }

    @AfterEach
    void close() {
        Stores.close(root);
    }

    private static List<Job<Scores.Score>> jobs() {
        return IntStream.range(0, JOBS)
                .mapToObj(i -> ScoresDelayed.score("name " + i, i / 3.0, i))
                .toList();
    }

    private List<Scores.Score> run() {
        Scores.CALLS.set(0);
        return Parallel.nJobs(1).memory(Memory.in(root)).run(jobs());
    }

    private Path segment() throws IOException {
        Stores.close(root);
        try (Stream<Path> files = Files.list(root.resolve("segments"))) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path big() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("big"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    /** Puts bytes in place of the only segment, and removes what was written since. */
    private void restore(Path segment, byte[] bytes) throws IOException {
        Stores.close(root);
        try (Stream<Path> files = Files.list(root.resolve("segments"))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file); // a lock may go meanwhile
            }
        }
        Files.write(segment, bytes);
    }

    private byte[] flipped(byte[] bytes, int at, int bits) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) bits;
        return damaged;
    }

    @Test
    void aFlippedByteCostsNoMoreThanTheResultThatItBelongsTo() throws Exception {
        List<Scores.Score> results = run();
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        int step = Math.max(1, bytes.length / FLIPS);
        for (int i = 0; i < bytes.length; i += step) {
            for (int bits : List.of(1 << i % 8, 0xff)) {
                restore(segment, flipped(bytes, i, bits));

                assertThat(run()).as("byte %s", i).isEqualTo(results);
                assertThat(Scores.CALLS.get()).as("byte %s", i).isLessThanOrEqualTo(1);
            }
        }
        System.out.println("flipped each " + step + ". of the " + bytes.length + " bytes of a segment");
    }

    /** A digit that becomes another digit is a store of another version. */
    @Test
    void aFlippedByteOfAnotherFileCostsNothing() throws Exception {
        List<Scores.Score> results = run();
        for (String name : List.of("FORMAT", "CACHEDIR.TAG", ".gitignore")) {
            Path file = root.resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < bytes.length; i++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] damaged = flipped(bytes, i, 1 << bit);
                    Stores.close(root);
                    Files.write(file, damaged);
                    if (name.equals("FORMAT") && Character.isDigit(bytes[i]) && Character.isDigit(damaged[i])) {
                        assertThatIllegalArgumentException()
                                .isThrownBy(this::run)
                                .withMessageContaining("in format");
                    } else {
                        assertThat(run()).as("%s, byte %s", name, i).isEqualTo(results);
                        assertThat(Scores.CALLS).as("%s, byte %s", name, i).hasValue(0);
                    }
                }
            }
            Files.write(file, new byte[0]);
            assertThat(run()).as(name).isEqualTo(results);
            Stores.close(root);
            Files.delete(file);
            assertThat(run()).as(name).isEqualTo(results);
            assertThat(Scores.CALLS).as(name).hasValue(0);
            Files.write(file, bytes);
        }
    }

    @Test
    void aDamagedFormatIsWrittenAnewWithTheNextResult() throws Exception {
        run();
        Stores.close(root);
        byte[] format = Files.readAllBytes(root.resolve("FORMAT"));
        Files.write(root.resolve("FORMAT"), flipped(format, 3, 1));

        Parallel.nJobs(1).memory(Memory.in(root)).run(ScoresDelayed.mul(1, 2));

        assertThat(root.resolve("FORMAT")).hasBinaryContent(format);
    }

    @Test
    void aFlippedByteOfALargeValueIsSeen() throws Exception {
        Parallel parallel = Parallel.nJobs(1).memory(Memory.in(root));
        double[] result = parallel.run(ScoresDelayed.large(300_000)).get(0);
        Path big = big();
        byte[] bytes = Files.readAllBytes(big);
        byte[] first = Files.readAllBytes(segment());
        Path segment = segment();
        int step = Math.max(1, bytes.length / (FLIPS / 5));
        for (int i = 0; i < bytes.length; i += step) {
            restore(segment, first);
            Files.write(big, flipped(bytes, i, 1 << i % 8));
            int calls = Scores.CALLS.get();

            assertThat(parallel.run(ScoresDelayed.large(300_000)).get(0)).isEqualTo(result);
            assertThat(Scores.CALLS).as("byte %s", i).hasValue(calls + 1);
        }
    }

    /** What is read when the store is opened is read again when it is asked for. */
    @Test
    void aByteThatIsFlippedWhileTheStoreIsOpenIsSeen() throws Exception {
        List<Scores.Score> results = run();
        Path segment;
        try (Stream<Path> files = Files.list(root.resolve("segments"))) {
            segment = files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(segment);
        int damaged = 0;
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            // Backwards: the values stand at the ends of records, and a flipped one of them can be read.
            for (int i = bytes.length - 1; i > bytes.length - 2000; i -= 7) {
                file.seek(i);
                file.write(bytes[i] ^ 1 << i % 8);

                assertThat(run()).as("byte %s", i).isEqualTo(results);
                assertThat(Scores.CALLS.get()).as("byte %s", i).isLessThanOrEqualTo(1);
                damaged += Scores.CALLS.get();
            }
        }
        assertThat(damaged).isPositive();
    }

    @Test
    void damageIsCountedAndLoggedOnce() throws Exception {
        run();
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        restore(segment, flipped(flipped(bytes, bytes.length - 10, 1), bytes.length - 1000, 1));
        List<String> logged;
        try (LogCapture log = LogCapture.start()) {
            run();
            run();
            logged = log.messages();
        }

        assertThat(logged).hasSize(1);
        assertThat(logged.get(0)).contains("is damaged in 1 place; what cannot be read is computed again");
        assertThat(Memory.in(root).statistics().damaged()).isEqualTo(1);
    }

    @Test
    void aCutSegmentHasAllResultsBeforeTheCut() throws Exception {
        List<Scores.Score> results = run();
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        int least = JOBS;
        int step = Math.max(1, bytes.length / CUTS);
        for (int length = 0; length <= bytes.length; length += step) {
            restore(segment, Arrays.copyOf(bytes, length));

            assertThat(run()).as("length %s", length).isEqualTo(results);
            assertThat(Scores.CALLS.get()).as("length %s", length).isLessThanOrEqualTo(least);
            least = Scores.CALLS.get();
        }
        assertThat(least).isLessThanOrEqualTo(1);
        System.out.println("cut after each " + step + ". of " + bytes.length + " bytes");
    }

    @Test
    void aSegmentOfZerosHasNoResults() throws Exception {
        List<Scores.Score> results = run();
        Path segment = segment();
        restore(segment, new byte[(int) Files.size(segment)]);

        assertThat(run()).isEqualTo(results);
        assertThat(Scores.CALLS).hasValue(JOBS);
    }

    @Test
    void aDamagedLargeValueIsComputedAgain() throws Exception {
        Parallel parallel = Parallel.nJobs(1).memory(Memory.in(root));
        parallel.run(ScoresDelayed.large(300_000));
        Path big = big();
        byte[] bytes = Files.readAllBytes(big);
        int calls = 1;
        for (byte[] damaged : List.of(new byte[0], new byte[bytes.length], Arrays.copyOf(bytes, bytes.length - 1))) {
            Files.write(big, damaged);

            assertThat(parallel.run(ScoresDelayed.large(300_000)).get(0)[7]).isEqualTo(7);
            assertThat(Scores.CALLS).hasValue(++calls);
            Files.delete(big);
            parallel.run(ScoresDelayed.large(300_000));
            assertThat(Scores.CALLS).hasValue(calls);
            big = big();
        }
    }

    @Test
    void theDirectoryIsItsOwnersAlone() throws Exception {
        run();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
        assertThat(root).isDirectoryContaining("glob:**/CACHEDIR.TAG");
    }

    @Test
    void aCopyElsewhereAndReadOnlyGivesHits() throws Exception {
        List<Scores.Score> results = run();
        Stores.close(root);
        Path copy = directory.resolve("copy");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(root.relativize(file).toString()));
            }
        }
        Scores.CALLS.set(0);

        assertThat(Parallel.nJobs(2).memory(Memory.in(copy).readOnly()).run(jobs()))
                .isEqualTo(results);
        assertThat(Scores.CALLS).hasValue(0);
    }

    @Test
    void argumentsAreNotStored() throws Exception {
        Parallel.nJobs(1).memory(Memory.in(root)).run(ScoresDelayed.count("a secret argument"));
        byte[] bytes = Files.readAllBytes(segment());

        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void whatIsNoDirectoryOfResultsIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "text");
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("letter"), "text");
        run();
        Files.writeString(root.resolve("FORMAT"), "delayable-memory 2\n");

        assertThatIllegalArgumentException().isThrownBy(() -> Memory.in(file)).withMessageContaining("is a file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Memory.in(other))
                .withMessageContaining("holds other files, for example letter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Memory.in(root))
                .withMessageContaining(
                        "holds results in format 2, and this version of the library knows format 1 only");
        Files.writeString(root.resolve("FORMAT"), "rubbish");
        Files.delete(segment());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Memory.in(root))
                .withMessageContaining("is not that of a directory of results: it reads 'rubbish'");
    }

    @Test
    void aDirectoryThatVanishesEndsTheKeepingAndNotTheRun() throws Exception {
        Parallel parallel = Parallel.nJobs(1).memory(Memory.in(root));
        run();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThat(parallel.run(ScoresDelayed.large(300_000)).get(0)).hasSize(300_000);
        assertThat(parallel.run(ScoresDelayed.mul(7, 7))).containsExactly(49);
    }
}
