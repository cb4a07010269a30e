package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class JobTest {

    @Test
    void aJobCallsTheFunctionWithItsArguments() throws Exception {
        assertThat(SampleFunctionsDelayed.slowFunction2(0, 20, 3).operation("-").call())
                .isEqualTo(-17);
    }

    @Test
    void aJobIsACallableOfTheJdk() throws Exception {
        Callable<Integer> callable = SampleFunctionsDelayed.slowFunction(3);

        assertThat(callable.call()).isEqualTo(9);
    }

    @Test
    void theArgumentsArePositionalFirstThenVarargsOneByOne() {
        assertThat(SampleFunctionsDelayed.slowFunction2(0, 20, 3, 4).args()).containsExactly(0, 20, 3, 4);
    }

    @Test
    void theArgumentsMayBeNull() {
        assertThat(SampleFunctionsDelayed.show(null).args()).containsExactly((Object) null);
    }

    @Test
    void theArgumentsCannotBeChanged() {
        assertThatThrownBy(() -> SampleFunctionsDelayed.slowFunction(1).args().set(0, 2))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theKeywordsStandInTheOrderOfTheParameters() {
        assertThat(SampleFunctionsDelayed.label("x").times(3).prefix("p").kwargs())
                .hasToString("{prefix=p, times=3}");
    }

    @Test
    void theKeywordsCannotBeChanged() {
        assertThatThrownBy(() -> SampleFunctionsDelayed.label("x").kwargs().put("times", 2))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aJobOfAFunctionWithoutKeywordsHasNone() {
        assertThat(SampleFunctionsDelayed.slowFunction(1).kwargs()).isEmpty();
    }

    @Test
    void settingAKeywordLeavesTheJobAsItWas() {
        SampleFunctionsDelayed.SlowFunction2 job = SampleFunctionsDelayed.slowFunction2(1, 2);

        job.operation("-");

        assertThat(job.kwargs()).containsEntry("operation", "*");
    }

    @Test
    void jobsOfEqualArgumentsAreEqual() {
        assertThat(SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("-"))
                .isEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("-"))
                .hasSameHashCodeAs(SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("-"));
    }

    @Test
    void jobsDifferByEachOfTheirArguments() {
        assertThat(SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("-"))
                .isNotEqualTo(SampleFunctionsDelayed.slowFunction2(9, 2, 3).operation("-"))
                .isNotEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2, 9).operation("-"))
                .isNotEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2).operation("-"))
                .isNotEqualTo(SampleFunctionsDelayed.slowFunction2(1, 2, 3));
    }

    @Test
    void jobsOfDifferentFunctionsDiffer() {
        assertThat(SampleFunctionsDelayed.show("a")).isNotEqualTo(SampleFunctionsDelayed.concat("a"));
    }

    @Test
    void arraysAreComparedByContent() {
        assertThat(SampleFunctionsDelayed.show(new int[][] {{1}, {2}}))
                .isEqualTo(SampleFunctionsDelayed.show(new int[][] {{1}, {2}}))
                .hasSameHashCodeAs(SampleFunctionsDelayed.show(new int[][] {{1}, {2}}))
                .isNotEqualTo(SampleFunctionsDelayed.show(new int[][] {{1}, {3}}));
    }
}
