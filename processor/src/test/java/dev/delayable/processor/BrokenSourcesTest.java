package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.CompilationFailureException;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources as a compiler sees them while somebody types. The processor neither fails nor adds to what the compiler has to
 * say: no error in generated code, no message where the compiler has its own, none about what does not exist.
 * {@code -Ddelayable.random.seed=...} tries other sources; a failure names its seed.
 */
class BrokenSourcesTest {

    private static final long SEED = Long.getLong("delayable.random.seed", 1_000_000);
    private static final int GROUPS = 8;
    private static final int SOURCES = 12;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, GROUPS).map(i -> SEED + i * SOURCES);
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void theProcessorAddsNothingToTheErrorsOfJavac(long seed) {
        for (long each = seed; each < seed + SOURCES; each++) {
            BrokenSource source = BrokenSource.of(each);
            // Error Prone asks for this option; with it the processor sees sources that cannot even be parsed.
            for (String[] options : List.of(new String[0], new String[] {"--should-stop=ifError=FLOW"})) {
                check(
                        each,
                        source,
                        javac(source, List.of(), options),
                        javac(source, List.of(new DelayableProcessor()), options));
            }
        }
    }

    private static List<? extends Diagnostic<? extends JavaFileObject>> javac(
            BrokenSource source, List<Processor> processors, String... options) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.add("-Xmaxerrs");
        all.add("1000");
        if (processors.isEmpty()) {
            all.add("-proc:none");
        }
        String name =
                Objects.requireNonNull(source.file().getFileName()).toString().replace(".java", "");
        Compiler compiler =
                Compiler.javac().withProcessors(processors).withOptions(all).withClasspath(Javac.CLASS_PATH);
        try {
            return compiler.compile(Javac.source("broken." + name, source.text()))
                    .errors();
        } catch (CompilationFailureException e) {
            return List.of(); // javac has a bug there, and has written its own stack trace
        }
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void theProcessorAddsNothingToTheErrorsOfEclipse(long seed) throws IOException {
        for (long each = seed; each < seed + SOURCES; each++) {
            BrokenSource source = BrokenSource.of(each);
            check(each, source, ecj(source, List.of(), "-proc:none"), ecj(source, List.of(new DelayableProcessor())));
        }
    }

    private List<Diagnostic<? extends JavaFileObject>> ecj(
            BrokenSource source, List<Processor> processors, String... options) throws IOException {
        Path target = Files.createTempDirectory(folder, "source");
        Path file = target.resolve(Objects.requireNonNull(source.file().getFileName()));
        Files.writeString(file, source.text());
        return Ecj.compile(target, List.of(file), processors, options).diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static void check(
            long seed,
            BrokenSource source,
            List<? extends Diagnostic<? extends JavaFileObject>> without,
            List<? extends Diagnostic<? extends JavaFileObject>> with) {
        Set<String> own = texts(without);
        Set<Long> lines = without.stream().map(Diagnostic::getLineNumber).collect(Collectors.toSet());
        String description = "seed %d: %s\n%s\nerrors without the processor: %s"
                .formatted(seed, source.description(), source.text(), own);
        for (Diagnostic<? extends JavaFileObject> error : with) {
            String text = text(error);
            if (own.contains(text)) {
                continue;
            }
            assertThat(text)
                    .as("%s\nnew: %s", description, text)
                    .doesNotContain("Delayed.java", "the Delayable processor failed", "<error>", "<any>", "<none>");
            if (!isOfProcessor(error)) {
                // After a round with a processor the compiler may find other words for what it has found before.
                assertThat(lines).as("%s\nnew: %s", description, text).contains(error.getLineNumber());
            } else if (!own.isEmpty() && !text.contains("@Keyword without @Delayable")) { // true of what is left
                assertThat(text).as(description).doesNotContain(BrokenSource.MISSING);
                assertThat(lines).as("%s\nnew: %s", description, text).doesNotContain(error.getLineNumber());
            }
        }
    }

    /** Messages of processors have no code, or one of their own. */
    private static boolean isOfProcessor(Diagnostic<? extends JavaFileObject> error) {
        return error.getCode() == null
                || error.getCode().contains("proc.messager")
                || error.getCode().equals("0");
    }

    private static Set<String> texts(List<? extends Diagnostic<? extends JavaFileObject>> errors) {
        return errors.stream().map(BrokenSourcesTest::text).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String file = source == null ? "" : source.getName().replaceAll(".*/", "");
        return file + ":" + error.getLineNumber() + ": " + error.getMessage(Locale.ROOT);
    }
}
