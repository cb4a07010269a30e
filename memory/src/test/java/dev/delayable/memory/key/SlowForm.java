package dev.delayable.memory.key;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a key says, as a text that a person can read: slow, and obviously right. */
final class SlowForm {

    private SlowForm() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof String text) {
            return "String" + text.chars().mapToObj(c -> "," + c).collect(Collectors.joining("", "(", ")"));
        } else if (value instanceof Character c) {
            return "Character(" + (int) c + ")";
        } else if (value instanceof Double number) {
            return "Double(" + Double.doubleToLongBits(number) + ")";
        } else if (value instanceof Float number) {
            return "Float(" + Float.floatToIntBits(number) + ")";
        } else if (value instanceof BigDecimal number) {
            return "BigDecimal(" + number.unscaledValue() + "," + number.scale() + ")";
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.getClass().getSimpleName() + "(" + value + ")";
        } else if (value instanceof Enum<?> constant) {
            return "Enum(" + constant.getDeclaringClass().getName() + "." + constant.name() + ")";
        } else if (value instanceof RandomGraphs.Pair pair) {
            return "Pair(first=" + of(pair.first()) + ",second=" + of(pair.second()) + ")";
        } else if (value instanceof RandomGraphs.Plain plain) {
            return "Plain(" + plain.number + "," + of(plain.part) + ")";
        } else if (value instanceof Object[] array) {
            return "Object[]" + ordered(Arrays.asList(array));
        } else if (value instanceof List<?> list) {
            return "List" + ordered(list);
        } else if (value instanceof Set<?> set) {
            return value instanceof LinkedHashSet ? "Ordered" + ordered(set) : "Set" + sorted(set);
        }
        List<String> entries = ((Map<?, ?>) value)
                .entrySet().stream()
                        .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                        .toList();
        return value instanceof LinkedHashMap
                ? "OrderedMap" + entries
                : "Map" + entries.stream().sorted().toList();
    }

    private static String ordered(Collection<?> elements) {
        return elements.stream().map(SlowForm::of).collect(Collectors.joining(";", "[", "]"));
    }

    private static String sorted(Collection<?> elements) {
        return elements.stream().map(SlowForm::of).sorted().collect(Collectors.joining(";", "{", "}"));
    }
}
