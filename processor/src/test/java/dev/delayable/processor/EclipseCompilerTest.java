package dev.delayable.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void theTextIsTheSameAsUnderJavac() throws IOException {
        List<Path> cases = Stream.of("tutorial", "overloads", "varargs", "required")
                .map(name -> SourceTree.folder("golden").resolve(name))
                .toList();
        for (Path folder : cases) {
            Path generated = compile(SourceTree.files(folder).stream()
                            .filter(file -> !file.toString().endsWith("Delayed.java"))
                            .toList())
                    .generated();
            for (Path expected : SourceTree.files(folder)) {
                if (expected.toString().endsWith("Delayed.java")) {
                    assertThat(written(generated, expected))
                            .as(expected.toString())
                            .isEqualTo(SourceTree.text(expected));
                }
            }
        }
    }

    private static String written(Path generated, Path expected) throws IOException {
        try (Stream<Path> files = Files.walk(generated)) {
            return files.filter(file -> file.endsWith(expected.getFileName()))
                    .map(SourceTree::text)
                    .collect(joining());
        }
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
