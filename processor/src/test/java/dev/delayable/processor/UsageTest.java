package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The generated classes in the hands of a user: {@code usage/Tour.java} compiles as it reads, and does what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageTest {

    private GeneratedClasses classes;

    @BeforeAll
    void compile() throws Exception {
        Compilation compilation = Javac.compile(SourceTree.files(SourceTree.folder("usage")).stream()
                .map(SourceTree::source)
                .toList());
        Javac.assertSilent(compilation);
        classes = new GeneratedClasses(compilation);
    }

    private Object tour(String step) throws Exception {
        return classes.call("usage.Tour", step);
    }

    @Test
    void aFactoryFitsWhereAMethodReferenceDoes() throws Exception {
        assertThat(tour("methodReference"))
                .isEqualTo(IntStream.range(0, 20).map(i -> i * i).boxed().toList());
    }

    @Test
    void aLambdaMakesJobsWithKeywords() throws Exception {
        assertThat(tour("lambda")).isEqualTo(List.of(-23, -22, -21, -20, -19));
    }

    @Test
    void jobsOfDifferentTypesRunTogether() throws Exception {
        assertThat(tour("jobsOfSeveralKinds")).isEqualTo(List.of(9, 2.5));
    }

    @Test
    void keywordsAreChainedInAnyOrder() throws Exception {
        assertThat(tour("keywordsInAnyOrder")).isEqualTo(List.of(9, 9));
    }

    @Test
    void aKeywordGivesANewJob() throws Exception {
        assertThat(tour("aKeywordGivesANewJob")).isEqualTo(List.of(24, -5));
    }

    @Test
    void aRequiredKeywordLeadsToTheJob() throws Exception {
        assertThat(tour("requiredKeyword")).isEqualTo("value");
    }

    @Test
    void theVarargsArrayIsCopied() throws Exception {
        assertThat(tour("theVarargsArrayIsCopied")).isEqualTo(6);
    }

    @Test
    void aJobFitsAnExecutor() throws Exception {
        assertThat(tour("executor")).isEqualTo(List.of(16, 25, 36));
    }

    @Test
    void aFactoryIsAFunctionFromArgumentsToJobs() throws Exception {
        assertThat(tour("factoryAsAFunction")).isEqualTo(49);
    }

    @Test
    void aJobShowsItsParts() throws Exception {
        assertThat(tour("parts"))
                .isEqualTo(List.of(
                        "slowFunction2(0, 20, 3, operation=\"-\", offset=0L)",
                        List.of(0, 20, 3),
                        Map.of("operation", "-", "offset", 0L),
                        "slowFunction2(int v1, int v2, int... args, String operation=\"*\", long offset=0L)"));
    }

    @Test
    void methodsOfOtherPeoplesClassesAreImported() throws Exception {
        assertThat(tour("imports")).isEqualTo(List.of(9.0, "lay", "substring(2, 5)"));
    }
}
