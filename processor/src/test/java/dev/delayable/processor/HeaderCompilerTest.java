package dev.delayable.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.turbine.main.Main;
import com.palantir.javapoet.ClassName;
import dev.delayable.annotations.Delayable;
import dev.delayable.processor.ide.Jars;
import dev.delayable.runtime.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bazel's header compiler, which knows no modules and reads no bodies, runs the processor with the same outcome as javac. */
class HeaderCompilerTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"tutorial", "defaults", "generics", "instance", "nested", "nullness", "overloads", "required"})
    void theTextIsTheSameAsUnderJavac(String name) throws IOException {
        List<Path> sources = SourceTree.files(SourceTree.folder("golden").resolve(name)).stream()
                .filter(file -> !file.toString().endsWith("Delayed.java"))
                .toList();
        Map<String, String> expected = Javac.generatedByPath(
                Javac.compileLeniently(sources.stream().map(SourceTree::source).toList()));

        Map<String, String> generated = compile(sources);

        assertThat(generated.keySet()).isEqualTo(expected.keySet());
        generated.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1_000_100})
    void theTextOfRandomClassesIsTheSameAsUnderJavac(long seed) throws IOException {
        // Of enums this compiler does not show valueOf(String): it has no factory there.
        List<RandomClass> randoms = RandomClass.from(seed, 50).stream()
                .filter(random -> random.sources().values().stream()
                        .noneMatch(text -> text.matches("(?s).*@Delayable [a-z ]*enum .*")))
                .toList();
        Map<String, String> expected =
                Javac.generatedByPath(Javac.compileLeniently(RandomClass.sources(randoms), "-proc:only", "-nowarn"));

        Map<String, String> generated = compile(RandomClass.write(randoms, folder.resolve("sources")));

        assertThat(generated.keySet()).isEqualTo(expected.keySet());
        generated.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }

    @Test
    void methodsThatAreThereByThemselvesAreNotShownWithoutTheirParameter() throws IOException {
        Path colour = Files.writeString(folder.resolve("Colour.java"), """
                package own;
                @dev.delayable.annotations.Delayable
                enum Colour {
                    RED;
                    static int mix(Colour other) { return 1; }
                }
                """);
        Path pair = Files.writeString(folder.resolve("Pair.java"), """
                package own;
                @dev.delayable.annotations.Delayable
                record Pair(int left, int right) {
                    int sum() { return left + right; }
                }
                """);

        Map<String, String> generated = compile(List.of(colour, pair));

        assertThat(generated.get("own/ColourDelayed.java"))
                .contains(" mix(", " values(")
                .doesNotContain("valueOf");
        assertThat(generated.get("own/PairDelayed.java"))
                .contains(" sum(", " left(")
                .doesNotContain(" equals()");
    }

    private Map<String, String> compile(List<Path> sources) throws IOException {
        Path generated = folder.resolve("generated.jar");
        List<String> arguments = new ArrayList<>(List.of("--sources"));
        sources.forEach(source -> arguments.add(source.toString()));
        Collections.addAll(
                arguments,
                "--classpath",
                Jars.of(Delayable.class, folder),
                Jars.of(Job.class, folder),
                Jars.of(NullMarked.class, folder),
                Jars.of(Calls.class, folder));
        Collections.addAll(
                arguments,
                "--processorpath",
                Jars.of(DelayableProcessor.class, folder),
                Jars.of(ClassName.class, folder),
                Jars.of(NullMarked.class, folder));
        Collections.addAll(arguments, "--processors", DelayableProcessor.class.getName());
        Collections.addAll(arguments, "--output", folder.resolve("headers.jar").toString());
        Collections.addAll(arguments, "--gensrc_output", generated.toString());
        Collections.addAll(arguments, "--javacopts", "--release", "17", "--");
        Main.compile(arguments.toArray(String[]::new));
        return texts(generated);
    }

    private static Map<String, String> texts(Path jar) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".java")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        texts.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
                    }
                }
            }
        }
        return texts;
    }
}
