package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.runtime.support.GeneratedFunction;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The processor beside a runtime of another version. */
class VersionsTest {

    private static final JavaFileObject ANNOTATED = JavaFileObjects.forSourceString(
            "a.A",
            "package a; class A { @dev.delayable.annotations.Delayable static int f(int x) { return x; }"
                    + " @dev.delayable.annotations.Delayable static int g(int x) { return x; } }");

    private static JavaFileObject runtime(String field) {
        return JavaFileObjects.forSourceString(
                "dev.delayable.runtime.support.GeneratedFunction",
                "package dev.delayable.runtime.support; public final class GeneratedFunction<T> { " + field + " }");
    }

    @Test
    void anOlderRuntimeIsToldOnceAndInPlaceOfErrorsInGeneratedCode() {
        Compilation compilation = Javac.compile(List.of(ANNOTATED, runtime("static final int NEWEST_FORMAT = 0;")));

        assertThat(compilation.errors())
                .singleElement()
                .extracting(error -> error.getMessage(Locale.ROOT))
                .asString()
                .isEqualTo(
                        "delayable-runtime on the class path is older than this delayable-processor (format 0, needed: "
                                + FactoryModel.FORMAT
                                + "); use one version of both, for example by importing delayable-bom");
    }

    @Test
    void aNewerRuntimeRunsWhatIsWritten() throws Exception {
        Field newest = GeneratedFunction.class.getDeclaredField("NEWEST_FORMAT");
        newest.setAccessible(true);

        assertThat(newest.getInt(null)).isGreaterThanOrEqualTo(FactoryModel.FORMAT);
        assertThat(Javac.compile(List.of(ANNOTATED)).errors()).isEmpty();
    }
}
