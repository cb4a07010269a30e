package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.runtime.DelayedParameter.Kind;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionTest {

    private final DelayedFunction<Integer> slowFunction2 =
            SampleFunctionsDelayed.slowFunction2(0, 0).function();

    @Test
    void allJobsOfAMethodHaveTheSameFunction() {
        assertThat(SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("-").function())
                .isSameAs(slowFunction2);
    }

    @Test
    void theIdIsTheClassTheNameAndTheTypesInTheOrderOfTheSource() {
        assertThat(slowFunction2.id())
                .isEqualTo("dev.delayable.runtime.SampleFunctions#slowFunction2(int,int,java.lang.String,int[])");
    }

    @Test
    void theNameStandsWithoutTheClass() {
        assertThat(slowFunction2.name()).isEqualTo("slowFunction2");
    }

    @Test
    void theParametersStandInTheOrderOfTheSource() {
        assertThat(slowFunction2.parameters())
                .extracting(DelayedParameter::name)
                .containsExactly("v1", "v2", "operation", "args");
    }

    @Test
    void theParametersTellHowTheyTakeTheirArguments() {
        assertThat(slowFunction2.parameters())
                .extracting(DelayedParameter::kind)
                .containsExactly(Kind.POSITIONAL, Kind.POSITIONAL, Kind.KEYWORD, Kind.VARARGS);
    }

    @Test
    void aKeywordTellsItsDefault() {
        assertThat(slowFunction2.parameters().get(2).defaultValue()).isEqualTo("*");
    }

    @Test
    void theSignatureReadsAsPythonOrdersIt() {
        assertThat(slowFunction2).hasToString("slowFunction2(int v1, int v2, int... args, String operation=\"*\")");
    }

    @Test
    void theSignatureShowsADefaultThatIsNull() {
        assertThat(SampleFunctionsDelayed.label("").function())
                .hasToString("label(Object value, String prefix=null, int times=1)");
    }

    @Test
    void functionsOfTheSameIdAreEqual() {
        assertThat(function(String.class, "f", int.class))
                .isEqualTo(function(String.class, "f", int.class))
                .hasSameHashCodeAs(function(String.class, "f", int.class));
    }

    @Test
    void functionsDifferByClassNameAndTypes() {
        assertThat(function(String.class, "f", int.class))
                .isNotEqualTo(function(Integer.class, "f", int.class))
                .isNotEqualTo(function(String.class, "g", int.class))
                .isNotEqualTo(function(String.class, "f", long.class))
                .isNotEqualTo("f");
    }

    @Test
    void aVarargsParameterMustBeAnArray() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelayedParameter.varargs("names", String.class))
                .withMessage("type of the varargs parameter 'names' must be an array, not java.lang.String: "
                        + "give String[].class for String...");
    }

    @Test
    void aFunctionDoesNotChangeWhenAParameterIsAddedToIt() {
        GeneratedFunction<Integer> without = GeneratedFunction.of(
                FunctionTest.class, "f", (GeneratedJob<Integer>) SampleFunctionsDelayed.show(null));

        GeneratedFunction<Integer> with = without.positional("v", int.class);

        assertThat(without.parameters()).isEmpty();
        assertThat(with.parameters()).extracting(DelayedParameter::name).isEqualTo(List.of("v"));
    }

    private static DelayedFunction<Integer> function(Class<?> owner, String name, Class<?> type) {
        return GeneratedFunction.of(owner, name, (GeneratedJob<Integer>) SampleFunctionsDelayed.show(null))
                .positional("v", type);
    }
}
