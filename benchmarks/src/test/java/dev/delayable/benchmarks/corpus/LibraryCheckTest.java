package dev.delayable.benchmarks.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the corpus finds in a library of three files. */
class LibraryCheckTest {

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @TempDir
    Path folder;

    private Path sources;

    @BeforeEach
    void writeLibrary() throws IOException {
        sources = folder.resolve("sources");
        Files.createDirectories(sources.resolve("lib"));
        write(
                "Shapes",
                "public class Shapes {",
                "    Shapes() {}",
                "    /** Adds. */ public static int area(int a, int b) { return a * b; }",
                "    private static int secret(int a) { return a; }",
                "    private static class Hidden { int one() { return 1; } int two() { return 2; } }",
                "    Runnable later() { return new Runnable() { public void run() {} }; }",
                "    static Hidden both(Hidden hidden) { return hidden; }",
                "}");
        write("Plain", "interface Plain {", "    <T> T same(T one);", "}");
        write("Optional", "class Optional {", "    absent.Type none() { return null; }", "}");
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(
                sources.resolve("lib").resolve(name + ".java"), "package lib;\n\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void whatIsRefusedLosesItsMarkAndAllElseIsCompiled() throws IOException {
        Findings found = new LibraryCheck(Front.JAVAC, CLASS_PATH, folder.resolve("work")).check(sources.toRealPath());

        assertThat(found.files).isEqualTo(2);
        assertThat(found.leftOut).as("the file that needs an absent type").isEqualTo(1);
        assertThat(found.methods).isEqualTo(7);
        assertThat(found.factories).as("area, later, same").isEqualTo(3);
        assertThat(found.refusals)
                .extracting(Findings.Refusal::place)
                .allMatch(place -> place.startsWith("lib/Shapes.java:"));
        assertThat(found.refusals.stream().mapToInt(Findings.Refusal::methods).sum())
                .isEqualTo(4);
        assertThat(found.isClean()).isTrue();
        assertThat(found.allBytes).isGreaterThan(found.ownBytes);
        assertThat(folder.resolve("work/all/classes/lib/ShapesDelayed.class")).exists();
    }

    @Test
    void eachRefusalIsOneThatWasJudged() throws IOException {
        Findings found = new LibraryCheck(Front.JAVAC, CLASS_PATH, folder.resolve("work")).check(sources.toRealPath());

        assertThat(JudgedRefusals.load().unjudged(found.refusals.stream().map(Findings.Refusal::message)))
                .isEmpty();
    }

    @Test
    void anErrorInGeneratedCodeIsAFinding() {
        Findings findings = new Findings();
        Path output = folder.resolve("all");
        Front.Said inside = new Front.Said(
                javax.tools.Diagnostic.Kind.ERROR, output.resolve("generated/A.java"), 1, 1, "';' expected");
        Front.Said failure = new Front.Said(
                javax.tools.Diagnostic.Kind.ERROR,
                folder.resolve("A.java"),
                1,
                1,
                "the Delayable processor failed on A; please report this");

        findings.addError(inside, output);
        findings.addError(failure, output);
        findings.addError(failure, output);

        assertThat(findings.generatedErrors).singleElement().asString().contains("expected");
        assertThat(findings.failures).singleElement().asString().contains("please report");
        assertThat(findings.isClean()).isFalse();
    }

    @Test
    void anotherTextIsADifferenceUnlessItsSourceWasLeftOut() {
        Findings one = new Findings();
        Findings other = new Findings();
        one.generated.put("A.java", Findings.Generated.of("/** One. */ class A {}"));
        other.generated.put("A.java", Findings.Generated.of("/** Other. */ class A {}"));
        one.generated.put("B.java", Findings.Generated.of("class B {}"));

        assertThat(one.differences(other, Findings.Generated::text)).containsExactly("A.java", "B.java");
        assertThat(one.differences(other, Findings.Generated::code)).containsExactly("B.java");
        other.leftOut = 1;
        assertThat(one.differences(other, Findings.Generated::code)).isEmpty();
    }
}
