package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

final class Defaults {

    enum Colour {
        RED,
        GREEN
    }

    @Delayable
    static int notOfType(
            @Keyword("oops(") int b9, // error: "oops(" is not an int: default of parameter 'b9'
            @Keyword("text") int b10, // error: "text" is not an int: default of parameter 'b10'
            @Keyword("a + 1") int b11, // error: "a + 1" is not an int: default of parameter 'b11'; use from =
            @Keyword("") long empty, // error: "" is not a long
            @Keyword("1L") Integer suffix, // error: "1L" is not an int
            @Keyword("08") int octal, // error: "08" is not an int
            @Keyword("1.5") short fraction, // error: "1.5" is not a short
            @Keyword("ab") char twoLetters, // error: "ab" is not a char
            @Keyword("") Character noLetter, // error: "" is not a char
            @Keyword("True") boolean capital, // error: "True" is not a boolean
            @Keyword("yes") Boolean yes, // error: "yes" is not a boolean
            @Keyword("0x1p3") double hex, // error: "0x1p3" is not a double
            @Keyword("nan") Float nan) { // error: "nan" is not a float
        return 1;
    }

    @Delayable
    static int outOfRange(
            @Keyword("128") byte b17, // error: "128" is out of the range of byte: default of parameter 'b17'
            @Keyword("2147483648") int n, // error: "2147483648" is out of the range of int: default of parameter 'n'
            @Keyword("0xFFF") byte hex, // error: "0xFFF" is out of the range of byte
            @Keyword("-32769") Short s, // error: "-32769" is out of the range of short
            @Keyword("9223372036854775808") long l, // error: out of the range of long
            @Keyword("1e39") float f, // error: "1e39" is out of the range of float
            @Keyword("1e-50") float small, // error: "1e-50" is out of the range of float
            @Keyword("1e309") Double d) { // error: "1e309" is out of the range of double
        return 1;
    }

    @Delayable
    static int b18(
            @Keyword("BLUE") Colour constant, // error: Colour has no constant BLUE (RED, GREEN)
            @Keyword("red") Colour letters, // error: Colour has no constant red (RED, GREEN)
            @Keyword("java.util.Missing") Class<?> unknown, // error: there is no class "java.util.Missing": default of parameter 'unknown'
            @Keyword("sun.security.x509.X500Name") Class<?> hidden, // error: "sun.security.x509.X500Name" is of a module that is not read here, or in a package that is not exported: default of parameter 'hidden'
            @Keyword("errors.Imports.Hidden") Class<?> priv, // error: "errors.Imports.Hidden" is private, the generated class cannot name it
            @Keyword("java.util.Map$Entry") Class<?> binary, // error: there is no class "java.util.Map$Entry"
            @Keyword("java.lang.String") Class<? extends Number> misfit, // error: java.lang.String.class is not a java.lang.Class<? extends java.lang.Number>: default of parameter 'misfit'
            @Keyword("1") Object object, // error: a default of type java.lang.Object cannot be written as text: parameter 'object'
            @Keyword("1") List<String> list, // error: a default of type java.util.List<java.lang.String> cannot be written as text
            @Keyword("1") int[] array) { // error: a default of type int[] cannot be written as text
        return 1;
    }

    @Delayable
    static <T> int typeVariable(@Keyword("1") T t) { // error: a default of type T cannot be written as text
        return 1;
    }

    @Delayable
    static int nulls(
            @Keyword(nullDefault = true) int x, // error: int cannot be null: give a default as text, or change the type to Integer
            @Keyword(value = "1", nullDefault = true) Integer two, // error: keyword 'two' has two defaults
            @Keyword(value = "", from = "COLOUR") String empty) { // error: keyword 'empty' has two defaults
        return 1;
    }

    @Delayable
    static int b12(int x, @Keyword("1") int... rest) { // error: a varargs parameter cannot be a keyword
        return 1;
    }

    static final Colour COLOUR = Colour.RED;
}
