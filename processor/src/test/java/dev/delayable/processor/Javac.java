package dev.delayable.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Job;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.NullMarked;

/** Compiles sources as a user does who lets no warning pass. */
final class Javac {

    /** What a user of the library has, and the helpers of the tests: above all not the processor's own libraries. */
    static final List<File> CLASS_PATH = Stream.of(Delayable.class, Job.class, NullMarked.class, Row.class)
            .map(Javac::home)
            .toList();

    private Javac() {}

    /** Compiles with the processor and with all lints as errors. */
    static Compilation compile(Iterable<JavaFileObject> sources, String... options) {
        return compile(List.of(new DelayableProcessor()), sources, options);
    }

    static Compilation compile(List<Processor> processors, Iterable<JavaFileObject> sources, String... options) {
        List<String> all = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
        all.addAll(List.of(options));
        return javac().withProcessors(processors)
                .withOptions(all)
                .withClasspath(CLASS_PATH)
                .compile(sources);
    }

    /** Compiles with the processor, and lets warnings pass. */
    static Compilation compileLeniently(Iterable<JavaFileObject> sources, String... options) {
        return javac().withProcessors(new DelayableProcessor())
                .withOptions((Object[]) options)
                .withClasspath(CLASS_PATH)
                .compile(sources);
    }

    /** Compiles a class that stands in a text. */
    static Compilation compile(String qualifiedName, String... lines) {
        return compile(List.of(source(qualifiedName, lines)));
    }

    static JavaFileObject source(String qualifiedName, String... lines) {
        return JavaFileObjects.forSourceLines(qualifiedName, lines);
    }

    /** Fails with all that the compiler has to say, if it says anything. */
    static void assertSilent(Compilation compilation) {
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    /** The text of the generated sources, by the simple name of the file. */
    static Map<String, String> generated(Compilation compilation) {
        Map<String, String> generated = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
            generated.put(name, content(file));
        }
        return generated;
    }

    /** The text of the generated sources, by their paths, which begin with the package. */
    static Map<String, String> generatedByPath(Compilation compilation) {
        String root = "/" + StandardLocation.SOURCE_OUTPUT + "/";
        Map<String, String> generated = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            generated.put(file.toUri().getPath().substring(root.length()), content(file));
        }
        return generated;
    }

    private static String content(JavaFileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File home(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
