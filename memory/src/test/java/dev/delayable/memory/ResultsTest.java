package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Report;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, what is read again, and what never is. */
@Timeout(120)
class ResultsTest {

    private static final String SOURCE = """
        package scores;

        import dev.delayable.annotations.Delayable;
        import java.io.Serializable;

        public final class Versioned {
            public record Result(int value) implements Serializable {}

            @Delayable(version = 2)
            public static Result twice(int v) {
                return new Result(helper(v));
            }

            static int helper(int v) {
                return 2 * v;
            }
        }
        """;

    @TempDir
    Path directory;

    private Memory memory;
    private Parallel parallel;
    private int compilations;

    @BeforeEach
    void start() {
        memory = Memory.in(directory.resolve("results"));
        parallel = Parallel.nJobs(2).memory(memory);
        Scores.CALLS.set(0);
    }

    @AfterEach
    void close() {
        Stores.close(directory.resolve("results"));
    }

    /** The job {@code twice(3)} of a source. */
    private Job<?> compiled(String source) throws Exception {
        Path target = Files.createDirectory(directory.resolve("classes" + compilations++));
        Path file = Files.writeString(target.resolve("Versioned.java"), source);
        String path = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", path, "-processorpath", path, "-d", target.toString(), file.toString());
        assertThat(status).isZero();
        ClassLoader loader = new URLClassLoader(
                new URL[] {target.toUri().toURL()}, getClass().getClassLoader());
        return (Job<?>) loader.loadClass("scores.VersionedDelayed")
                .getMethod("twice", int.class)
                .invoke(null, 3);
    }

    private static String replaced(String source, String old, String by) {
        assertThat(source).contains(old);
        return source.replace(old, by);
    }

    private Outcome.Success<?> outcome(Job<?> job) {
        return (Outcome.Success<?>) parallel.outcomes(List.of(job)).get(0);
    }

    @Test
    void aVersionCountsInPlaceOfTheCode() throws Exception {
        outcome(compiled(SOURCE));
        Job<?> changed = compiled(replaced(SOURCE, "2 * v", "v + v + 0"));

        assertThat(outcome(changed).fromMemory()).isTrue();
        assertThat(memory.explain(changed).toString())
                .startsWith("hit")
                .contains("its code differs from the one that stored it: scores.Versioned.helper")
                .endsWith("(version 2)");
        Job<?> later = compiled(replaced(SOURCE, "version = 2", "version = 3"));
        assertThat(outcome(later).fromMemory()).isFalse();
        assertThat(outcome(compiled(SOURCE)).fromMemory()).isTrue();
    }

    @Test
    void aDefaultThatChangesIsAMiss() throws Exception {
        String source = replaced(
                replaced(SOURCE, "twice(int v) {", "twice(int v, @Keyword(from = \"FACTOR\") int factor) {"),
                "static int helper",
                "static final int FACTOR = Integer.getInteger(\"scores.factor\", 2);\n    static int helper");
        source = replaced(source, "import dev.delayable.annotations.Delayable;", "import dev.delayable.annotations.*;");
        outcome(compiled(source));
        Job<?> same = compiled(source);
        System.setProperty("scores.factor", "3");
        try {
            Job<?> changed = compiled(source); // as in another JVM: its class is initialised anew
            assertThat(memory.explain(changed).toString())
                    .startsWith("miss: argument 'factor' differs from the nearest stored call");
            assertThat(outcome(changed).fromMemory()).isFalse();
        } finally {
            System.clearProperty("scores.factor");
        }
        assertThat(outcome(same).fromMemory()).isTrue();
    }

    @Test
    void aChangedHelperIsAMissWithoutAVersion() throws Exception {
        String source = replaced(SOURCE, "(version = 2)", "");
        outcome(compiled(source));
        Job<?> changed = compiled(replaced(source, "2 * v", "3 * v"));

        assertThat(memory.explain(changed).toString()).startsWith("miss: code changed: scores.Versioned.helper");
        assertThat(outcome(changed).value()).hasToString("Result[value=9]");
        assertThat(outcome(compiled(source)).fromMemory()).isTrue();
    }

    @Test
    void aRecordWithARenamedComponentIsAMiss() throws Exception {
        outcome(compiled(SOURCE));
        Job<?> renamed = compiled(replaced(SOURCE, "Result(int value)", "Result(int number)"));

        Outcome.Success<?> outcome = outcome(renamed);

        assertThat(outcome.fromMemory()).isFalse();
        assertThat(outcome.value()).hasToString("Result[number=6]");
        assertThat(outcome(renamed).fromMemory()).isTrue();
    }

    /** A class whose code runs when it is read. */
    static final class Planted implements Serializable {

        private static final long serialVersionUID = 1L;
        static volatile boolean hasRun;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            hasRun = true;
            in.defaultReadObject();
        }
    }

    @Test
    void aPlantedClassIsRefusedAndItsCodeNotRun() {
        Job<Object> job = ScoresDelayed.hidden();
        Parallel.nJobs(1).memory(memory.resultTypes(Planted.class)).run(job);
        assertThat(memory.resultTypes(Planted.class).find(job)).isPresent();
        assertThat(Planted.hasRun).isTrue();
        Planted.hasRun = false;
        long damaged = memory.statistics().damaged();

        assertThat(memory.find(job)).isEmpty();

        assertThat(parallel.run(job).get(0)).isInstanceOf(Planted.class);
        assertThat(Planted.hasRun).isFalse();
        assertThat(memory.statistics().damaged()).isGreaterThan(damaged);
        assertThat(Scores.CALLS).hasValue(2);
    }

    @Test
    void aCodecWritesAndReadsResults() {
        Job<Scores.Score> job = ScoresDelayed.score("a", 1.5);
        int written = TextCodec.written;
        int read = TextCodec.read;
        Parallel withCodec = parallel.memory(memory.codec(TextCodec.class));

        assertThat(withCodec.run(job)).isEqualTo(withCodec.run(job));
        assertThat(TextCodec.written - written).isEqualTo(1);
        assertThat(TextCodec.read - read).isEqualTo(1);
        assertThat(memory.find(job)).isEmpty();
        assertThat(memory.codec(TextCodec.class).find(job)).isPresent();
    }

    @Test
    void jobsOfDifferentFunctionsNeverHaveOneKey() {
        List<String> keys = new ArrayList<>();
        keys.add(memory.key(ScoresDelayed.done(1)));
        keys.add(memory.key(ScoresDelayed.versioned(1)));
        keys.add(memory.key(ScoresDelayed.array(1)));
        keys.add(memory.key(ScoresDelayed.large(1)));
        keys.add(memory.key(ScoresDelayed.stream(1)));
        keys.add(memory.key(ScoresDelayed.lambda(1)));
        keys.add(memory.key(ScoresDelayed.cyclic(1)));
        keys.add(memory.key(ScoresDelayed.same(1)));
        keys.add(memory.key(ScoresDelayed.count(1)));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void aReportShowsWhatCameFromTheMemory() throws Exception {
        List<Job<Integer>> first = List.of(ScoresDelayed.mul(1, 2), ScoresDelayed.mul(2, 2));
        List<Job<Integer>> all = new ArrayList<>(first);
        all.add(ScoresDelayed.mul(3, 2));
        parallel.run(first);
        Path csv = directory.resolve("run.csv");

        parallel.report(Report.to(directory.resolve("run.html")).csv(csv)).run(all);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).filteredOn(line -> line.contains("from memory")).hasSize(2);
        assertThat(lines).filteredOn(line -> line.contains(",ok,")).hasSize(1);
        assertThat(directory.resolve("run.html")).content().contains("from memory");
    }

    @Test
    void aJobWhoseWorkerDiesIsNotKept() {
        Job<Integer> job = ScoresDelayed.dying(1);

        assertThat(parallel.backend(Backends.processes()).outcomes(job).get(0).isSuccess())
                .isFalse();

        assertThat(memory.find(job)).isEmpty();
        assertThat(memory.statistics().entries()).isZero();
    }

    @Test
    void aJobThatFailFastInterruptsIsNotKept() {
        Scores.gate = new CountDownLatch(1);
        Job<Integer> waiting = ScoresDelayed.stubborn(5);

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> parallel.run(List.of(waiting, ScoresDelayed.failing(1))));

        assertThat(memory.find(waiting)).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefusedUnlessItIsOnlyRead() throws Exception {
        parallel.run(ScoresDelayed.mul(1, 2));
        Path root = directory.resolve("results");
        Stores.close(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-x------"));
        try {
            Assumptions.assumeFalse(Files.isWritable(root), "this user may write everywhere");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parallel.run(ScoresDelayed.mul(1, 2)))
                    .withMessageContaining("is not writable; use readOnly() to only use what is kept there");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Memory.in(root.resolve("none").resolve("below")))
                    .withMessageContaining("is not writable");
            parallel.memory(memory.readOnly()).run(ScoresDelayed.mul(1, 2));
            assertThat(Scores.CALLS).hasValue(1);
        } finally {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
