package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The option {@code -Adelayable.serializable}. In the source below {@code serializable} a comment {@code // report: text}
 * stands where it has something to say.
 */
class SerializableOptionTest {

    private static final String SOURCE =
            SourceTree.text(SourceTree.folder("serializable").resolve("Corpus.java"));

    private static final Markers ERRORS = Markers.of(SOURCE, "error");
    private static final Markers REPORTS = Markers.of(SOURCE, "report");

    private static Compilation compile(String... options) {
        JavaFileObject source =
                SourceTree.source(SourceTree.folder("serializable").resolve("Corpus.java"));
        return Javac.compileLeniently(List.of(source), options);
    }

    private static JavaFileObject threadUser() {
        return Javac.source(
                "option.User",
                "package option;",
                "class User {",
                "    @dev.delayable.annotations.Delayable static int f(Thread t) { return 1; }",
                "    static final Object USED = UserDelayed.f(null);",
                "}");
    }

    @Test
    void nothingIsReportedUnlessItIsAskedFor() {
        for (String[] options : List.of(new String[0], new String[] {"-Adelayable.serializable=off"})) {
            Compilation compilation = compile(options);

            ERRORS.assertAre(Markers.messages(compilation.errors()));
            assertThat(compilation.warnings()).isEmpty();
        }
    }

    @Test
    void warnReportsEachPlaceOnceAsAWarning() {
        Compilation compilation = compile("-Adelayable.serializable=warn");

        REPORTS.assertAre(Markers.messages(compilation.warnings()));
        ERRORS.assertAre(Markers.messages(compilation.errors()));
    }

    @Test
    void errorReportsTheSameAsErrors() {
        Compilation compilation = compile("-Adelayable.serializable=error");
        Map<Long, List<String>> errors = Markers.messages(compilation.errors());
        errors.keySet().removeAll(ERRORS.texts().keySet());

        REPORTS.assertAre(errors);
        assertThat(compilation.warnings()).isEmpty();
    }

    @Test
    void theFactoriesAreWrittenAllTheSame() {
        Map<String, StringWriter> generated = new HashMap<>();

        Javac.compile(List.of(OtherFiler.keeping(generated)), List.of(threadUser()), "-Adelayable.serializable=error");

        assertThat(String.valueOf(generated.get("option.UserDelayed"))).contains(" f(Thread t)");
    }

    @Test
    void anotherValueIsOneClearError() {
        Compilation compilation = Javac.compile(List.of(threadUser()), "-Adelayable.serializable=yes");

        assertThat(compilation.diagnostics())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .isEqualTo(
                                "-Adelayable.serializable=yes: give warn or error, to hear of jobs that cannot be sent to "
                                        + "another process, or off"));
    }

    @Test
    void theCompilerKnowsTheOption() {
        // Under the lint "processing" javac warns of options that no processor takes.
        Javac.assertSilent(Javac.compile(
                List.of(Javac.source(
                        "option.Fine",
                        "package option;",
                        "class Fine {",
                        "    @dev.delayable.annotations.Delayable static int f(int x) { return x; }",
                        "}")),
                "-Adelayable.serializable=error"));
    }

    @Test
    void theJdkReadsNoRecordOfMoreThan252Slots() {
        for (int slots : List.of(252, 253)) {
            Compilation compilation = Javac.compileLeniently(
                    List.of(Javac.source(
                            "option.Wide",
                            "package option;",
                            "class Wide {",
                            "    @dev.delayable.annotations.Delayable static int f(long wide" + ", int x".repeat(0)
                                    + parameters(slots - 2) + ") { return 1; }",
                            "}")),
                    "-Adelayable.serializable=warn");

            assertThat(compilation.errors()).isEmpty();
            assertThat(compilation.warnings())
                    .hasSize(slots - 252)
                    .allSatisfy(warning -> assertThat(warning.getMessage(Locale.ROOT))
                            .contains("253 parameter slots: the job can be run here but not sent to another process"));
        }
    }

    private static String parameters(int count) {
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            parameters.append(", int p").append(i);
        }
        return parameters.toString();
    }
}
