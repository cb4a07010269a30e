package dev.delayable.benchmarks.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles the sources of one contender, in this JVM. */
final class Compiler {

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final Path sources;
    private final List<Path> path;
    private int classes;

    Compiler(Path sources, List<Path> path) {
        this.sources = sources;
        this.path = path;
    }

    /** What generating adds: nothing is compiled in it but what a processor has to know. */
    Cost generating() throws IOException {
        return compile(true, "-proc:only").minus(compile(false, "-proc:only"));
    }

    /** What the processor adds to a compilation: to generate, and to compile what is generated. */
    Cost compiling() throws IOException {
        Cost plain = compile(false, "-proc:none");
        return compile(true).minus(plain);
    }

    private Cost compile(boolean isProcessed, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-nowarn"));
        options.addAll(List.of(more));
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                MemoryOutput output = new MemoryOutput(files)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, path);
            System.gc(); // no compilation clears away what another one has left
            Cost start = Cost.now();
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, output, null, options, null, files.getJavaFileObjectsFromPaths(sources()));
            if (!isProcessed) {
                task.setProcessors(List.of(new Idle()));
            }
            if (!task.call()) {
                throw new IllegalStateException("could not compile " + sources);
            }
            classes = output.classes();
            return Cost.now().minus(start);
        }
    }

    /** How many classes the last compilation has made. */
    int classes() {
        return classes;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            return files.sorted().toList();
        }
    }

    /** A processor that does nothing, for what any processor costs. */
    @SupportedAnnotationTypes("*")
    private static final class Idle extends AbstractProcessor {

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return false;
        }
    }
}
