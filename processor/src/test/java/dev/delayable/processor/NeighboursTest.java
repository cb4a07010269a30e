package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What Lombok and Kotlin show of a class is not what it is in the end. Their annotations are stood in for here. */
class NeighboursTest {

    private static final JavaFileObject UTILITY_CLASS = Javac.source(
            "lombok.experimental.UtilityClass", "package lombok.experimental;", "public @interface UtilityClass {}");

    private static final JavaFileObject JVM_STATIC =
            Javac.source("kotlin.jvm.JvmStatic", "package kotlin.jvm;", "public @interface JvmStatic {}");

    @Test
    void theMethodsOfALombokUtilityClassAreStatic() {
        Map<String, StringWriter> generated = new HashMap<>();
        Javac.compile(
                List.of(OtherFiler.keeping(generated)),
                List.of(
                        UTILITY_CLASS,
                        Javac.source(
                                "neighbours.Utility",
                                "package neighbours;",
                                "import dev.delayable.annotations.*;",
                                "@lombok.experimental.UtilityClass",
                                "class Utility {",
                                "    @Delayable <T> int marked(T x) { return 1; }",
                                "}")),
                "-Xlint:-processing");

        assertThat(String.valueOf(generated.get("neighbours.UtilityDelayed")))
                .contains("static <T> Job<Integer> marked(T x)")
                .contains("Utility.<T>marked(x)")
                .doesNotContain(" on(");
    }

    @Test
    void aMethodOfAKotlinInterfaceHasOneFactory() {
        // kotlin.Metadata belongs to no processor.
        Compilation compilation = Javac.compile(
                List.of(
                        Javac.source("kotlin.Metadata", "package kotlin;", "public @interface Metadata {}"),
                        Javac.source(
                                "neighbours.Shape",
                                "package neighbours;",
                                "import dev.delayable.annotations.*;",
                                "@kotlin.Metadata",
                                "interface Shape {",
                                "    @Delayable int corners(int x);",
                                "    static final class DefaultImpls {",
                                "        @Delayable static int corners(Shape $this, int x) { return x; }",
                                "    }",
                                "}")),
                "-Xlint:-processing");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation)).containsOnlyKeys("ShapeDelayed.java");
    }

    @Test
    void aStaticMethodOfAKotlinCompanionHasOneFactory() {
        Compilation compilation = Javac.compile(
                List.of(
                        JVM_STATIC,
                        Javac.source(
                                "neighbours.Holder",
                                "package neighbours;",
                                "import dev.delayable.annotations.*;",
                                "class Holder {",
                                "    @kotlin.jvm.JvmStatic @Delayable static int twice(int x) { return 2 * x; }",
                                "    static class Companion {",
                                "        @kotlin.jvm.JvmStatic @Delayable int twice(int x) { return 2 * x; }",
                                "        @Delayable int own(int x) { return x; }",
                                "    }",
                                "}")),
                "-Xlint:-processing");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation)).containsOnlyKeys("HolderDelayed.java", "Holder_CompanionDelayed.java");
        assertThat(Javac.generated(compilation).get("Holder_CompanionDelayed.java"))
                .contains(" own(int x)")
                .doesNotContain("twice");
    }
}
