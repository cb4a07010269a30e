package dev.delayable.processor.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How factories come, change and go in Eclipse and VS Code while their user edits and saves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EclipseBuildTest {

    private static final String MARKED = "@Delayable static int first(int one) { return one; }";
    private static final String FIRST = "first(int one) : Job<Integer>";

    @TempDir
    static Path folder;

    private Eclipse eclipse;
    private EclipseProject project;

    @BeforeAll
    void start() throws Exception {
        eclipse = new Eclipse(folder);
    }

    @AfterAll
    void stop() throws Exception {
        eclipse.stop();
    }

    @BeforeEach
    void open(TestInfo test) throws Exception {
        project = eclipse.open(test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** Saves a class; the first of the lines is its fourth. */
    private void save(String name, String... members) {
        project.save(
                name + ".java",
                "package ide;\nimport dev.delayable.annotations.*;\nclass " + name + " {\n" + String.join("\n", members)
                        + "\n}\n");
    }

    private List<String> factories() {
        return project.completions("FunctionsDelayed.|").stream()
                .filter(completion -> completion.contains("("))
                .toList();
    }

    /** Eclipse's model of the sources may hear of a generated file some time after the build. */
    private void assertFactories(String... expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        List<String> found = factories();
        while (!found.equals(List.of(expected)) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            found = factories();
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void aNewClassHasItsFactoriesWhenItIsSaved() {
        save("Functions", MARKED);

        assertFactories(FIRST);
        assertThat(project.problems()).isEmpty();
    }

    @Test
    void aMethodThatIsNewlyMarkedAppearsWhenSaved() {
        save("Functions", MARKED, "static int second(int two) { return two; }");
        assertFactories(FIRST);

        save("Functions", MARKED, "@Delayable static int second(int two) { return two; }");
        assertFactories(FIRST, "second(int two) : Job<Integer>");
    }

    @Test
    void aParameterThatIsRenamedIsRenamedInItsFactory() {
        save("Functions", MARKED);
        save("Functions", "@Delayable static int first(long renamed) { return 1; }");

        assertFactories("first(long renamed) : Job<Integer>");
    }

    @Test
    void aMethodThatIsRemovedGoes() {
        save("Functions", MARKED, "@Delayable static int second(int two) { return two; }");
        save("Functions", MARKED);

        assertFactories(FIRST);
    }

    @Test
    void theLastMarkRemovedTakesTheGeneratedFileAlong() {
        save("Functions", MARKED);
        assertThat(project.generated()).containsExactly("FunctionsDelayed.java");

        save("Functions", "static int first(int one) { return one; }");
        assertThat(project.generated()).isEmpty();
    }

    @Test
    void aDeletedClassTakesItsFactoriesAlong() {
        save("Functions", MARKED);
        save("Others", MARKED);
        project.delete("Functions.java");

        assertThat(project.generated()).containsExactly("OthersDelayed.java");
        assertFactories();
    }

    @Test
    void whoUsesAFactoryThatIsGoneIsTold() {
        save("Functions", MARKED);
        project.save("User.java", "package ide;\nclass User {\n  Object job =\n    FunctionsDelayed.first(1);\n}\n");
        assertThat(project.problems()).isEmpty();

        project.delete("Functions.java");
        assertThat(project.problems()).containsExactly("User.java:4: FunctionsDelayed cannot be resolved");
    }

    @Test
    void aMistakeIsMarkedAtTheLineOfItsMethodAndSparesTheOthers() {
        save("Functions", MARKED, "", "@Delayable", "private static void hidden() {}");

        assertThat(project.problems())
                .singleElement()
                .asString()
                .startsWith("Functions.java:7: ")
                .contains("private");
        assertFactories(FIRST);
    }

    @Test
    void aWrongDefaultIsMarkedAtTheLineOfItsAnnotation() {
        save(
                "Functions",
                "@Delayable",
                "static int first(",
                "  int one,",
                "  @Keyword(\"many\")",
                "  int times) { return 1; }");

        assertThat(project.problems())
                .singleElement()
                .asString()
                .startsWith("Functions.java:7: ")
                .contains("many");
    }

    @Test
    void theMarkGoesWhenTheMistakeIsMended() {
        save("Functions", "@Delayable private static int first(int one) { return one; }");
        assertThat(project.problems()).isNotEmpty();

        save("Functions", MARKED);
        assertThat(project.problems()).isEmpty();
        assertFactories(FIRST);
    }
}
