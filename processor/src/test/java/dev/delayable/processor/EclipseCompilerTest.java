package dev.delayable.processor;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eclipse's compiler, which has a model of the source of its own, takes the same sources and what is written for them. */
class EclipseCompilerTest {

    @TempDir
    Path target;

    @Test
    void theCorpusCompilesWithoutAWordAboutGeneratedCode() throws IOException {
        Ecj.Compilation compilation = compile(SourceTree.files(SourceTree.folder("corpus")));

        assertThat(compilation.messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(compilation.isSuccessful()).as(compilation.output()).isTrue();
        assertThat(compilation.diagnostics().stream()
                        .filter(EclipseCompilerTest::isInGeneratedCode)
                        .map(Ecj::text)
                        .filter(text -> !isAboutAName(text)))
                .isEmpty();
        assertThat(SourceTree.files(compilation.generated())).isNotEmpty();
    }

    @Test
    void theTextOfTheCorpusIsTheSameAsUnderJavac() throws IOException {
        assertSameText(SourceTree.files(SourceTree.folder("corpus")));
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void theTextIsTheSameAsUnderJavac(Path folder) throws IOException {
        assertSameText(SourceTree.files(folder).stream()
                .filter(file -> !file.toString().endsWith("Delayed.java"))
                .toList());
    }

    static List<Path> goldenCases() {
        return SourceTree.folders("golden");
    }

    /** As {@link ErrorsTest} under javac. */
    @Test
    void everyMistakeIsReportedOnceAndAtItsLine() throws IOException {
        List<Path> sources = SourceTree.files(SourceTree.folder("errors"));

        Map<String, List<Diagnostic<? extends JavaFileObject>>> errors = compile(sources).diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                // Its own error, which stands beside ours.
                .filter(diagnostic -> !diagnostic.getMessage(Locale.ROOT).startsWith("Too many parameters, parameter"))
                .collect(groupingBy(EclipseCompilerTest::fileOf));

        for (Path source : sources) {
            String file = String.valueOf(source.getFileName());
            Markers.of(SourceTree.text(source), "error")
                    .assertAre(Markers.messages(errors.getOrDefault(file, List.of())));
        }
        assertThat(errors).as("errors without a place").doesNotContainKey("");
    }

    private static String fileOf(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return source == null ? "" : String.valueOf(Path.of(source.getName()).getFileName());
    }

    private void assertSameText(List<Path> sources) throws IOException {
        Map<String, String> expected = Javac.generatedByPath(
                Javac.compileLeniently(sources.stream().map(SourceTree::source).toList()));

        Map<String, String> texts = compile(sources).texts();

        assertThat(texts.keySet()).isEqualTo(expected.keySet());
        texts.forEach((file, text) -> assertThat(text).as(file).isEqualTo(withoutLintOfJavac(expected.get(file))));
    }

    /** Only javac knows, and minds, in which file a class stands. */
    private static String withoutLintOfJavac(@Nullable String text) {
        return String.valueOf(text).replace(", \"auxiliaryclass\"", "");
    }

    private Ecj.Compilation compile(List<Path> sources) throws IOException {
        return Ecj.compile(target, sources, List.of(new DelayableProcessor()));
    }

    /** A method or type variable of the source has this name, and its factory takes it over. */
    private static boolean isAboutAName(String text) {
        return text.contains("is hiding the type") || text.contains("has a constructor name");
    }

    private static boolean isInGeneratedCode(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() != null
                && diagnostic.getSource().getName().contains("Delayed.java");
    }
}
