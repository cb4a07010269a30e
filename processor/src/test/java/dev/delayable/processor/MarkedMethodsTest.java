package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Which methods have a factory, and by which names their parameters are known. */
class MarkedMethodsTest {

    @Test
    void aConstructorCannotBeMarked() {
        Compilation compilation = Javac.compile(
                "marked.Constructed",
                "package marked;",
                "class Constructed {",
                "    @dev.delayable.annotations.Delayable Constructed() {}",
                "    @dev.delayable.annotations.Delayable static int fine(int x) { return x; }",
                "}");

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT)).contains("not applicable to this kind of declaration");
            assertThat(error.getLineNumber()).isEqualTo(3);
        });
    }

    @Test
    @EnabledForJreRange(minVersion = 25) // Java has such files since then
    void aMethodWithoutAClassCannotBeMarked() {
        Compilation compilation = Javac.compile(
                "Script",
                "void main() {}",
                "@dev.delayable.annotations.Delayable static int first(int x) { return x; }",
                "@dev.delayable.annotations.Delayable static int second(int x) { return x; }");

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT)).contains("@Delayable needs a class with a name");
            assertThat(error.getLineNumber()).isEqualTo(2);
        });
    }

    @Test
    void aMethodThatIsInheritedHasNoFactory() {
        Compilation compilation = Javac.compile(
                "marked.Heir",
                "package marked;",
                "@dev.delayable.annotations.Delayable",
                "class Heir extends Thread {",
                "    static int own(int x) { return x; }",
                "    @Override public void run() {}",
                "}");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("HeirDelayed.java"))
                .contains(" own(int x)")
                .contains(" run()")
                .doesNotContain("interrupt", "join", "class Start");
    }

    @Test
    void theParametersOfAnImportHaveTheNamesThatTheClassFileHolds() {
        Compilation compilation = Javac.compile(
                "marked.Imports",
                "package marked;",
                "import dev.delayable.annotations.DelayableImport;",
                "@DelayableImport(value = dev.delayable.processor.Row.class, methods = \"of\")",
                "class Imports {}");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("RowDelayed.java")).contains("of(String id, String text,");
    }

    @Test
    void manyClassesInOneFileHaveTheirFactories() {
        Compilation compilation = Javac.compileLeniently(List.of(Javac.source(
                "marked.First",
                "package marked;",
                "import dev.delayable.annotations.Delayable;",
                "class First { @Delayable static int first(int x) { return x; } }",
                "class Second { @Delayable int second(int x) { return x; } }",
                "interface Third { @Delayable int third(int x); }")));

        assertThat(compilation.errors()).isEmpty();
        assertThat(Javac.generated(compilation))
                .containsOnlyKeys("FirstDelayed.java", "SecondDelayed.java", "ThirdDelayed.java");
    }
}
