package dev.delayable.processor.model;

/** Constants as Java source writes them, on one line. */
public final class Literals {

    private Literals() {}

    /** A string, a boxed primitive or anything else that reads as its literal. */
    public static String of(Object constant) {
        if (constant instanceof String text) {
            return ofText(text);
        } else if (constant instanceof Character letter) {
            return "'" + escaped(letter, '\'') + "'";
        } else if (constant instanceof Long) {
            return constant + "L";
        } else if (constant instanceof Byte) {
            return "(byte) " + constant;
        } else if (constant instanceof Short) {
            return "(short) " + constant;
        } else if (constant instanceof Float number) {
            return ofFloating(number, "f");
        } else if (constant instanceof Double number) {
            return ofFloating(number, "");
        }
        return constant.toString();
    }

    private static String ofText(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(letter -> {
            if (Character.isSupplementaryCodePoint(letter)) {
                literal.appendCodePoint(letter);
            } else {
                literal.append(escaped((char) letter, '"'));
            }
        });
        return literal.append('"').toString();
    }

    private static String escaped(char c, char quote) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (c == quote) {
                    yield "\\" + c;
                }
                // JavaPoet takes the last two for the end of a line; half of a pair has no encoding.
                boolean isOdd = Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
                yield isOdd ? String.format("\\u%04x", (int) c) : Character.toString(c);
            }
        };
    }

    /** What is no number has no literal, but an expression that is as constant. */
    private static String ofFloating(Number number, String suffix) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return "0.0" + suffix + " / 0.0" + suffix;
        } else if (Double.isInfinite(value)) {
            return (value > 0 ? "1.0" : "-1.0") + suffix + " / 0.0" + suffix;
        }
        return number + suffix;
    }
}
