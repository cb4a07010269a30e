package dev.delayable.processor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes keywords with random defaults. */
final class RandomDefaults {

    /** A text and what it stands for. */
    private record Text(String source, Object value) {}

    private static final Map<String, List<Text>> TEXTS = Map.ofEntries(
            Map.entry("boolean", List.of(new Text("true", true), new Text("false", false))),
            Map.entry("byte", List.of(new Text("-128", (byte) -128), new Text("0x7f", (byte) 127))),
            Map.entry("short", List.of(new Text("-1", (short) -1), new Text("1_0", (short) 10))),
            Map.entry(
                    "char",
                    List.of(
                            new Text("$", '$'),
                            new Text("'", '\''),
                            new Text("\\n", '\n'),
                            new Text("\\\\", '\\'),
                            new Text("\\ud83d", '\ud83d'))),
            Map.entry("int", List.of(new Text("2147483647", Integer.MAX_VALUE), new Text("-0", 0))),
            Map.entry("long", List.of(new Text("-9223372036854775808", Long.MIN_VALUE), new Text("7L", 7L))),
            Map.entry(
                    "float",
                    List.of(
                            new Text("NaN", Float.NaN),
                            new Text("1e3", 1000f),
                            new Text("-Infinity", Float.NEGATIVE_INFINITY))),
            Map.entry("double", List.of(new Text(".5", .5), new Text("4.9e-324", Double.MIN_VALUE))),
            Map.entry("java.lang.Boolean", List.of(new Text("true", true))),
            Map.entry("java.lang.Integer", List.of(new Text("0b11", 3))),
            Map.entry("java.lang.Long", List.of(new Text("017", 15L))),
            Map.entry("java.lang.Character", List.of(new Text("\\u2028", '\u2028'))),
            Map.entry(
                    "java.lang.String",
                    List.of(
                            new Text("", ""),
                            new Text("$L\\r\\n\\\"*/ \\t", "$L\r\n\"*/ \t"),
                            new Text("\u00e9", "\u00e9"),
                            new Text("\\ude00a\\ud83d", "\ude00a\ud83d"))),
            Map.entry("java.lang.Class<?>", List.of(new Text("java.util.Map.Entry", Map.Entry.class))),
            Map.entry("java.lang.Thread.State", List.of(new Text("NEW", Thread.State.NEW))),
            Map.entry(RandomTypes.Colour.class.getCanonicalName(), List.of(new Text("RED", RandomTypes.Colour.RED))));

    /**
     * A keyword.
     *
     * @param name its name
     * @param annotation its annotation
     * @param isRequired whether it has no default
     * @param value the default
     * @param helper a member that the default comes from
     */
    record Default(
            String name,
            String annotation,
            boolean isRequired,
            @Nullable Object value,
            String helper) {}

    private final RandomTypes types;
    private final String owner;
    private int helpers;

    RandomDefaults(RandomTypes types, String owner) {
        this.types = types;
        this.owner = owner;
    }

    Default forKeyword(String parameter, RandomType type) {
        String pinned = types.oneIn(6) ? "pinned_" + parameter : parameter;
        String name = pinned.equals(parameter) ? "" : ", name = \"" + pinned + "\"";
        List<Text> texts = TEXTS.getOrDefault(type.source(), List.of());
        int kind = types.pick(List.of(0, 1, 2, 3, 3, 3));
        if (kind == 0) {
            return new Default(
                    pinned, "@Keyword" + (name.isEmpty() ? "" : "(" + name.substring(2) + ")"), true, null, "");
        } else if (kind == 1 && !type.isPrimitive()) {
            return new Default(pinned, "@Keyword(nullDefault = true" + name + ")", false, null, "");
        } else if (kind == 3 && !texts.isEmpty()) {
            Text text = types.pick(texts);
            return new Default(
                    pinned, "@Keyword(value = \"" + text.source() + "\"" + name + ")", false, text.value(), "");
        } else if (type.hasVariables() || type.isPrimitive()) {
            return new Default(
                    pinned, "@Keyword" + (name.isEmpty() ? "" : "(" + name.substring(2) + ")"), true, null, "");
        }
        String member = "default" + owner + helpers++;
        String source = types.oneIn(2)
                ? "static final " + type.source() + " " + member + " = null;\n    "
                : "static " + type.source() + " " + member + "() { return null; }\n    ";
        return new Default(pinned, "@Keyword(from = \"" + member + "\"" + name + ")", false, null, source);
    }
}
