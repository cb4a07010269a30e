package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FunctionFromDataTest {

    static final List<Job<Integer>> JOBS = List.of(
            SampleFunctionsDelayed.slowFunction(3),
            SampleFunctionsDelayed.slowFunction2(0, 20),
            SampleFunctionsDelayed.slowFunction2(0, 20, 3).operation("-"),
            SampleFunctionsDelayed.now(),
            SampleFunctionsDelayed.concat(),
            SampleFunctionsDelayed.concat("a", "b"),
            SampleFunctionsDelayed.label("x").times(2),
            SampleFunctionsDelayed.label("x").times(2).prefix("p"),
            SampleFunctionsDelayed.show(null),
            SampleFunctionsDelayed.show(List.of(1, 2)));

    private final DelayedFunction<Integer> slowFunction2 =
            SampleFunctionsDelayed.slowFunction2(0, 0).function();

    @ParameterizedTest
    @FieldSource("JOBS")
    void aJobComesBackFromItsParts(Job<Integer> job) {
        assertThat(job.function().job(job.args(), job.kwargs())).isEqualTo(job);
    }

    @ParameterizedTest
    @FieldSource("JOBS")
    void aJobFromDataGivesTheResultOfTheFactorysJob(Job<Integer> job) throws Exception {
        assertThat(job.function().job(job.args(), job.kwargs()).call()).isEqualTo(job.call());
    }

    @Test
    void positionalArgumentsFillTheParametersInOrder() {
        assertThat(slowFunction2.job(List.of(1, 2), Map.of())).isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2));
    }

    @Test
    void whatIsLeftOfThePositionalArgumentsGoesToTheVarargs() {
        assertThat(slowFunction2.job(List.of(1, 2, 3, 4), Map.of()))
                .isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2, 3, 4));
    }

    @Test
    void aPositionalParameterCanBeGivenByName() {
        assertThat(slowFunction2.job(List.of(1), Map.of("v2", 2)))
                .isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2));
    }

    @Test
    void allPositionalParametersCanBeGivenByName() {
        assertThat(slowFunction2.job(List.of(), Map.of("v2", 2, "v1", 1)))
                .isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2));
    }

    @Test
    void aKeywordThatIsGivenReplacesTheDefault() {
        assertThat(slowFunction2.job(List.of(1, 2), Map.of("operation", "-")))
                .isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2).operation("-"));
    }

    @Test
    void keywordsThatAreNotGivenHaveTheirDefaults() {
        Job<Integer> job =
                SampleFunctionsDelayed.label("x").function().job(List.of("y"), Collections.singletonMap("times", 3));

        assertThat(job.kwargs()).containsEntry("prefix", null).containsEntry("times", 3);
    }

    @Test
    void nullFitsAParameterThatIsNoPrimitive() {
        assertThat(SampleFunctionsDelayed.label("x")
                        .function()
                        .job(Collections.singletonList(null), Map.of())
                        .args())
                .containsExactly((Object) null);
    }

    @Test
    void theArgumentsMayBeOfASubtype() {
        Stream<DelayedFunction<Integer>> functions =
                Stream.of(SampleFunctionsDelayed.show("").function());

        assertThat(functions.map(function -> function.job(Arrays.asList("text"), Map.of())))
                .containsExactly(SampleFunctionsDelayed.show("text"));
    }

    @Test
    void theJobDoesNotSeeLaterChangesOfTheGivenList() {
        List<Integer> args = Arrays.asList(1, 2, 3);
        Job<Integer> job = slowFunction2.job(args, Map.of());

        args.set(2, 100);

        assertThat(job).isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2, 3));
    }
}
