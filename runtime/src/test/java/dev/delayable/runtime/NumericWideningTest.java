package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumericWideningTest {

    static Stream<Arguments> widening() {
        return Stream.of(
                Arguments.of((byte) 1, short.class, (short) 1),
                Arguments.of((short) 1, int.class, 1),
                Arguments.of('a', int.class, 97),
                Arguments.of(1, long.class, 1L),
                Arguments.of(1L, float.class, 1f),
                Arguments.of(1, double.class, 1.0),
                Arguments.of(1f, double.class, 1.0),
                Arguments.of(1, int.class, 1),
                Arguments.of(true, boolean.class, true));
    }

    static Stream<Arguments> loss() {
        return Stream.of(
                Arguments.of(1L, int.class, "int, not java.lang.Long"),
                Arguments.of(1.0, float.class, "float, not java.lang.Double"),
                Arguments.of(1, short.class, "short, not java.lang.Integer"),
                Arguments.of(1, char.class, "char, not java.lang.Integer"),
                Arguments.of(1, boolean.class, "boolean, not java.lang.Integer"),
                Arguments.of(1, Long.class, "java.lang.Long, not java.lang.Integer"));
    }

    @ParameterizedTest
    @MethodSource("widening")
    void aNumberIsWidenedAsInACall(Object given, Class<?> type, Object taken) {
        assertThat(functionOf(type).job(List.of(given), Map.of()).args()).containsExactly(taken);
    }

    @ParameterizedTest
    @MethodSource("loss")
    void aNumberIsNotConvertedWhereACallWouldNotCompile(Object given, Class<?> type, String types) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> functionOf(type).job(List.of(given), Map.of()))
                .withMessage("f() argument 'v' must be " + types);
    }

    @Test
    void theElementsOfVarargsAreWidenedToo() {
        DelayedFunction<Integer> function = GeneratedFunction.of(
                        NumericWideningTest.class, "f", (GeneratedJob<Integer>) SampleFunctionsDelayed.show(null))
                .varargs("v", long[].class);

        assertThat(function.job(List.of(1, 2L), Map.of())).isEqualTo(SampleFunctionsDelayed.show(new long[] {1, 2}));
    }

    /** Its jobs show what the parameter has got. */
    private static DelayedFunction<Integer> functionOf(Class<?> type) {
        return GeneratedFunction.of(
                        NumericWideningTest.class, "f", (GeneratedJob<Integer>) SampleFunctionsDelayed.show(null))
                .positional("v", type);
    }
}
