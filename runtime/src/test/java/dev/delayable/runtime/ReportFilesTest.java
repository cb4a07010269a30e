package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.report.PageFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a report comes into its file, whatever happens. */
class ReportFilesTest {

    @TempDir
    Path directory;

    private static void runs(Path report) {
        assertThat(Parallel.nJobs(2).report(report).run(TestJob.squares(5))).isEqualTo(TestJob.squareNumbers(5));
    }

    private static List<String> warningsOf(Path report) {
        try (LogCapture log = LogCapture.start()) {
            runs(report);
            return List.copyOf(log.warnings());
        }
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThat(warningsOf(directory))
                .containsExactly("the report " + directory + " is not written: it is a directory; name a file in it, "
                        + directory.resolve("run.html") + " for example. The run goes on without it");
    }

    @Test
    void missingDirectoriesAreMade() {
        Path report = directory.resolve("some/where/run.html");

        assertThat(warningsOf(report)).isEmpty();

        assertThat(report).exists();
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsTold() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(warningsOf(file.resolve("run.html")))
                .containsExactly("the report " + file.resolve("run.html")
                        + " is not written: there is a file in the place of the directory " + file
                        + "; name a file elsewhere. The run goes on without it");
    }

    @Test
    void whatIsNoRegularFileIsNotReplaced() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device));

        assertThat(warningsOf(device)).singleElement().asString().contains("it is no regular file");

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    /** Root may write everywhere: a program of another user runs then. */
    @Test
    void aDirectoryThatIsNotWritableIsTold() throws Exception {
        Path locked = Files.createDirectory(
                directory.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        Path report = locked.resolve("run.html");
        List<String> lines;
        if (Files.isWritable(locked)) {
            Path setpriv = Path.of("/usr/bin/setpriv");
            Assumptions.assumeTrue(Files.isExecutable(setpriv), "skipped, because this user may write everywhere");
            lines = program(List.of(setpriv.toString(), "--bounding-set=-all", "--inh-caps=-all"), "quick", report);
            Assumptions.assumeTrue(
                    lines.stream().noneMatch(line -> line.startsWith("setpriv:")),
                    "skipped, because this user may write everywhere and cannot stop that");
        } else {
            lines = program(List.of(), "quick", report);
        }

        assertThat(lines).contains("done: 5");
        assertThat(lines.stream().filter(line -> line.contains("is not written")))
                .singleElement()
                .asString()
                .contains(
                        report + " is not written: its directory is not writable; name a file in a directory that is");
        assertThat(locked.toFile().list()).isEmpty();
    }

    /** A file system that says that it is writable, and then is not. */
    @Test
    void aFileThatCannotBeMadeIsTold() {
        Path proc = Path.of("/proc/self");
        Assumptions.assumeTrue(Files.isDirectory(proc));

        assertThat(warningsOf(proc.resolve("run.html")))
                .singleElement()
                .asString()
                .startsWith("the report /proc/self/run.html is not written: ")
                .endsWith(". The run goes on without it");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTold() {
        Path proc = Path.of("/proc/self");
        Assumptions.assumeTrue(Files.isDirectory(proc));

        assertThat(warningsOf(proc.resolve("nowhere/run.html")))
                .containsExactly("the report /proc/self/nowhere/run.html is not written: there is no directory"
                        + " /proc/self/nowhere, and none can be made there; name a file elsewhere."
                        + " The run goes on without it");
    }

    @Test
    void twoFormsNeedTwoNames() throws IOException {
        Path file = directory.resolve("run.html");
        try (LogCapture log = LogCapture.start()) {
            Parallel.nJobs(2).report(Report.to(file).csv(file)).run(TestJob.squares(5));

            assertThat(log.warnings())
                    .containsExactly(
                            "the report " + file + " is not written: another form of the report has the same name;"
                                    + " give each form a name of its own. The run goes on without it");
        }

        assertThat(PageFile.read(file).fact("jobs")).isEqualTo("5");
    }

    @Test
    void oneBadFileKeepsNoOtherFromBeingWritten() throws IOException {
        Path page = directory.resolve("run.html");
        Path trace = directory.resolve("run.json.gz");
        try (LogCapture log = LogCapture.start()) {
            Parallel.nJobs(2)
                    .report(Report.to(page).csv(directory).chromeTrace(trace))
                    .run(TestJob.squares(5));

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("the report " + directory + " is not written: it is a directory");
        }

        assertThat(PageFile.read(page).fact("jobs")).isEqualTo("5");
        assertThat(PageFile.traceEvents(trace)).hasSize(5);
    }

    @Test
    void anOldFileIsReplacedAndALinkStays() throws IOException {
        Path file = directory.resolve("real.html");
        Path link = Files.createSymbolicLink(directory.resolve("link.html"), file);
        Files.writeString(file, "old");

        assertThat(warningsOf(link)).isEmpty();

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PageFile.read(file).fact("jobs")).isEqualTo("5");
        assertThat(directory.toFile().list()).hasSize(2);
    }

    @Test
    void ofTwoRunsAtOnceTheSecondIsToldToNumberItsFile() {
        Path report = directory.resolve("run.html");
        Job<Integer> other = TestJob.of(() -> 0);
        List<String> warnings = new ArrayList<>();
        Thread[] second = new Thread[1];
        Job<Integer> during = TestJob.doing(() -> {
            second[0] = new Thread(() -> {
                try (LogCapture log = LogCapture.start()) {
                    Parallel.nJobs(2).report(report).run(List.of(other));
                    warnings.addAll(log.warnings());
                }
            });
            second[0].start();
            second[0].join();
        });

        Parallel.nJobs(2).report(report).run(List.of(during));

        assertThat(warnings)
                .containsExactly("the report " + report + " is not written: another run is writing it; "
                        + "put %n into its name, which numbers the runs. The run goes on without it");
        runs(report);
    }

    /** A limit on the size of files is as good as a full disk: the system refuses to write on. */
    @Test
    void aDiskThatIsFullInTheMiddleHarmsNothing() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        Path report = directory.resolve("run.html");

        List<String> lines = program(List.of("/bin/bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"), "quick", report);

        assertThat(lines).contains("done: 5");
        assertThat(lines.stream().filter(line -> line.contains("is not written")))
                .singleElement()
                .asString()
                .contains(report.toString(), "free some space or name a file elsewhere");
        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void aKilledProgramLeavesAReport() throws Exception {
        Path report = directory.resolve("run.html");
        Process process = start(List.of(), "long", report);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(report));
        } finally {
            process.destroyForcibly().onExit().get(60, TimeUnit.SECONDS);
        }

        PageFile page = PageFile.read(report);
        assertThat(page.head()).containsEntry("state", "running");
        assertThat(page.notes()).contains("if its program is not there any more, it was killed");
        assertThat(page.bars())
                .extracting(PageFile.Bar::ending, PageFile.Bar::call)
                .contains(
                        org.assertj.core.api.Assertions.tuple(Ending.RETURNED, "quick()"),
                        org.assertj.core.api.Assertions.tuple(Ending.RUNNING, "endless()"));
    }

    @Test
    void aProgramThatExitsMeanwhileLeavesAReport() throws Exception {
        Path report = directory.resolve("run.html");

        program(List.of(), "exit", report);

        PageFile page = PageFile.read(report);
        assertThat(page.head()).containsEntry("state", "cut short by the exit of the JVM");
        assertThat(page.bars()).extracting(PageFile.Bar::call).contains("quick()");
    }

    private static Process start(List<String> before, String what, Path report) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(OtherJvm.command(List.of(), Program.class, what, report.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> program(List<String> before, String what, Path report) throws Exception {
        Process process = start(before, what, report);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program of its own, which may be killed. */
    static final class Program {

        public static void main(String... args) {
            Parallel parallel = Parallel.nJobs(2).report(Path.of(args[1]));
            Job<Integer> quick = TestJob.of("quick", () -> 1);
            Job<Integer> endless = TestJob.of("endless", () -> {
                new CountDownLatch(1).await();
                return 1;
            });
            switch (args[0]) {
                case "quick" ->
                    System.out.println("done: "
                            + parallel.run(List.of(quick, quick, quick, quick, quick))
                                    .size());
                case "long" -> parallel.run(List.of(quick, endless));
                default -> parallel.workers(1).run(List.of(quick, TestJob.doing("exit", () -> System.exit(0))));
            }
        }
    }
}
