package dev.delayable.processor.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.DefaultValue;
import javax.lang.model.type.TypeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralParserTest {

    private static String literal(String text, TypeKind type) {
        return ((DefaultValue.Literal) LiteralParser.parse(text, type)).source();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "+7, 7",
        "-7, -7",
        "1_000, 1000",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
        "0xff, 255",
        "0XFF, 255",
        "0x7fff_ffff, 2147483647",
        "0xFFFFFFFF, -1",
        "-0xF, -15",
        "0b101, 5",
        "0B1_0, 2",
        "017, 15",
        "0_17, 15",
        "00, 0",
        "-010, -8",
        "037777777777, -1"
    })
    void anIntIsReadAsJavaReadsIt(String text, String expected) {
        assertThat(literal(text, TypeKind.INT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", " 1", "1 ", "a", "1a", "ff", "0x", "0xg", "0b2", "0b", "08", "019", "_1", "1_", "0x_1", "1L",
                "1.0", "1e3", "--1", "+-1", "-", "\u0661", "1f", "null"
            })
    void whatIsNoIntLiteralIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LiteralParser.parse(text, TypeKind.INT));
    }

    @ParameterizedTest
    @CsvSource({
        "BYTE, 128",
        "BYTE, -129",
        "BYTE, 0xFF",
        "SHORT, 32768",
        "SHORT, -32769",
        "INT, 2147483648",
        "INT, -2147483649",
        "INT, 0x1FFFFFFFF",
        "LONG, 9223372036854775808",
        "LONG, 0x1FFFFFFFFFFFFFFFF",
        "FLOAT, 1e39",
        "FLOAT, 1e-46",
        "DOUBLE, 1e309",
        "DOUBLE, -1e309",
        "DOUBLE, 1e-400"
    })
    void whatTheTypeCannotHoldIsOutOfRange(TypeKind type, String text) {
        assertThatExceptionOfType(LiteralParser.OutOfRangeException.class)
                .isThrownBy(() -> LiteralParser.parse(text, type));
    }

    @ParameterizedTest
    @CsvSource({
        "BYTE, -128, (byte) -128", "BYTE, 0x7F, (byte) 127", "SHORT, 32767, (short) 32767", "SHORT, -1, (short) -1",
        "LONG, 1, 1L", "LONG, 1L, 1L", "LONG, 1l, 1L", "LONG, -9223372036854775808, -9223372036854775808L",
        "LONG, 0xFFFFFFFFFFFFFFFF, -1L", "LONG, 0xFFFFFFFF, 4294967295L", "BOOLEAN, true, true", "BOOLEAN, false, false"
    })
    void aLiteralIsOneOfTheType(TypeKind type, String text, String expected) {
        assertThat(literal(text, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 1, 1.0", "DOUBLE, .5, 0.5", "DOUBLE, 5., 5.0", "DOUBLE, 1e3, 1000.0", "DOUBLE, 1E+3, 1000.0",
        "DOUBLE, -1.5e-3, -0.0015", "DOUBLE, 1_0.2_5, 10.25", "DOUBLE, 0e5, 0.0", "DOUBLE, -0.0, -0.0",
                "DOUBLE, 1d, 1.0",
        "DOUBLE, 4.9e-324, 4.9E-324", "FLOAT, 1, 1.0f", "FLOAT, 0.1, 0.1f", "FLOAT, 1.5f, 1.5f",
                "FLOAT, 3.4028235e38, 3.4028235E38f"
    })
    void aFractionIsReadAsJavaReadsIt(TypeKind type, String text, String expected) {
        assertThat(literal(text, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "e3", "1e", "1.2.3", "0x1p3", "nan", "+NaN", "inf", "1 ", "1__", "_1", "1,5"})
    void whatIsNoFractionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LiteralParser.parse(text, TypeKind.DOUBLE));
        assertThatIllegalArgumentException().isThrownBy(() -> LiteralParser.parse(text, TypeKind.FLOAT));
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, POSITIVE_INFINITY", "-Infinity, NEGATIVE_INFINITY"})
    void whatHasNoLiteralIsAConstant(String text, String constant) {
        assertThat(LiteralParser.parse(text, TypeKind.DOUBLE))
                .isEqualTo(new DefaultValue.Constant(ClassName.get(Double.class), constant));
        assertThat(LiteralParser.parse(text, TypeKind.FLOAT))
                .isEqualTo(new DefaultValue.Constant(ClassName.get(Float.class), constant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", "TRUE", "1", "yes", " true"})
    void whatIsNoBooleanIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LiteralParser.parse(text, TypeKind.BOOLEAN));
    }

    @Test
    void aCharIsEscapedWhereItMustBe() {
        assertThat(literal("a", TypeKind.CHAR)).isEqualTo("'a'");
        assertThat(literal(" ", TypeKind.CHAR)).isEqualTo("' '");
        assertThat(literal("\"", TypeKind.CHAR)).isEqualTo("'\"'");
        assertThat(literal("'", TypeKind.CHAR)).isEqualTo("'\\''");
        assertThat(literal("\\", TypeKind.CHAR)).isEqualTo("'\\\\'");
        assertThat(literal("\n", TypeKind.CHAR)).isEqualTo("'\\n'");
        assertThat(literal("\r", TypeKind.CHAR)).isEqualTo("'\\r'");
        assertThat(literal("\0", TypeKind.CHAR)).isEqualTo("'\\u0000'");
        assertThat(literal("\u2028", TypeKind.CHAR)).isEqualTo("'\\u2028'");
        assertThat(literal("\ud83d", TypeKind.CHAR)).isEqualTo("'\\ud83d'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "\\n", "\ud83d\ude00"})
    void whatIsNotOneCharIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LiteralParser.parse(text, TypeKind.CHAR));
    }
}
