package dev.delayable.runtime.support;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints a value as a Java literal where Java has one, arrays and collections by their elements, everything else by its
 * {@code toString()}. Long values are shortened, and no value can make it fail: it serves error messages.
 */
final class ValueFormat {

    private static final int MAX_TEXT = 60;
    private static final int MAX_ELEMENTS = 10;
    private static final int MAX_DEPTH = 3;

    /** Nested values may be long even so. */
    private static final int MAX_LENGTH = 1000;

    /** Stands for the quotes around a text that has none, in which a backslash means nothing. */
    private static final char NO_QUOTE = 0;

    private ValueFormat() {}

    static String format(@Nullable Object value) {
        try {
            String text = format(value, 0);
            return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        } catch (Throwable e) {
            // Only a value's own code comes here: a toString() that throws, a list that changes while it is read, a
            // class that is missing.
            return className(value) + " (its toString() failed: " + e.getClass().getSimpleName() + ")";
        }
    }

    /** The same, but a text stands for itself, without quotes. */
    static String plain(@Nullable Object value) {
        if (!(value instanceof CharSequence)) {
            return format(value);
        }
        try {
            return escape(shorten(value.toString()), NO_QUOTE);
        } catch (RuntimeException | StackOverflowError e) {
            return format(value); // says that it fails
        }
    }

    private static String format(@Nullable Object value, int depth) {
        if (value instanceof CharSequence text) {
            return text(text.toString());
        } else if (value instanceof Character c) {
            return "'" + escape(c.toString(), '\'') + "'";
        } else if (value instanceof Long) {
            return value + "L";
        } else if (value instanceof Double d) {
            return isFinite(d) ? d.toString() : "Double." + special(d);
        } else if (value instanceof Float f) {
            return isFinite(f) ? f + "f" : "Float." + special(f);
        } else if (value instanceof Class<?> type) {
            return type.getSimpleName() + ".class";
        } else if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        } else if (value instanceof Collection<?> elements) {
            return elements(elements.iterator(), elements.size(), depth);
        } else if (value instanceof Map<?, ?> map) {
            return entries(map, depth);
        } else if (value != null && value.getClass().isArray()) {
            return array(value, depth);
        }
        return shorten(String.valueOf(value));
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        List<@Nullable Object> head = new ArrayList<>();
        for (int i = 0; i < Math.min(length, MAX_ELEMENTS); i++) {
            head.add(Array.get(array, i));
        }
        return elements(head.iterator(), length, depth);
    }

    private static String elements(Iterator<? extends @Nullable Object> elements, int size, int depth) {
        if (depth == MAX_DEPTH && size > 0) {
            return "[…]";
        }
        List<String> parts = new ArrayList<>();
        while (parts.size() < MAX_ELEMENTS && elements.hasNext()) {
            parts.add(format(elements.next(), depth + 1));
        }
        return "[" + join(parts, size) + "]";
    }

    private static String entries(Map<?, ?> map, int depth) {
        if (depth == MAX_DEPTH && !map.isEmpty()) {
            return "{…}";
        }
        List<String> parts = new ArrayList<>();
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (parts.size() < MAX_ELEMENTS && entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            parts.add(format(entry.getKey(), depth + 1) + "=" + format(entry.getValue(), depth + 1));
        }
        return "{" + join(parts, map.size()) + "}";
    }

    private static String join(List<String> parts, int size) {
        String shown = String.join(", ", parts);
        return size > parts.size() ? shown + ", … " + (size - parts.size()) + " more" : shown;
    }

    private static String text(String text) {
        String head = head(text);
        String literal = "\"" + escape(head, '"') + (head.length() < text.length() ? "…" : "") + "\"";
        return head.length() < text.length() ? literal + " (" + text.length() + " chars)" : literal;
    }

    private static String shorten(String text) {
        String head = head(text);
        return head.length() < text.length() ? head + "…" : text;
    }

    /** The beginning of a text; a pair of surrogates stays together. */
    private static String head(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end);
    }

    private static String escape(String text, char quote) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != NO_QUOTE && (c == quote || c == '\\')) {
                escaped.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                escaped.append(control(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String control(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    private static String className(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getTypeName();
    }
}
