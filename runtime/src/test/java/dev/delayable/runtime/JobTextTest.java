package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobTextTest {

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(true, "true"),
                Arguments.of((byte) 1, "1"),
                Arguments.of((short) -2, "-2"),
                Arguments.of(3, "3"),
                Arguments.of(4L, "4L"),
                Arguments.of(0.5f, "0.5f"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1e300, "1.0E300"),
                Arguments.of(Double.NaN, "Double.NaN"),
                Arguments.of(Double.POSITIVE_INFINITY, "Double.POSITIVE_INFINITY"),
                Arguments.of(Double.NEGATIVE_INFINITY, "Double.NEGATIVE_INFINITY"),
                Arguments.of(Float.NaN, "Float.NaN"),
                Arguments.of(Float.POSITIVE_INFINITY, "Float.POSITIVE_INFINITY"),
                Arguments.of(Float.NEGATIVE_INFINITY, "Float.NEGATIVE_INFINITY"),
                Arguments.of('a', "'a'"),
                Arguments.of('\'', "'\\''"),
                Arguments.of('"', "'\"'"),
                Arguments.of('\n', "'\\n'"),
                Arguments.of("text", "\"text\""),
                Arguments.of("", "\"\""),
                Arguments.of("say \"it's\"", "\"say \\\"it's\\\"\""),
                Arguments.of("back\\slash", "\"back\\\\slash\""),
                Arguments.of("\n\t\r\b\f", "\"\\n\\t\\r\\b\\f\""),
                Arguments.of("\u0000\u001b\u007f\u0085", "\"\\u0000\\u001b\\u007f\\u0085\""),
                Arguments.of("häß€", "\"häß€\""),
                Arguments.of("\ud83d\ude00", "\"\ud83d\ude00\""),
                Arguments.of(CharBuffer.wrap("built"), "\"built\""),
                Arguments.of(String.class, "String.class"),
                Arguments.of(int[].class, "int[].class"),
                Arguments.of(Map.Entry.class, "Entry.class"),
                Arguments.of(TimeUnit.SECONDS, "TimeUnit.SECONDS"),
                Arguments.of(new BigDecimal("1.50"), "1.50"));
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                Arguments.of(new int[] {1, 2}, "[1, 2]"),
                Arguments.of(new long[] {1}, "[1L]"),
                Arguments.of(new String[] {"a", "b"}, "[\"a\", \"b\"]"),
                Arguments.of(new int[][] {{1}, {}}, "[[1], []]"),
                Arguments.of(Arrays.asList("a", null), "[\"a\", null]"),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Collections.singletonMap("k", 'v'), "{\"k\"='v'}"),
                Arguments.of(Map.of(), "{}"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void aValueReadsAsItsJavaLiteral(@Nullable Object value, String literal) {
        assertThat(SampleFunctionsDelayed.show(value)).hasToString("show(" + literal + ")");
    }

    @ParameterizedTest
    @MethodSource("containers")
    void arraysAndCollectionsReadByTheirElements(Object value, String text) {
        assertThat(SampleFunctionsDelayed.show(value)).hasToString("show(" + text + ")");
    }

    @Test
    void anEnumConstantWithABodyReadsAsOneOfItsEnum() {
        assertThat(SampleFunctionsDelayed.show(Input.STREAM)).hasToString("show(Input.STREAM)");
    }

    @Test
    void aCallWithoutArgumentsHasEmptyParentheses() {
        assertThat(SampleFunctionsDelayed.now()).hasToString("now()");
    }

    @Test
    void keywordsStandAfterThePositionalArguments() {
        assertThat(SampleFunctionsDelayed.slowFunction2(0, 20, 3).operation("-"))
                .hasToString("slowFunction2(0, 20, 3, operation=\"-\")");
    }

    @Test
    void aKeywordThatWasNotSetShowsItsDefault() {
        assertThat(SampleFunctionsDelayed.label('x')).hasToString("label('x', prefix=null, times=1)");
    }

    @Test
    void aJobAmongTheArgumentsReadsAsTheCallThatItIs() {
        assertThat(SampleFunctionsDelayed.show(SampleFunctionsDelayed.slowFunction(3)))
                .hasToString("show(slowFunction(3))");
    }

    @Test
    void aListThatContainsItselfIsCutOff() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThat(SampleFunctionsDelayed.show(list)).hasToString("show([[[[…]]]])");
    }

    @Test
    void anArrayThatContainsItselfIsCutOff() {
        Object[] array = {1, null};
        array[1] = array;

        assertThat(SampleFunctionsDelayed.show(array)).hasToString("show([1, [1, [1, […]]]])");
    }

    @Test
    void aMapThatContainsItselfIsCutOff() {
        Map<String, Object> map = new HashMap<>();
        map.put("me", map);

        assertThat(SampleFunctionsDelayed.show(map)).hasToString("show({\"me\"={\"me\"={\"me\"={…}}}})");
    }
}
