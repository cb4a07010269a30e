package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.Literals;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Reads text as a literal of a primitive type, by the rules of Java's own literals. */
final class LiteralParser {

    private static final Pattern INTEGER = Pattern.compile(
            "(?<sign>[+-]?)(?<prefix>0[xX]|0[bB]|0_*(?=[0-7]))?(?<digits>[0-9a-fA-F](?:_*[0-9a-fA-F])*)(?<suffix>[lL]?)");

    private static final Pattern FLOATING = Pattern.compile(
            "[+-]?(?:[0-9](?:_*[0-9])*\\.?(?:[0-9](?:_*[0-9])*)?|\\.[0-9](?:_*[0-9])*)(?:[eE][+-]?[0-9](?:_*[0-9])*)?[fFdD]?");

    private LiteralParser() {}

    /** The text is a number of the right form, but the type cannot hold it. */
    static final class OutOfRangeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a literal.
     *
     * @throws OutOfRangeException if the type is too small for the number
     * @throws IllegalArgumentException if the text is no literal of the type
     */
    static DefaultValue parse(String text, TypeKind type) {
        return switch (type) {
            case BOOLEAN -> parseBoolean(text);
            case CHAR -> parseChar(text);
            case BYTE -> new DefaultValue.Literal("(byte) " + parseInteger(text, type, Byte.SIZE));
            case SHORT -> new DefaultValue.Literal("(short) " + parseInteger(text, type, Short.SIZE));
            case INT ->
                new DefaultValue.Literal(parseInteger(text, type, Integer.SIZE).toString());
            case LONG -> new DefaultValue.Literal(parseInteger(text, type, Long.SIZE) + "L");
            case FLOAT -> parseFloat(text);
            case DOUBLE -> parseDouble(text);
            default -> throw new AssertionError(type + " is not primitive");
        };
    }

    private static DefaultValue parseBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return new DefaultValue.Literal(text);
    }

    private static DefaultValue parseChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return new DefaultValue.Literal(Literals.of(text.charAt(0)));
    }

    private static BigInteger parseInteger(String text, TypeKind type, int bits) {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.matches()
                || (type != TypeKind.LONG && !matcher.group("suffix").isEmpty())) {
            throw new IllegalArgumentException(text);
        }
        int radix = radix(matcher.group("prefix"));
        String digits = matcher.group("digits").replace("_", "");
        if (radix == 10 && digits.length() > 1 && digits.startsWith("0")) {
            throw new IllegalArgumentException(text); // neither decimal nor octal, as 08
        }
        BigInteger magnitude = new BigInteger(digits, radix);
        // Java reads 0xFFFFFFFF as the int -1: the bits count, for the two types that have literals.
        boolean isBits = radix != 10 && (type == TypeKind.INT || type == TypeKind.LONG);
        if (isBits && magnitude.bitLength() == bits) {
            magnitude = magnitude.subtract(BigInteger.ONE.shiftLeft(bits));
        }
        BigInteger value = matcher.group("sign").equals("-") ? magnitude.negate() : magnitude;
        if (value.bitLength() >= bits) {
            throw new OutOfRangeException();
        }
        return value;
    }

    private static int radix(@Nullable String prefix) {
        if (prefix == null) {
            return 10;
        }
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "0x" -> 16;
            case "0b" -> 2;
            default -> 8;
        };
    }

    private static DefaultValue parseFloat(String text) {
        if (isSpecial(text)) {
            return special(Float.class, text);
        }
        float value = Float.parseFloat(floating(text));
        checkRange(text, Float.isInfinite(value), value == 0);
        return new DefaultValue.Literal(value + "f");
    }

    private static DefaultValue parseDouble(String text) {
        if (isSpecial(text)) {
            return special(Double.class, text);
        }
        double value = Double.parseDouble(floating(text));
        checkRange(text, Double.isInfinite(value), value == 0);
        return new DefaultValue.Literal(Double.toString(value));
    }

    private static String floating(String text) {
        if (!FLOATING.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text.replace("_", "");
    }

    /** As javac, which refuses a literal that becomes infinite or, without being zero, becomes zero. */
    private static void checkRange(String text, boolean isInfinite, boolean isZero) {
        boolean hasDigits = text.split("[eE]", 2)[0].chars().anyMatch(c -> c >= '1' && c <= '9');
        if (isInfinite || (isZero && hasDigits)) {
            throw new OutOfRangeException();
        }
    }

    private static boolean isSpecial(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    private static DefaultValue special(Class<?> type, String text) {
        String constant = switch (text) {
            case "NaN" -> "NaN";
            case "Infinity" -> "POSITIVE_INFINITY";
            default -> "NEGATIVE_INFINITY";
        };
        return new DefaultValue.Constant(ClassName.get(type), constant);
    }
}
