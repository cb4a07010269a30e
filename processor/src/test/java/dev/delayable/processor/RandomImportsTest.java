package dev.delayable.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.delayable.processor.ide.Jars;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random classes that stand in class files and are imported, at home or by another package, by a user who has no JSpecify: what is
 * generated for them compiles, without a warning inside it.
 */
class RandomImportsTest {

    private static final long SEED = Long.getLong("delayable.random.seed", 1_000_000);
    private static final int COMPILATIONS = 4;
    private static final int CLASSES = 60;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, COMPILATIONS).map(i -> SEED + i * CLASSES);
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void importsOfRandomClassesCompileWithoutJSpecify(long seed) throws IOException {
        List<RandomClass> randoms = RandomClass.from(seed, CLASSES);
        Compilation library = javac().withOptions("-proc:none", "-nowarn", "-g")
                .withClasspath(Javac.CLASS_PATH)
                .compile(RandomClass.sources(randoms));
        assertThat(library.errors()).isEmpty();
        writeClasses(library);
        List<File> classPath = new ArrayList<>(Javac.CLASS_PATH);
        assertThat(classPath.remove(Jars.home(NullMarked.class).toFile())).isTrue();
        classPath.add(folder.toFile());
        List<JavaFileObject> sources = new ArrayList<>();
        for (RandomClass random : randoms) {
            sources.add(importOf(random, sources.size()));
        }

        Compilation compilation = javac().withProcessors(new DelayableProcessor())
                .withOptions("-Xlint:all", "-Xmaxerrs", "1000", "-Xmaxwarns", "1000")
                .withClasspath(classPath)
                .compile(sources);

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.diagnostics())
                .noneMatch(said ->
                        said.getSource() != null && said.getSource().getName().endsWith("Delayed.java"));
        assertThat(compilation.generatedSourceFiles()).isNotEmpty();
    }

    private void writeClasses(Compilation compilation) throws IOException {
        String root = "/" + StandardLocation.CLASS_OUTPUT + "/";
        for (JavaFileObject file : compilation.generatedFiles()) {
            Path target = folder.resolve(file.toUri().getPath().substring(root.length()));
            Files.createDirectories(target.getParent());
            try (InputStream in = file.openInputStream()) {
                Files.copy(in, target);
            }
        }
    }

    /** Every other one of those that another package can name is imported there. */
    private static JavaFileObject importOf(RandomClass random, int number) {
        String name = random.name().replaceFirst("(Outer\\d*)\\$", "$1.");
        String home = name.contains(".p") ? name.replaceFirst("(random\\.p\\d+)\\..*", "$1") : "";
        String simple = name.substring(name.lastIndexOf('.') + 1);
        boolean isPublic = random.sources().values().stream()
                .anyMatch(text -> text.contains("public class Outer")
                        && text.matches("(?s).*public (static )?(final )?(class|enum|record|interface) "
                                + java.util.regex.Pattern.quote(simple) + "\\b.*"));
        String where = isPublic && !home.isEmpty() && number % 2 == 0 ? home + ".uses" : home;
        String packageOf = where.isEmpty() ? "" : "package " + where + ";\n";
        return Javac.source(
                (where.isEmpty() ? "" : where + ".") + "Imports" + number,
                packageOf + "@SuppressWarnings({\"deprecation\", \"removal\"})\n"
                        + "@dev.delayable.annotations.DelayableImport(" + name + ".class)\nclass Imports" + number
                        + " {}");
    }
}
