package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several programs with one store, and programs whose disk is full or whose heap is small. {@code -Ddelayable.memory.results} is how
 * many results stream through the small heap, {@code
 * -Ddelayable.memory.large} how many of 50 MB through one of 256 MB, {@code -Ddelayable.memory.limits} how many sizes of a full disk are tried,
 * {@code -Ddelayable.memory.disks} how many small file systems (for root only), and {@code -Ddelayable.memory.full.step} how many
 * bytes are between two limits.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SharedStoreTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int RESULTS = Integer.getInteger("delayable.memory.results", 100_000);
    private static final int LARGE = Integer.getInteger("delayable.memory.large", 3);
    private static final int FULL_STEP = Integer.getInteger("delayable.memory.full.step", 211);
    private static final int DISKS = Integer.getInteger("delayable.memory.disks", 0);
    private static final int LIMITS = Integer.getInteger("delayable.memory.limits", 3);

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void start() {
        root = directory.resolve("results");
    }

    @AfterEach
    void close() {
        Stores.close(root);
    }

    private static List<String> command(String heap, String... args) {
        return command(Path.of(System.getProperty("java.home")), heap, args);
    }

    private static List<String> command(Path jdk, String heap, String... args) {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-Xmx" + heap,
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SharedProgram.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private record Counts(long hits, long ran, long wrong) {}

    private static Counts counts(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        Matcher matcher =
                Pattern.compile("hits (\\d+) ran (\\d+) wrong (\\d+)\\s*").matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return new Counts(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void programsWriteWhileAnotherOneSweeps() throws Exception {
        int count = 10_000;
        String path = root.toString();
        String texts = String.valueOf(count);
        Process up = start(command("64m", "texts", path, texts, "up"));
        Process down = start(command("64m", "texts", path, texts, "down"));
        while (up.isAlive() || down.isAlive()) {
            Counts limited = counts(start(command("64m", "limited", path, String.valueOf(count / 4), "700000")));
            assertThat(limited.hits + limited.ran).isEqualTo(count / 4);
            assertThat(limited.wrong).isZero();
        }
        for (Process process : List.of(up, down)) {
            Counts counts = counts(process);
            assertThat(counts.hits + counts.ran).isEqualTo(count);
            assertThat(counts.wrong).isZero();
        }

        Memory memory = Memory.in(root);
        long entries = memory.statistics().entries();
        long hits = Parallel.nJobs(2)
                .memory(memory.readOnly())
                .outcomes(IntStream.range(0, count)
                        .mapToObj(SampleJobsDelayed::text)
                        .toList())
                .stream()
                .filter(outcome -> ((Outcome.Success<String>) outcome).fromMemory())
                .count();
        assertThat(hits).isEqualTo(entries);
        assertThat(memory.statistics().damaged()).isZero();
    }

    @Test
    void exclusiveHasOneProgramComputeAndTheOtherWait() throws Exception {
        Path notes = directory.resolve("notes");
        Path gate = directory.resolve("gate");
        List<String> command = command("64m", "exclusive", root.toString(), notes.toString(), gate.toString());
        Process first = start(command);
        await().atMost(LONG).until(() -> Files.exists(notes) && Files.size(notes) == 1);
        Process second = start(command);
        BufferedReader lines = second.inputReader();
        assertThat(lines.readLine()).isEqualTo("ready");
        Files.createFile(gate);

        assertThat(lines.readLine()).isEqualTo("hit 7");
        assertThat(new String(first.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("ran 7");
        assertThat(Files.size(notes)).isEqualTo(1);
    }

    @Test
    void exclusiveWaitsNoLongerWhenTheOtherProgramIsKilled() throws Exception {
        Path notes = directory.resolve("notes");
        Path gate = directory.resolve("gate");
        List<String> command = command("64m", "exclusive", root.toString(), notes.toString(), gate.toString());
        Process first = start(command);
        await().atMost(LONG).until(() -> Files.exists(notes) && Files.size(notes) == 1);
        Process second = start(command);
        BufferedReader lines = second.inputReader();
        assertThat(lines.readLine()).isEqualTo("ready");
        first.destroyForcibly().waitFor();
        await().atMost(LONG).until(() -> Files.size(notes) == 2);
        Files.createFile(gate);

        assertThat(lines.readLine()).isEqualTo("ran 7");
    }

    /** With a step of 1, each write of each file fails at each of its bytes. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullAtAnyByteEndsTheKeepingAndNotTheRun() throws Exception {
        Assumptions.assumeTrue(hasPrlimit(), "files cannot be limited without prlimit");
        List<String> command = command("64m", directory.toString(), "1", "" + FULL_STEP);
        command.set(command.indexOf(SharedProgram.class.getName()), FullDiskProgram.class.getName());
        Process process = start(command);
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).matches("limits \\d+\\s*");
        System.out.println("disks that are full after 1 byte and steps of " + FULL_STEP + ": " + text.strip());
    }

    private static boolean hasPrlimit() throws Exception {
        try {
            return new ProcessBuilder("prlimit", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** No file may be larger than so many KB: the write that goes beyond fails, as on a full disk. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aWriteThatFailsEndsTheKeepingAndNotTheRun() throws Exception {
        int count = 2000;
        for (int i = 0; i < LIMITS; i++) {
            int limit = 1 + i * 200 / LIMITS;
            root = directory.resolve("limit " + limit);
            List<String> command =
                    new ArrayList<>(List.of("bash", "-c", "ulimit -f " + limit + " && exec \"$0\" \"$@\""));
            command.addAll(command("64m", "texts", root.toString(), String.valueOf(count), "up"));

            assertThat(counts(start(command))).as("%s KB", limit).isEqualTo(new Counts(0, count, 0));

            Counts again = counts(start(command("64m", "texts", root.toString(), String.valueOf(count), "up")));
            assertThat(again.wrong).isZero();
            assertThat(again.hits + again.ran).isEqualTo(count);
            assertThat(again.hits).as("%s KB", limit).isLessThan(count).isGreaterThanOrEqualTo(limit * 1024L / 250 - 8);
            assertThat(counts(start(command("64m", "texts", root.toString(), String.valueOf(count), "up"))))
                    .isEqualTo(new Counts(count, 0, 0));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskEndsTheKeepingAndNotTheRun() throws Exception {
        int count = 30_000; // some 4 MB
        onDisk("size=1m", count, hits -> assertThat(hits).isBetween(1000L, count - 1L));
        onDisk("nr_inodes=8", 1000, hits -> assertThat(hits).isZero()); // all but the lock of the writer can be made
        for (int i = 1; i <= DISKS; i++) {
            onDisk("size=" + 4 * i + "k", 1000, hits -> {});
            onDisk("nr_inodes=" + i, 1000, hits -> {});
        }
    }

    /** Keeps results on a small disk, and starts again. */
    private void onDisk(String options, int count, Consumer<Long> hits) throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()).start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "a small file system cannot be mounted");
        try {
            String results = disk.resolve("results").toString();
            Counts first = counts(start(command("64m", "texts", results, "" + count, "up")));
            assertThat(first).as(options).isEqualTo(new Counts(0, count, 0));

            Counts again = counts(start(command("64m", "texts", results, "" + count, "down")));
            assertThat(again.wrong).as(options).isZero();
            assertThat(again.hits + again.ran).as(options).isEqualTo(count);
            hits.accept(again.hits);
        } finally {
            Process unmount = new ProcessBuilder("umount", disk.toString()).start();
            assertThat(unmount.waitFor()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReadOnlyMountGivesHitsAndIsNotWritten() throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "tmpfs", disk.toString()).start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "a file system cannot be mounted");
        try {
            Path results = disk.resolve("results");
            counts(start(command("64m", "texts", results.toString(), "100", "up")));
            Process again = new ProcessBuilder("mount", "-o", "remount,ro", disk.toString()).start();
            assertThat(again.waitFor()).isZero();

            Memory memory = Memory.in(results);
            List<Outcome<String>> outcomes = Parallel.nJobs(2)
                    .memory(memory.readOnly())
                    .outcomes(IntStream.range(0, 110)
                            .mapToObj(SampleJobsDelayed::text)
                            .toList());
            assertThat(outcomes.stream().filter(outcome -> ((Outcome.Success<String>) outcome).fromMemory()))
                    .hasSize(100);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Parallel.nJobs(2).memory(memory).run(SampleJobsDelayed.text(1)))
                    .withMessageContaining("is not writable; use readOnly()");
            Stores.close(results);
        } finally {
            Process unmount = new ProcessBuilder("umount", disk.toString()).start();
            assertThat(unmount.waitFor()).isZero();
        }
    }

    @Test
    void aCopyGivesHitsUnderAnotherJdk() throws Exception {
        Path jdk = otherJdk().orElse(null);
        Assumptions.assumeTrue(jdk != null, "no other JDK is beside this one");
        String here = root.toString();
        Path copy = directory.resolve("copy");
        assertThat(counts(start(command("64m", "texts", here, "200", "up")))).isEqualTo(new Counts(0, 200, 0));
        copy(root, copy);

        Counts there = counts(start(command(jdk, "64m", "texts", copy.toString(), "300", "up")));

        assertThat(there).isEqualTo(new Counts(200, 100, 0));
        copy(copy, directory.resolve("back"));
        assertThat(counts(
                        start(command("64m", "texts", directory.resolve("back").toString(), "300", "up"))))
                .isEqualTo(new Counts(300, 0, 0));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Optional<Path> otherJdk() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        String version = Runtime.version().feature() < 25 ? "25" : "17";
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            return siblings.filter(home -> Files.isExecutable(home.resolve("bin/java")) && isOf(home, version))
                    .findFirst();
        }
    }

    private static boolean isOf(Path home, String version) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
        } catch (IOException e) {
            return false; // no JDK
        }
    }

    /** 50 MB each. */
    @Test
    void largeResultsNeedTheHeapOfOne() throws Exception {
        String results = String.valueOf(LARGE);
        String path = root.toString();

        assertThat(counts(start(command("256m", "large", path, results)))).isEqualTo(new Counts(0, LARGE, 0));
        assertThat(counts(start(command("256m", "large", path, results)))).isEqualTo(new Counts(LARGE, 0, 0));
    }

    @Test
    void manySmallResultsNeedFewFilesAndLittleHeap() throws Exception {
        String results = String.valueOf(RESULTS);

        assertThat(counts(start(command("64m", "texts", root.toString(), results, "up"))))
                .isEqualTo(new Counts(0, RESULTS, 0));
        assertThat(counts(start(command("64m", "texts", root.toString(), results, "down"))))
                .isEqualTo(new Counts(RESULTS, 0, 0));

        assertThat(files()).isLessThan(10);
        assertThat(Memory.in(root).statistics().bytes()).isLessThanOrEqualTo(160L * RESULTS);
    }
}
