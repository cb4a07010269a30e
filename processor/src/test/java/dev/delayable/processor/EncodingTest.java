package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a disk, in an encoding that lacks the letters of a name. */
class EncodingTest {

    @TempDir
    Path output;

    @Test
    void namesSurviveAnEncodingThatLacksTheirLetters() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            String classPath = Javac.CLASS_PATH.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator));
            List<String> options = List.of(
                    "-Xlint:all", "-Werror", "-encoding", "US-ASCII", "-d", output.toString(), "-cp", classPath);
            JavaCompiler.CompilationTask task = javac.getTask(
                    null,
                    files,
                    diagnostics,
                    options,
                    null,
                    files.getJavaFileObjects(SourceTree.folder("golden").resolve("unicode/Unicode.java")));
            task.setProcessors(List.of(new DelayableProcessor()));

            assertThat(task.call()).as("%s", diagnostics.getDiagnostics()).isTrue();
        }
        Path generated = output.resolve("golden/UnicodeDelayed.java");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(generated)))
                .isTrue();
        assertThat(diagnostics.getDiagnostics()).isEmpty();
    }
}
