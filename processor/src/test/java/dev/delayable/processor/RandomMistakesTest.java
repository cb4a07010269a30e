package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random mistakes among random classes: each is one sentence at its place, and takes nothing else along.
 * {@code -Ddelayable.random.seed=...} tries others; a failure names its seed.
 */
class RandomMistakesTest {

    private static final long SEED = Long.getLong("delayable.random.seed", 1_000_000);
    private static final int COMPILATIONS = 4;
    private static final int CLASSES = 25;

    static LongStream seeds() {
        return LongStream.range(0, COMPILATIONS).map(i -> SEED + i * CLASSES);
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void aMistakeIsOneSentenceAtItsPlace(long seed) {
        List<RandomClass> randoms = RandomClass.from(seed, CLASSES);
        Map<String, String> mistaken = new HashMap<>();
        LongStream.range(seed, seed + CLASSES)
                .forEach(each -> mistaken.putAll(RandomMistake.of(each).sources()));
        List<JavaFileObject> sources = new ArrayList<>(RandomClass.sources(randoms));
        mistaken.forEach((name, text) -> sources.add(Javac.source(name, text)));
        Map<String, StringWriter> generated = new HashMap<>();

        Compilation compilation = Javac.compile(
                List.of(OtherFiler.keeping(generated)), sources, "-Xlint:-processing", "-Xmaxerrs", "1000");

        Map<String, List<Diagnostic<? extends JavaFileObject>>> found = new HashMap<>();
        compilation
                .diagnostics()
                .forEach(said -> found.computeIfAbsent(file(said), file -> new ArrayList<>())
                        .add(said));
        mistaken.forEach((name, text) -> {
            String file = name.replace('.', '/') + ".java";
            List<Diagnostic<? extends JavaFileObject>> said = found.getOrDefault(file, List.of());
            found.remove(file);
            try {
                Markers.of(text, "error").assertAre(Markers.messages(said));
            } catch (AssertionError e) {
                throw new AssertionError(file + "\n" + text, e);
            }
        });
        assertThat(found).isEmpty();
        assertThat(generated.keySet())
                .containsAll(Javac.generatedByPath(
                                Javac.compileLeniently(RandomClass.sources(randoms), "-proc:only", "-nowarn"))
                        .keySet()
                        .stream()
                        .map(path -> path.replace('/', '.').replaceFirst("\\.java$", ""))
                        .toList());
    }

    private static String file(Diagnostic<? extends JavaFileObject> said) {
        JavaFileObject source = said.getSource();
        return source == null ? "" : source.toUri().getPath().replaceFirst("^/(SOURCE_OUTPUT/)?", "");
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void whatAnEarlierBuildHasGeneratedIsOneSentenceForEachClass(long seed) {
        List<JavaFileObject> sources = RandomClass.sources(RandomClass.from(seed, CLASSES));
        Map<String, String> earlier = Javac.generatedByPath(Javac.compileLeniently(sources, "-proc:only", "-nowarn"));
        List<JavaFileObject> all = new ArrayList<>(sources);
        earlier.forEach(
                (path, text) -> all.add(Javac.source(path.replace('/', '.').replaceFirst("\\.java$", ""), text)));

        Compilation compilation = Javac.compileLeniently(all, "-nowarn", "-Xmaxerrs", "1000");

        assertThat(compilation.errors())
                .hasSameSizeAs(earlier.keySet())
                .allSatisfy(error -> assertThat(error.getMessage(Locale.ROOT))
                        .contains("of an earlier build is compiled as a source")
                        .doesNotContain("\n"));
    }

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @MethodSource("seeds")
    void anOldSourceLevelIsOneSentence(long seed) {
        // Java 11 knows neither records nor static members of inner classes.
        List<JavaFileObject> sources = RandomClass.sources(RandomClass.from(seed, CLASSES).stream()
                .filter(random -> !random.name().contains("$"))
                .filter(random -> random.sources().values().stream().noneMatch(text -> text.contains("record ")))
                .toList());
        String[] old = {"-source", "11", "-target", "11", "-nowarn", "-Xlint:-options"};
        Compilation alone = Compiler.javac()
                .withClasspath(Javac.CLASS_PATH)
                .withOptions((Object[]) old)
                .withOptions("-proc:none", "-source", "11", "-target", "11")
                .compile(sources);
        assertThat(alone.errors()).isEmpty();

        Compilation compilation = Javac.compileLeniently(sources, old);

        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT)).contains("which Java 11 has not"));
    }
}
