package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What Gradle asks of a processor that it is to run incrementally, "isolating": each file comes from one top-level class,
 * and is the same whatever else is compiled along with it.
 */
class IsolatingTest {

    enum CompilerKind {
        JAVAC,
        ECLIPSE
    }

    private static final Map<String, String> SOURCES =
            new LinkedHashMap<>(Map.of("One", """
            class One {
                @Delayable static int first(int x) { return x; }
                static class Nested<T> { @Delayable int inner(T t, @Keyword("1") int k) { return 1; } }
            }
            """, "Two", """
            @Delayable record Two(String text) { int second(Two two, int... y) { return y.length; } }
            """, "Three", """
            @DelayableImport(value = Math.class, methods = "sqrt")
            @DelayableImport(String.class)
            class Three {}
            """));

    /** The generated texts, and the classes that each of them comes from. */
    private record Output(Map<String, String> texts, Map<String, List<String>> origins) {}

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFileComesFromOneTopLevelClass(CompilerKind compiler) {
        Output output = compile(compiler, List.copyOf(SOURCES.keySet()), UnaryOperator.identity());

        assertOneOrigin(output);
        assertThat(output.origins())
                .isEqualTo(Map.of(
                        "tools.OneDelayed", List.of("tools.One"),
                        "tools.One_NestedDelayed", List.of("tools.One"),
                        "tools.TwoDelayed", List.of("tools.Two"),
                        "tools.MathDelayed", List.of("tools.Three"),
                        "tools.StringDelayed", List.of("tools.Three")));
    }

    @ParameterizedTest
    @EnumSource
    void aFileDependsOnNothingButItsClass(CompilerKind compiler) {
        List<String> names = new ArrayList<>(SOURCES.keySet());
        Map<String, String> together =
                compile(compiler, names, UnaryOperator.identity()).texts();
        Collections.reverse(names);
        Map<String, String> reversed =
                compile(compiler, names, UnaryOperator.identity()).texts();
        Map<String, String> apart = new TreeMap<>();
        names.forEach(name -> apart.putAll(
                compile(compiler, List.of(name), UnaryOperator.identity()).texts()));

        assertThat(together).hasSize(5).isEqualTo(reversed).isEqualTo(apart);
    }

    /** The check itself works: it finds a processor that says nothing of where its files come from. */
    @ParameterizedTest
    @EnumSource
    void aProcessorThatNamesNoOriginIsFound(CompilerKind compiler) {
        Output output = compile(compiler, List.copyOf(SOURCES.keySet()), IsolatingTest::withoutOrigins);

        assertThatThrownBy(() -> assertOneOrigin(output)).isInstanceOf(AssertionError.class);
    }

    private static void assertOneOrigin(Output output) {
        assertThat(output.origins())
                .isNotEmpty()
                .allSatisfy((file, origins) -> assertThat(origins).as(file).hasSize(1));
    }

    private static Filer withoutOrigins(Filer filer) {
        return Proxies.proxy(
                Filer.class,
                (self, method, arguments) ->
                        OtherFiler.call(filer, method, new Object[] {arguments[0], new Element[0]}));
    }

    private Output compile(CompilerKind compiler, List<String> names, UnaryOperator<Filer> change) {
        Map<String, List<String>> origins = new TreeMap<>();
        OtherFiler processor = new OtherFiler(filer -> change.apply(recording(filer, origins)));
        Map<String, String> texts =
                compiler == CompilerKind.JAVAC ? javac(names, processor) : eclipse(names, processor);
        return new Output(texts, origins);
    }

    private static Filer recording(Filer filer, Map<String, List<String>> origins) {
        return Proxies.proxy(Filer.class, (self, method, arguments) -> {
            // Nothing but sources: a resource would make the processor one that sees all classes at once.
            assertThat(method.getName()).isEqualTo("createSourceFile");
            List<String> topLevel = List.of((Element[]) arguments[1]).stream()
                    .map(IsolatingTest::topLevel)
                    .distinct()
                    .toList();
            origins.put(arguments[0].toString(), topLevel);
            return OtherFiler.call(filer, method, arguments);
        });
    }

    private static String topLevel(Element element) {
        Element at = element;
        while (at.getEnclosingElement() instanceof TypeElement outer) {
            at = outer;
        }
        return ((TypeElement) at).getQualifiedName().toString();
    }

    private static String text(String name) {
        return "package tools;\nimport dev.delayable.annotations.*;\n" + Objects.requireNonNull(SOURCES.get(name));
    }

    private static Map<String, String> javac(List<String> names, OtherFiler processor) {
        List<JavaFileObject> sources = names.stream()
                .map(name -> Javac.source("tools." + name, text(name)))
                .toList();
        return Javac.generated(Javac.compile(List.of(processor), sources));
    }

    private Map<String, String> eclipse(List<String> names, OtherFiler processor) {
        try {
            Path target = Files.createTempDirectory(folder, "run");
            List<Path> sources = new ArrayList<>();
            for (String name : names) {
                sources.add(Files.writeString(target.resolve(name + ".java"), text(name)));
            }
            Ecj.Compilation compilation = Ecj.compile(target, sources, List.of(processor));
            assertThat(compilation.isSuccessful()).as(compilation.output()).isTrue();
            Map<String, String> texts = new TreeMap<>();
            SourceTree.files(compilation.generated())
                    .forEach(file -> texts.put(file.getFileName().toString(), SourceTree.text(file)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
