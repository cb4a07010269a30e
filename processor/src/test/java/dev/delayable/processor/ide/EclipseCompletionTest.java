package dev.delayable.processor.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Eclipse and VS Code offer to those who write a line that makes a job; the bar is the caret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EclipseCompletionTest {

    @TempDir
    static Path folder;

    private Eclipse eclipse;
    private EclipseProject project;

    @BeforeAll
    void open() throws Exception {
        eclipse = new Eclipse(folder);
        project = eclipse.open("consumer");
        project.save("SlowFunctions.java", Examples.text("SlowFunctions.java"));
        assertThat(project.problems()).isEmpty();
    }

    @AfterAll
    void stop() throws Exception {
        eclipse.stop();
    }

    /** Less what is offered after every call that returns an object. */
    private List<String> completions(String line) {
        List<String> completions = new ArrayList<>(project.completions(line));
        List<String> always = project.completions("Objects.requireNonNull(new Object()).|");
        assertThat(always).contains("hashCode() : int", "getClass() : Class<?>");
        completions.removeAll(always);
        return completions;
    }

    @Test
    void afterTheClassItsFactoriesAreOfferedWithTheNamesOfTheirParameters() {
        assertThat(completions("SlowFunctionsDelayed.|"))
                .filteredOn(completion -> completion.contains("("))
                .containsExactly(
                        "required(T value) : RequiredWithoutName<T>",
                        "slowFunction(int value) : Job<Integer>",
                        "slowFunction2(int v1, int v2, int... args) : SlowFunction2");
    }

    @Test
    void noneOfTheClassesBehindTheFactoriesIsOffered() {
        assertThat(completions("SlowFunctionsDelayed.|"))
                .filteredOn(completion -> !completion.contains("("))
                .containsExactly("Required", "RequiredWithoutName", "RequiredWithoutTimes", "SlowFunction2", "class");
    }

    @Test
    void betweenTheParenthesesTheParametersAreShown() {
        assertThat(completions("SlowFunctionsDelayed.slowFunction2(|"))
                .contains("slowFunction2(int v1, int v2, int... args) : SlowFunction2");
    }

    @Test
    void aJobOffersItsKeywordAndTheVerbsOfAJobAndNothingElse() {
        assertThat(completions("SlowFunctionsDelayed.slowFunction2(1, 2, 3).|"))
                .containsExactly(
                        "args() : List<Object>",
                        "call() : Integer",
                        "function() : DelayedFunction<Integer>",
                        "kwargs() : Map<String,Object>",
                        "operation(String operation) : SlowFunction2");
    }

    @Test
    void aJobWithoutKeywordsOffersTheVerbsOfAJobAndNothingElse() {
        assertThat(completions("SlowFunctionsDelayed.slowFunction(1).|"))
                .containsExactly(
                        "args() : List<Object>",
                        "call() : Integer",
                        "function() : DelayedFunction<Integer>",
                        "kwargs() : Map<String,Object>");
    }

    @Test
    void theFirstLettersOfAKeywordLeadToIt() {
        assertThat(completions("SlowFunctionsDelayed.slowFunction2(1, 2).op|"))
                .containsExactly("operation(String operation) : SlowFunction2");
    }

    @Test
    void aRequiredKeywordIsAllThatIsOfferedUntilItIsGiven() {
        assertThat(completions("SlowFunctionsDelayed.required(1).|"))
                .containsExactly("name(String name) : RequiredWithoutTimes<Integer>");
        assertThat(completions("SlowFunctionsDelayed.required(1).name(null).|"))
                .containsExactly("times(int times) : Required<Integer>");
        assertThat(completions("SlowFunctionsDelayed.required(1).name(null).times(2).|"))
                .containsExactly(
                        "args() : List<Object>",
                        "call() : Integer",
                        "function() : DelayedFunction<Integer>",
                        "kwargs() : Map<String,Object>",
                        "mark(String mark) : Required<Integer>",
                        "name(String name) : Required<Integer>",
                        "times(int times) : Required<Integer>");
    }

    @Test
    void besideAFactoryStandsTheFirstSentenceOfItsMethod() {
        assertThat(project.documentation("SlowFunctionsDelayed.|", "slowFunction2"))
                .startsWith("Sleeps a second, then combines the values.\n")
                .contains("@param v1 the first value")
                .doesNotContain("awake");
    }

    @Test
    void besideAKeywordStandsWhatItMeans() {
        assertThat(project.documentation("SlowFunctionsDelayed.slowFunction2(1, 2).|", "operation"))
                .startsWith("Sets operation, which is \"*\" by default.\n")
                .contains("@param operation what to do with them");
    }
}
