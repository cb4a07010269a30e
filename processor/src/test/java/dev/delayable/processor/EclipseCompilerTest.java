package dev.delayable.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler, which has a model of the source of its own, takes the same sources and what is written for them. */
class EclipseCompilerTest {

    private final JavaCompiler compiler = new EclipseCompiler();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    private final StringWriter output = new StringWriter();

    @TempDir
    Path generated;

    @TempDir
    Path classes;

    @Test
    void theCorpusCompilesWithoutAWordAboutGeneratedCode() throws IOException {
        boolean compiled = compile(SourceTree.files(SourceTree.folder("corpus")));

        assertThat(messages(Diagnostic.Kind.ERROR)).isEmpty();
        assertThat(compiled).as(output.toString()).isTrue();
        assertThat(diagnostics.getDiagnostics().stream()
                        .filter(this::isInGeneratedCode)
                        .map(EclipseCompilerTest::text)
                        .filter(text -> !isAboutAName(text)))
                .isEmpty();
        assertThat(SourceTree.files(generated)).isNotEmpty();
    }

    @Test
    void theTextIsTheSameAsUnderJavac() throws IOException {
        List<Path> cases = Stream.of("tutorial", "overloads", "varargs", "required")
                .map(name -> SourceTree.folder("golden").resolve(name))
                .toList();
        for (Path folder : cases) {
            compile(SourceTree.files(folder).stream()
                    .filter(file -> !file.toString().endsWith("Delayed.java"))
                    .toList());
        }

        for (Path folder : cases) {
            for (Path expected : SourceTree.files(folder)) {
                if (expected.toString().endsWith("Delayed.java")) {
                    assertThat(written(expected)).as(expected.toString()).isEqualTo(SourceTree.text(expected));
                }
            }
        }
    }

    private String written(Path expected) throws IOException {
        try (Stream<Path> files = Files.walk(generated)) {
            return files.filter(file -> file.endsWith(expected.getFileName()))
                    .map(SourceTree::text)
                    .collect(joining());
        }
    }

    private boolean compile(List<Path> sources) throws IOException {
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_PATH, Javac.CLASS_PATH);
            files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    output,
                    files,
                    diagnostics,
                    List.of("--release", "17"),
                    null,
                    files.getJavaFileObjectsFromFiles(
                            sources.stream().map(Path::toFile).toList()));
            task.setProcessors(List.of(new DelayableProcessor()));
            return task.call();
        }
    }

    private List<String> messages(Diagnostic.Kind kind) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(EclipseCompilerTest::text)
                .toList();
    }

    /** A method or type variable of the source has this name, and its factory takes it over. */
    private static boolean isAboutAName(String text) {
        return text.contains("is hiding the type") || text.contains("has a constructor name");
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    private boolean isInGeneratedCode(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() != null
                && diagnostic.getSource().getName().contains("Delayed.java");
    }
}
