package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionErrorsTest {

    private final DelayedFunction<Integer> slowFunction2 =
            SampleFunctionsDelayed.slowFunction2(0, 0).function();
    private final DelayedFunction<Integer> slowFunction =
            SampleFunctionsDelayed.slowFunction(0).function();

    @Test
    void anUnexpectedKeywordIsNamedBesideThoseThatThereAre() {
        assertRejected(
                slowFunction2,
                List.of(1, 2),
                Map.of("x", 3),
                "slowFunction2() got an unexpected keyword argument 'x'; its keywords: operation");
    }

    @Test
    void allKeywordsThatThereAreAreNamed() {
        assertRejected(
                SampleFunctionsDelayed.label("").function(),
                List.of("a"),
                Map.of("time", 3),
                "label() got an unexpected keyword argument 'time'; its keywords: prefix, times");
    }

    @Test
    void anUnexpectedKeywordOfAFunctionWithoutKeywordsIsNamed() {
        assertRejected(
                slowFunction,
                List.of(1),
                Map.of("x", 3),
                "slowFunction() got an unexpected keyword argument 'x'; it has no keywords");
    }

    @Test
    void ofSeveralUnexpectedKeywordsTheFirstByNameIsNamed() {
        assertRejected(
                slowFunction,
                List.of(1),
                Map.of("z", 1, "y", 2, "x", 3),
                "slowFunction() got an unexpected keyword argument 'x'; it has no keywords");
    }

    @Test
    void varargsCannotBeGivenByName() {
        assertRejected(
                slowFunction2,
                List.of(1, 2),
                Map.of("args", new int[] {3}),
                "slowFunction2() got an unexpected keyword argument 'args'; its keywords: operation");
    }

    @Test
    void oneMissingArgumentIsNamed() {
        assertRejected(
                slowFunction2, List.of(1), Map.of(), "slowFunction2() missing 1 required positional argument: 'v2'");
    }

    @Test
    void twoMissingArgumentsAreNamed() {
        assertRejected(
                slowFunction2,
                List.of(),
                Map.of(),
                "slowFunction2() missing 2 required positional arguments: 'v1' and 'v2'");
    }

    @Test
    void anArgumentBeforeOneThatIsGivenByNameCanBeMissing() {
        assertRejected(
                slowFunction2,
                List.of(),
                Map.of("v2", 2),
                "slowFunction2() missing 1 required positional argument: 'v1'");
    }

    @Test
    void anArgumentGivenTwiceIsNamed() {
        assertRejected(
                slowFunction2, List.of(1, 2), Map.of("v1", 1), "slowFunction2() got multiple values for argument 'v1'");
    }

    @Test
    void oneArgumentTooManyIsCounted() {
        assertRejected(
                slowFunction, List.of(1, 2), Map.of(), "slowFunction() takes 1 positional argument but 2 were given");
    }

    @Test
    void anArgumentForAFunctionThatTakesNoneIsCounted() {
        assertRejected(
                SampleFunctionsDelayed.now().function(),
                List.of(1),
                Map.of(),
                "now() takes 0 positional arguments but 1 was given");
    }

    @Test
    void anArgumentOfTheWrongTypeIsNamedWithBothTypes() {
        assertRejected(
                slowFunction2,
                List.of(1, "2"),
                Map.of(),
                "slowFunction2() argument 'v2' must be int, not java.lang.String");
    }

    @Test
    void aKeywordOfTheWrongTypeIsNamedWithBothTypes() {
        assertRejected(
                slowFunction2,
                List.of(1, 2),
                Map.of("operation", 'x'),
                "slowFunction2() argument 'operation' must be java.lang.String, not java.lang.Character");
    }

    @Test
    void anElementOfTheVarargsOfTheWrongTypeIsNamedWithTheTypeOfTheElements() {
        assertRejected(
                slowFunction2,
                List.of(1, 2, 3, new int[0]),
                Map.of(),
                "slowFunction2() argument 'args' must be int, not int[]");
    }

    @Test
    void nullForAPrimitiveIsNamed() {
        assertRejected(
                slowFunction2, Arrays.asList(1, null), Map.of(), "slowFunction2() argument 'v2' must be int, not null");
    }

    @Test
    void nullAmongPrimitiveVarargsIsNamed() {
        assertRejected(
                slowFunction2,
                Arrays.asList(1, 2, null),
                Map.of(),
                "slowFunction2() argument 'args' must be int, not null");
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what code without null checks may do
    void aNullListOfArgumentsIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> slowFunction.job(null, Map.of()))
                .withMessage("args");
    }

    @Test
    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what code without null checks may do
    void aNullMapOfArgumentsIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> slowFunction.job(List.of(1), null))
                .withMessage("kwargs");
    }

    private static void assertRejected(
            DelayedFunction<Integer> function,
            List<? extends @Nullable Object> args,
            Map<String, ? extends @Nullable Object> kwargs,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function.job(args, kwargs))
                .withMessage(message);
    }
}
