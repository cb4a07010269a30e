package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes and what is said of them. In the sources below {@code errors} a comment {@code // error: text} stands at the
 * end of each line where an error with this text is expected: there, and nowhere else, and only once.
 */
class ErrorsTest {

    private static final String MARKER = "// error: ";

    private static final Map<String, Map<Long, List<String>>> FOUND = new TreeMap<>();

    static List<Path> sources() {
        return SourceTree.files(SourceTree.folder("errors"));
    }

    @BeforeAll
    static void compileAll() {
        Compilation compilation =
                Javac.compile(sources().stream().map(SourceTree::source).toList(), "-Xmaxerrs", "1000");
        for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
            JavaFileObject source = diagnostic.getSource();
            String file = source == null
                    ? ""
                    : source.getName().substring(source.getName().lastIndexOf('/') + 1);
            FOUND.computeIfAbsent(file, name -> new TreeMap<>())
                    .computeIfAbsent(diagnostic.getLineNumber(), line -> new ArrayList<>())
                    .add(diagnostic.getMessage(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void everyMistakeIsReportedOnceAndAtItsLine(Path source) {
        Map<Long, List<String>> expected = markers(SourceTree.text(source));
        Map<Long, List<String>> found =
                FOUND.getOrDefault(Objects.requireNonNull(source.getFileName()).toString(), Map.of());

        assertThat(found.keySet()).as("lines with errors: %s", found).isEqualTo(expected.keySet());
        expected.forEach((line, texts) -> {
            List<String> messages = Objects.requireNonNull(found.get(line));
            assertThat(messages).as("errors in line %d", line).hasSameSizeAs(texts);
            for (String text : texts) {
                assertThat(messages)
                        .as("errors in line %d", line)
                        .anySatisfy(message -> assertThat(message).contains(text));
            }
        });
    }

    @Test
    void aGoodMethodHasItsFactoryBesideBrokenOnes() {
        Map<String, StringWriter> generated = new TreeMap<>();

        Javac.compile(
                List.of(OtherFiler.keeping(generated)),
                List.of(SourceTree.source(SourceTree.folder("errors").resolve("SeveralMistakes.java"))));

        assertThat(generated).containsOnlyKeys("errors.SeveralMistakesDelayed");
        assertThat(String.valueOf(generated.get("errors.SeveralMistakesDelayed")))
                .contains(" good(int x)")
                .doesNotContain("twoMistakes", "brokenDefault");
    }

    /** The expected errors by line. */
    private static Map<Long, List<String>> markers(String text) {
        Map<Long, List<String>> markers = new TreeMap<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] parts = line.split(MARKER, -1);
            for (int i = 1; i < parts.length; i++) {
                markers.computeIfAbsent(number, key -> new ArrayList<>()).add(parts[i].strip());
            }
        }
        return markers;
    }

    @Test
    void nothingIsReportedWithoutAPlace() {
        assertThat(FOUND).doesNotContainKey("");
    }
}
