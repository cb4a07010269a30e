package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types that do not exist when the processor is first asked. */
class RoundsTest {

    @Test
    void aTypeThatNobodyWritesIsLeftToTheCompiler() {
        Map<String, StringWriter> generated = new HashMap<>();

        Compilation compilation = Javac.compile(
                List.of(OtherFiler.keeping(generated)),
                List.of(Javac.source(
                        "rounds.Lonely",
                        "package rounds;",
                        "import dev.delayable.annotations.Delayable;",
                        "import java.util.List;",
                        "class Lonely {",
                        "    @Delayable static int missing(List<Missing> missing) { return 1; }",
                        "    @Delayable static int good(int x) { return x; }",
                        "}")));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT))
                    .contains("cannot find symbol")
                    .contains("Missing");
            assertThat(error.getLineNumber()).isEqualTo(5);
        });
        assertThat(generated).containsOnlyKeys("rounds.LonelyDelayed");
        assertThat(String.valueOf(generated.get("rounds.LonelyDelayed")))
                .contains(" good(int x)")
                .doesNotContain(" missing(");
    }

    @Test
    void aTypeThatAnotherProcessorWritesIsWaitedFor() {
        Compilation compilation = Javac.compile(
                List.of(new DelayableProcessor(), new SpecWriter()),
                List.of(
                        Javac.source(
                                "rounds.User",
                                "package rounds;",
                                "import dev.delayable.annotations.Delayable;",
                                "import rounds.other.*;",
                                "import java.util.List;",
                                "class User {",
                                "    @Delayable static Spec wildcard(List<? extends Spec[]> specs) { return null; }",
                                "    @Delayable static int nested(Spec.Builder builder) { return 1; }",
                                "    static final Object USED = UserDelayed.nested(null);",
                                "}"),
                        Javac.source(
                                "rounds.other.Other", "package rounds.other;", "@Deprecated public class Other {}")));

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("UserDelayed.java"))
                .contains("import rounds.other.Spec;")
                .contains("Job<Spec> wildcard(List<? extends Spec[]> specs)")
                .contains("nested(Spec.Builder builder)");
    }

    @Test
    void aClassMayUseItsOwnFactories() {
        Javac.assertSilent(Javac.compile(
                "rounds.Own",
                "package rounds;",
                "import dev.delayable.annotations.Delayable;",
                "import dev.delayable.annotations.Keyword;",
                "import dev.delayable.runtime.Job;",
                "class Own {",
                "    static final Job<Integer> FIRST = OwnDelayed.twice(1);",
                "    OwnDelayed.Twice field = OwnDelayed.twice(2);",
                "    static OwnDelayed.Twice unmarked(OwnDelayed.Twice job) { return job.x(3); }",
                "    @Delayable static int twice(int y, @Keyword(\"1\") int x) { return 2 * x; }",
                "}"));
    }

    @Test
    void aClassMayStandInTheSourcesThatAnotherProcessorWrites() {
        Compilation compilation = Javac.compile(
                List.of(new DelayableProcessor(), new SpecWriter()),
                List.of(Javac.source(
                        "rounds.other.Other", "package rounds.other;", "@Deprecated public class Other {}")));

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation)).containsKey("SpecDelayed.java");
    }

    @Test
    void aMistakeElsewhereDoesNotEndTheWaitForATypeThatAnotherProcessorWrites() {
        Compilation compilation = Javac.compile(
                List.of(new DelayableProcessor(), new SpecWriter()),
                List.of(
                        Javac.source(
                                "rounds.Waiting",
                                "package rounds;",
                                "import dev.delayable.annotations.Delayable;",
                                "import rounds.other.Spec;",
                                "public class Waiting {",
                                "    @Delayable public static int use(Spec spec) { return 1; }",
                                "}"),
                        Javac.source(
                                "rounds.Mistaken",
                                "package rounds;",
                                "import dev.delayable.annotations.Delayable;",
                                "public class Mistaken {",
                                "    @Delayable private static int hidden(int x) { return x; }",
                                "}"),
                        Javac.source(
                                "rounds.user.User",
                                "package rounds.user;",
                                "import rounds.MistakenDelayed;",
                                "import rounds.WaitingDelayed;",
                                "class User {",
                                "    static final Object USED = WaitingDelayed.use(null);",
                                "}"),
                        Javac.source(
                                "rounds.other.Other", "package rounds.other;", "@Deprecated public class Other {}")));

        assertThat(compilation.diagnostics()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT)).contains("private");
            assertThat(error.getLineNumber()).isEqualTo(4);
        });
    }

    @Test
    void aClassOfWhichNothingIsLeftIsThereForItsUsers() {
        Compilation compilation = Javac.compile(
                List.of(new DelayableProcessor()),
                List.of(
                        Javac.source(
                                "rounds.Mistaken",
                                "package rounds;",
                                "import dev.delayable.annotations.Delayable;",
                                "public class Mistaken {",
                                "    @Delayable private static int hidden(int x) { return x; }",
                                "}"),
                        Javac.source(
                                "rounds.user.User",
                                "package rounds.user;",
                                "import rounds.MistakenDelayed;",
                                "class User {}")));

        assertThat(compilation.diagnostics())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT)).contains("private"));
    }
}
