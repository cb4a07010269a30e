package dev.delayable.memory.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One source, variants of it compiled: does the identity of the code stay the same? */
class CodeIdentityTest {

    private static final String SCORES = """
        package scores;

        import java.util.ArrayList;
        import java.util.List;
        import java.util.function.IntUnaryOperator;

        public class Scores implements dev.delayable.memory.code.CompiledJob {
            public Integer call() {
                return score(3, new Square());
            }

            public static int score(int n, Shape shape) {
                int sum = 0;
                for (int i = 0; i < n; i++) {
                    if (i % 2 == 0) {
                        sum += Helper.weight(i);
                    } else {
                        sum -= 1;
                    }
                }
                IntUnaryOperator twice = x -> 2 * x;
                try {
                    sum += shape.area();
                } catch (IllegalStateException e) {
                    sum = -1;
                }
                List<String> names = new ArrayList<>(List.of("a", "b"));
                names.sort(new ByLength());
                return twice.applyAsInt(sum) + ("sum " + sum).length();
            }

            public static int other() {
                return 7;
            }
        }
        """;

    private static final String HELPER = """
        package scores;

        public class Helper {
            static int factor = 3;

            static int weight(int i) {
                return factor * i;
            }

            static int unused() {
                return 1;
            }
        }

        interface Shape {
            int area();
        }

        class Square implements Shape {
            public int area() {
                return side() * side();
            }

            int side() {
                return 2;
            }
        }

        class LargeSquare extends Square {
            @Override
            int side() {
                return 200;
            }
        }

        class ByLength implements java.util.Comparator<String> {
            public int compare(String a, String b) {
                return a.length() - b.length();
            }
        }
        """;

    @TempDir
    Path directory;

    private int compilations;

    private CodeIdentity identity(Compiler compiler, Map<String, String> sources, String... options) throws Exception {
        Path target = directory.resolve("classes " + compilations++);
        compiler.compile(sources, target, options);
        return Compiler.identity(target, "scores.Scores", List.of());
    }

    private static Map<String, String> sources(String scores, String helper) {
        return Map.of("scores/Scores.java", scores, "scores/Helper.java", helper);
    }

    private static String replaced(String source, String old, String by) {
        assertThat(source).contains(old);
        return source.replace(old, by);
    }

    @ParameterizedTest
    @EnumSource
    void theSameCodeIsAHitWhateverCompilesItAndHoweverItIsLaidOut(Compiler compiler) throws Exception {
        CodeIdentity before = identity(Compiler.JAVAC_17, sources(SCORES, HELPER));
        String moved =
                replaced(SCORES, "    public static int score", "\n    // a comment\n\n    public static int score");
        String another = replaced(SCORES, "return 7;", "Runnable r = () -> System.out.println(); r.run(); return 8;");
        another = replaced(
                another,
                "    public Integer call",
                "    static Runnable first() { return () -> {}; }\n    public Integer call");
        String unused = replaced(HELPER, "return 1;", "return 2;");

        assertThat(identity(compiler, sources(SCORES, HELPER)).methods()).isEqualTo(before.methods());
        assertThat(identity(compiler, sources(moved, HELPER), "-g").methods()).isEqualTo(before.methods());
        assertThat(identity(compiler, sources(SCORES, unused)).digest()).isEqualTo(before.digest());
        assertThat(identity(compiler, sources(another, HELPER)).digest()).isEqualTo(before.digest());
    }

    @Test
    void aChangeOfWhatIsReachedIsAMissAndNamed() throws Exception {
        CodeIdentity before = identity(Compiler.JAVAC_17, sources(SCORES, HELPER));

        assertChange(
                before, SCORES, replaced(HELPER, "return factor * i", "return factor + i"), "scores/Helper.weight(I)I");
        assertChange(before, SCORES, replaced(HELPER, "factor = 3", "factor = 4"), "scores/Helper.<clinit>()V");
        assertChange(before, SCORES, replaced(HELPER, "side() * side()", "4 * side()"), "scores/Square.area()I");
        assertChange(before, SCORES, replaced(HELPER, "return 200", "return 300"), "scores/LargeSquare.side()I");
        assertChange(
                before,
                SCORES,
                replaced(HELPER, "a.length() - b.length()", "b.length() - a.length()"),
                "scores/ByLength.compare(Ljava/lang/String;Ljava/lang/String;)I");
        assertChange(
                before, replaced(SCORES, "x -> 2 * x", "x -> 3 * x"), HELPER, "scores/Scores.score(ILscores/Shape;)I");
        assertChange(before, replaced(SCORES, "i < n", "i <= n"), HELPER, "scores/Scores.score(ILscores/Shape;)I");
        assertChange(before, replaced(SCORES, "sum -= 1", "sum -= 2"), HELPER, "scores/Scores.score(ILscores/Shape;)I");
        assertChange(
                before, replaced(SCORES, "\"sum \"", "\"total \""), HELPER, "scores/Scores.score(ILscores/Shape;)I");
        assertChange(
                before,
                replaced(SCORES, "IllegalStateException", "IllegalArgumentException"),
                HELPER,
                "scores/Scores.score(ILscores/Shape;)I");
        assertThat(identity(Compiler.JAVAC_17, sources(SCORES, HELPER)).digest())
                .isEqualTo(before.digest());
    }

    private void assertChange(CodeIdentity before, String scores, String helper, String method) throws Exception {
        CodeIdentity after = identity(Compiler.JAVAC_17, sources(scores, helper));
        assertThat(after.digest()).isNotEqualTo(before.digest());
        assertThat(after.methods().keySet().stream()
                        .filter(name -> !after.methods()
                                .get(name)
                                .equals(before.methods().get(name))))
                .containsExactly(method);
    }

    @Test
    void codeOfOtherEntriesCountsWhereItsPackageIsNamed() throws Exception {
        Path library = directory.resolve("library");
        Path target = directory.resolve("classes");
        String user = "package scores; public class Scores implements dev.delayable.memory.code.CompiledJob {"
                + " public Integer call() { return lib.Library.value(); } }";
        CodeIdentity[] plain = new CodeIdentity[2];
        CodeIdentity[] named = new CodeIdentity[2];
        for (int i = 0; i < 2; i++) {
            Map<String, String> source = Map.of(
                    "lib/Library.java",
                    "package lib; public class Library { public static int value() { return " + i + "; } }");
            Compiler.JAVAC_17.compile(source, library);
            Compiler.JAVAC_17.compile(
                    Map.of("scores/Scores.java", user),
                    target,
                    "-cp",
                    library + java.io.File.pathSeparator + System.getProperty("java.class.path"));
            plain[i] = Compiler.identity(target, "scores.Scores", List.of(), library);
            named[i] = Compiler.identity(target, "scores.Scores", List.of("lib."), library);
        }

        assertThat(plain[0].digest()).isEqualTo(plain[1].digest());
        assertThat(named[0].digest()).isNotEqualTo(named[1].digest());
    }

    @Test
    void classFilesOfALaterJdkAreRead() throws Exception {
        Path target = directory.resolve("classes");
        Compiler.JAVAC_17.compile(sources(SCORES, HELPER), target);
        CodeIdentity before = Compiler.identity(target, "scores.Scores", List.of());
        ClassFacts facts = ClassFacts.of(withMajor(target.resolve("scores/Helper.class"), 99));

        assertThat(facts.name).isEqualTo("scores/Helper");
        assertThat(before.methods()).containsKey("scores/Helper.weight(I)I");
    }

    private static byte[] withMajor(Path file, int major) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = (byte) major;
        return bytes;
    }

    @Test
    void aClassFileThatCannotBeReadAsksForAVersion() throws Exception {
        Path target = directory.resolve("classes");
        Compiler.JAVAC_17.compile(sources(SCORES, HELPER), target);
        Class<?> loaded = Compiler.load(target, "scores.Scores");
        var job = (dev.delayable.runtime.Job<?>) loaded.getConstructor().newInstance();
        Files.write(target.resolve("scores/Helper.class"), new byte[20]);

        assertThatExceptionOfType(CodeException.class)
                .isThrownBy(() -> CodeIdentity.of(job, List.of()))
                .withMessageContaining("the class file of scores.Helper cannot be read")
                .withMessageContaining("give the method a version, @Delayable(version = 1)");
    }
}
