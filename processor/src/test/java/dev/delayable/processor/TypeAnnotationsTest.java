package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** Annotations on types as no source shows them, but compilers do. */
class TypeAnnotationsTest {

    /** The javac of JDK 17 shows the one of the outermost class at the next one, which has then two. */
    @Test
    void anAnnotationStandsOnceAtEachPlace() {
        Compilation compilation = Javac.compile(
                "annotated.Outer",
                "package annotated;",
                "import dev.delayable.annotations.Delayable;",
                "import java.lang.annotation.*;",
                "final class Outer<T> {",
                "    @Target(ElementType.TYPE_USE) @interface Each {}",
                "    final class Middle<U> { final class Deep<V> {} }",
                "    @Delayable",
                "    static int each(@Each Outer<String>.@Each Middle<String>.@Each Deep<String> @Each [] deep) {",
                "        return 1;",
                "    }",
                "}");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("OuterDelayed.java"))
                .contains("@Outer.Each Middle<String>. @Outer.Each Deep<String> @Outer.Each [] deep");
    }
}
