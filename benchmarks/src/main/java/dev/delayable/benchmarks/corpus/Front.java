package dev.delayable.benchmarks.corpus;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A compiler. */
enum Front {
    JAVAC,
    ECJ;

    /** What each of them knows no end of otherwise: a hundred messages. */
    private static final List<String> ALL_MESSAGES = List.of("-Xmaxerrs", "1000000", "-Xmaxwarns", "1000000");

    /**
     * What a compiler says.
     *
     * @param kind how grave it is
     * @param file where, if it has a place
     * @param position where in the file
     * @param line which line of the file
     * @param message what
     */
    record Said(Diagnostic.Kind kind, @Nullable Path file, long position, long line, String message) {

        boolean isError() {
            return kind == Diagnostic.Kind.ERROR;
        }

        boolean isWarning() {
            return kind == Diagnostic.Kind.WARNING || kind == Diagnostic.Kind.MANDATORY_WARNING;
        }

        boolean isIn(Path folder) {
            return file != null && file.startsWith(folder);
        }

        @Override
        public String toString() {
            return (file == null ? "" : file + ":" + line + ": ") + message;
        }
    }

    private JavaCompiler compiler() {
        return this == JAVAC
                ? ToolProvider.getSystemJavaCompiler()
                : ServiceLoader.load(JavaCompiler.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(compiler -> compiler.getClass().getName().startsWith("org.eclipse."))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Eclipse's compiler is not on the class path"));
    }

    /**
     * Compiles files.
     *
     * @param files what to compile
     * @param classPath what they need
     * @param output an empty folder, that gets {@code classes} and {@code generated}
     * @param processors which annotation processors to run
     * @param options further options
     * @return all that the compiler has said
     */
    List<Said> compile(
            List<Path> files, List<Path> classPath, Path output, List<Processor> processors, List<String> options)
            throws IOException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter unplaced = new StringWriter();
        JavaCompiler compiler = compiler();
        boolean isDone;
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            manager.setLocationFromPaths(
                    StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(output.resolve("classes"))));
            manager.setLocationFromPaths(
                    StandardLocation.SOURCE_OUTPUT, List.of(Files.createDirectories(output.resolve("generated"))));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    unplaced,
                    manager,
                    diagnostics,
                    options(options, processors),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            isDone = task.call();
        }
        List<Said> all = new ArrayList<>();
        diagnostics.getDiagnostics().forEach(diagnostic -> all.add(said(diagnostic)));
        if (!isDone && all.stream().noneMatch(Said::isError)) {
            all.add(new Said(Diagnostic.Kind.ERROR, null, -1, -1, "the compiler failed: " + unplaced));
        }
        return all;
    }

    private List<String> options(List<String> more, List<Processor> processors) {
        List<String> options = new ArrayList<>(more);
        if (processors.isEmpty()) {
            options.add("-proc:none");
        }
        if (this == JAVAC) {
            options.addAll(ALL_MESSAGES);
            options.addAll(List.of("--should-stop=ifError=FLOW", "-implicit:none"));
        } else {
            String release = String.valueOf(Runtime.version().feature());
            options.addAll(List.of("-source", release, "-target", release));
        }
        return options;
    }

    private static Said said(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        boolean isFile = source != null && "file".equals(source.toUri().getScheme()); // else a class in a jar
        return new Said(
                diagnostic.getKind(),
                isFile ? Path.of(source.toUri()) : null,
                diagnostic.getPosition(),
                diagnostic.getLineNumber(),
                diagnostic.getMessage(Locale.ROOT));
    }
}
