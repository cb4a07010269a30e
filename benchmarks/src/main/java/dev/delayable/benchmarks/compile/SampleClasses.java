package dev.delayable.benchmarks.compile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The text of classes with as many members as one likes: methods for Delayable, values for the others. */
final class SampleClasses {

    /** The methods of a class, over and over: parameters of many types, three of ten with keywords. */
    private static final List<String> METHODS = List.of(
            "int sum#(int first, int second) { return first + second; }",
            "String text#(String value, int times) { return value.repeat(times); }",
            "boolean isIn#(List<String> all, String one) { return all.contains(one); }",
            "double scaled#(double value, @Keyword(\"2.5\") double factor) { return value * factor; }",
            "void print#(Object value) { System.out.println(value); }",
            "<T extends Comparable<T>> T larger#(T one, T other) { return one.compareTo(other) < 0 ? other : one; }",
            "long count#(long start, int... steps) { return start + steps.length; }",
            "String joined#(List<String> all, @Keyword(\", \") String by, @Keyword(\"10\") int limit) { return by; }",
            "Map<String, Integer> sizes#(Map<String, Integer> all) { return all; }",
            "String read#(String file, @Keyword(\"UTF-8\") String encoding) throws IOException { return file; }");

    /** The types of values, over and over; they are those of the methods. */
    private static final List<String> TYPES = List.of(
            "int",
            "String",
            "List<String>",
            "double",
            "Object",
            "Integer",
            "long",
            "boolean",
            "Map<String, Integer>",
            "char");

    private SampleClasses() {}

    static String methods(String name, int members) {
        return text(
                "dev.delayable.annotations.*",
                "public final class " + name,
                members,
                i -> "    /** Does what its name says. It is called often. */\n    @Delayable\n    public static "
                        + METHODS.get(i % METHODS.size()).replace("#", String.valueOf(i)));
    }

    static String immutable(String name, int members) {
        return text(
                "org.immutables.value.Value",
                "@Value.Immutable\npublic interface " + name,
                members,
                i -> "    " + type(i) + " value" + i + "();");
    }

    static String autoValue(String name, int members) {
        String builder = "    @AutoValue.Builder\n    public abstract static class Builder {\n"
                + lines(members, i -> "        public abstract Builder value" + i + "(" + type(i) + " value);\n")
                + "        public abstract " + name + " build();\n    }";
        return text(
                "com.google.auto.value.AutoValue",
                "@AutoValue\npublic abstract class " + name,
                members + 1,
                i -> i == members ? builder : "    public abstract " + type(i) + " value" + i + "();");
    }

    static String recordBuilder(String name, int members) {
        String components = IntStream.range(0, members)
                .mapToObj(i -> type(i) + " value" + i)
                .collect(joining(", "));
        return text(
                "io.soabase.recordbuilder.core.RecordBuilder",
                "@RecordBuilder\npublic record " + name + "(" + components + ")",
                0,
                i -> "");
    }

    private static String type(int member) {
        return TYPES.get(member % TYPES.size());
    }

    private static String text(String imported, String header, int members, IntFunction<String> member) {
        return "package samples;\n\nimport java.io.*;\nimport java.util.*;\nimport " + imported + ";\n\n" + header
                + " {\n"
                + lines(members, i -> member.apply(i) + "\n")
                + "}\n";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(joining());
    }
}
