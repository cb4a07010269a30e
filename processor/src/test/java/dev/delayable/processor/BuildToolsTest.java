package dev.delayable.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TimeZone;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compilers and build tools rely on. */
class BuildToolsTest {

    private static final List<JavaFileObject> SOURCES = List.of(
            source(
                    "One",
                    "@Delayable static int first(int x) { return x; }",
                    "static class Nested { @Delayable static int inner() { return 1; } }"),
            source("Two", "@Delayable static One second(One x, int... y) { return x; }"),
            source(
                    "Three",
                    "@Delayable static int third(@Keyword(\"1\") int i, @Keyword(\"0.5\") double d) { return i; }"),
            source("Four", "@Delayable static class Marked { int fourth() { return 4; } }"),
            source("Five", "@DelayableImport(Math.class) static class Import {}"),
            source("Six", "@DelayableImport(Short.class) @DelayableImport(Byte.class) static class Imports {}"));

    private static JavaFileObject source(String name, String... members) {
        List<String> lines = new ArrayList<>(
                List.of("package tools;", "import dev.delayable.annotations.*;", "class " + name + " {"));
        lines.addAll(List.of(members));
        lines.add("}");
        return Javac.source("tools." + name, lines.toArray(String[]::new));
    }

    @Test
    void theProcessorClaimsItsAnnotations() {
        // The lint "processing" reports annotations that are not claimed, those in the generated classes included.
        Javac.assertSilent(Javac.compileLeniently(SOURCES, "-Xlint:processing"));
    }

    @Test
    void aGeneratedClassAmongTheSourcesIsOneErrorThatSaysSo() {
        JavaFileObject generated = Javac.source(
                "tools.ThreeDelayed",
                Objects.requireNonNull(Javac.generated(Javac.compile(List.of(SOURCES.get(2))))
                                .get("ThreeDelayed.java"))
                        .split("\n"));

        Compilation compilation = Javac.compile(List.of(SOURCES.get(2), generated));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT))
                    .isEqualTo("ThreeDelayed of an earlier build is compiled as a source; "
                            + "take the folder of generated sources out of the sources");
            assertThat(error.getLineNumber()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "16"})
    void anOlderSourceLevelIsOneError(String release) {
        Compilation compilation =
                Javac.compileLeniently(List.of(SOURCES.get(2)), "-source", release, "-target", release);

        assertThat(compilation.errors())
                .singleElement()
                .asString()
                .contains("the factories of @Delayable methods are records, which Java " + release + " has not; "
                        + "compile with --release 17 or newer");
    }

    @Test
    void theTextDoesNotDependOnTheCountryOrTheClock() {
        Map<String, String> expected = Javac.generated(Javac.compile(SOURCES));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab")); // where the capital of i is not I
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(Javac.generated(Javac.compile(SOURCES))).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aFailureOfTheProcessorIsOneErrorAtTheClass() {
        Filer broken = Proxies.proxy(Filer.class, (self, method, arguments) -> {
            throw new FilerException("the disk is full");
        });

        Compilation compilation = Javac.compile(List.of(new OtherFiler(filer -> broken)), List.of(SOURCES.get(2)));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT))
                    .contains("the Delayable processor failed on tools.Three")
                    .contains("the disk is full");
            assertThat(error.getLineNumber()).isEqualTo(3);
        });
    }

    @Test
    void compilersFindTheProcessor() {
        assertThat(ServiceLoader.load(Processor.class))
                .anySatisfy(processor -> assertThat(processor).isInstanceOf(DelayableProcessor.class));
    }

    @Test
    void gradleKnowsThatTheProcessorIsIsolating() throws IOException {
        assertThat(resource("/META-INF/gradle/incremental.annotation.processors")
                        .strip())
                .isEqualTo(DelayableProcessor.class.getName() + ",isolating");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BuildToolsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
