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

    private static final Map<String, Map<Long, List<String>>> FOUND = new TreeMap<>();

    static List<Path> sources() {
        return SourceTree.files(SourceTree.folder("errors"));
    }

    @BeforeAll
    static void compileAll() {
        Compilation compilation =
                // Some sources have annotations of Kotlin, which belong to no processor.
                Javac.compile(
                        sources().stream().map(SourceTree::source).toList(), "-Xmaxerrs", "1000", "-Xlint:-processing");
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
        Map<Long, List<String>> found =
                FOUND.getOrDefault(Objects.requireNonNull(source.getFileName()).toString(), Map.of());

        Markers.of(SourceTree.text(source), "error").assertAre(found);
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

    @Test
    void nothingIsReportedWithoutAPlace() {
        assertThat(FOUND).doesNotContainKey("");
    }
}
