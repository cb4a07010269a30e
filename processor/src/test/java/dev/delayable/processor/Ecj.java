package dev.delayable.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Eclipse's compiler, in this process. */
final class Ecj {

    private Ecj() {}

    /**
     * What came of a compilation.
     *
     * @param isSuccessful whether there were no errors
     * @param diagnostics all that was said
     * @param output what was said without a place
     * @param generated the folder with the sources that were written
     */
    record Compilation(
            boolean isSuccessful,
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            String output,
            Path generated) {

        /** The text of the generated sources, by their paths, which begin with the package. */
        Map<String, String> texts() {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : SourceTree.files(generated)) {
                String path = generated.relativize(file).toString().replace(File.separatorChar, '/');
                texts.put(path, SourceTree.text(file));
            }
            return texts;
        }

        List<String> messages(Diagnostic.Kind kind) {
            return diagnostics.stream()
                    .filter(diagnostic -> diagnostic.getKind() == kind)
                    .map(Ecj::text)
                    .toList();
        }
    }

    /** Compiles files with processors; what is made goes to folders below {@code target}. */
    static Compilation compile(Path target, List<Path> sources, List<Processor> processors, String... options)
            throws IOException {
        return compile(target, sources, processors, Javac.CLASS_PATH, options);
    }

    /** Compiles with another class path. */
    static Compilation compile(
            Path target, List<Path> sources, List<Processor> processors, List<File> classPath, String... options)
            throws IOException {
        JavaCompiler compiler = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        Path generated = Files.createDirectories(target.resolve("generated"));
        Path classes = Files.createDirectories(target.resolve("classes"));
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocation(StandardLocation.CLASS_PATH, classPath);
            files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            List<String> all = new ArrayList<>(List.of("--release", "17"));
            all.addAll(List.of(options));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    output,
                    files,
                    diagnostics,
                    all,
                    null,
                    files.getJavaFileObjectsFromFiles(
                            sources.stream().map(Path::toFile).toList()));
            task.setProcessors(processors);
            boolean isSuccessful = task.call();
            return new Compilation(isSuccessful, diagnostics.getDiagnostics(), output.toString(), generated);
        }
    }

    static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() + ":" + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
    }
}
