package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Objects;
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

    /** While somebody types. The compiler tells of it where it stands, and nowhere else. */
    @Test
    void anAnnotationWithoutAValueThatItNeedsIsNotRepeated() {
        Compilation compilation = Javac.compileLeniently(
                List.of(Javac.source("annotated.Typed", """
                        package annotated;

                        import dev.delayable.annotations.Delayable;
                        import java.lang.annotation.*;

                        final class Typed {
                            @Target(ElementType.TYPE_USE) @interface Sized { int value(); int most() default 1; }

                            @Delayable
                            static int typed(@Sized String text, @Sized(2) String other) {
                                return 1;
                            }
                        }
                        """)),
                "--should-stop=ifError=FLOW"); // Error Prone asks for it; without it javac may not come to the
        // generated class

        assertThat(compilation.errors())
                .extracting(error -> Objects.requireNonNull(error.getSource()).getName() + ":" + error.getLineNumber())
                .containsExactly("annotated/Typed.java:10");
    }
}
