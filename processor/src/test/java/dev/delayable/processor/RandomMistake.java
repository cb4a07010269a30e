package dev.delayable.processor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A random mistake, in sources of a package of its own. A comment {@code // error: text} stands where it must be reported.
 *
 * @param sources the sources, by the qualified names of their classes
 */
record RandomMistake(Map<String, String> sources) {

    private static final List<String> IMPORTED =
            List.of("java.lang.Math", "java.lang.Short", "java.util.Objects", "java.util.Locale", "java.util.BitSet");

    private static final List<String> UNSEEN = List.of(
            "sun.security.x509.X500Name",
            "jdk.internal.misc.Unsafe",
            "sun.nio.ch.DirectBuffer",
            "sun.util.calendar.Era");

    private static final List<String> NAMES = List.of("A", "Bc", "Def", "G1", "H$", "\u00c4");

    /** The mistake that a seed stands for; the same for the same seed. */
    static RandomMistake of(long seed) {
        Random random = new Random(seed);
        String home = "mistaken.p" + Long.toUnsignedString(seed);
        return new RandomMistake(
                switch (random.nextInt(5)) {
                    case 0 -> twoImports(home, random);
                    case 1 -> namesThatDifferByCase(home, random);
                    case 2 -> keywordOfJobs(home, random);
                    case 3 -> unseenClass(home, random);
                    default -> throughSubclass(home, random);
                });
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String text(String home, String... lines) {
        return "package " + home + ";\n\nimport dev.delayable.annotations.*;\n\n" + String.join("\n", lines) + "\n";
    }

    private static Map<String, String> twoImports(String home, Random random) {
        String imported = pick(IMPORTED, random);
        String factories = imported.substring(imported.lastIndexOf('.') + 1) + "Delayed";
        boolean isNested = random.nextBoolean();
        String first = isNested ? "Outer.First" : "First";
        String mark = "@DelayableImport(" + imported + ".class) ";
        String error = " // error: " + imported + " has its factories in " + factories + " already, because of " + home
                + "." + first + "; remove this import";
        return isNested
                ? Map.of(
                        home + ".Outer",
                        text(
                                home,
                                "class Outer {",
                                mark + "static class First {}",
                                mark + error,
                                "interface Second {}",
                                "}"))
                : Map.of(
                        home + ".First",
                        text(home, mark, "class First {}"),
                        home + ".Second",
                        text(home, mark + error, "class Second {}"));
    }

    private static Map<String, String> namesThatDifferByCase(String home, Random random) {
        String outer = pick(NAMES, random);
        String nested = "N" + pick(NAMES, random);
        String method = "@Delayable static int f(int x) { return x; } }";
        String other = outer + "_" + nested.toLowerCase(Locale.ROOT);
        return Map.of(
                home + "." + outer,
                text(home, "class " + outer + " { static class " + nested + " { " + method + " }"),
                home + "." + other,
                text(home, "class " + other + " { // error: names that differ by case alone", method));
    }

    private static Map<String, String> keywordOfJobs(String home, Random random) {
        String arguments = "dev.delayable.runtime.support.Arguments";
        String keyword = pick(
                List.of(
                        "@Keyword(nullDefault = true, name = \"with\") " + arguments + " other",
                        "@Keyword(nullDefault = true) " + arguments + " with",
                        "@Keyword " + arguments + " with"),
                random);
        String method = pick(List.of("static <T> T f(T x,", "Integer f(String x,"), random);
        return Map.of(
                home + ".C",
                text(
                        home,
                        "class C {",
                        "@Delayable " + method,
                        keyword + ") { // error: keyword 'with' would be the method with(" + arguments
                                + "), which jobs have already",
                        "return null; }",
                        "}"));
    }

    private static Map<String, String> unseenClass(String home, Random random) {
        String unseen = pick(UNSEEN, random);
        String type = random.nextBoolean() ? "Class<?>" : "Class<? extends Object>";
        return Map.of(
                home + ".C",
                text(
                        home,
                        random.nextBoolean() ? "public class C {" : "interface C {",
                        "@Delayable static int f(int x,",
                        "@Keyword(\"" + unseen + "\") // error: \"" + unseen
                                + "\" is of a module that is not read here",
                        type + " type) { return x; }",
                        "}"));
    }

    private static Map<String, String> throughSubclass(String home, Random random) {
        String there = home + ".lib";
        String kind = pick(List.of("enum Kind { ONE }", "static class Kind {}", "interface Kind {}"), random);
        String type =
                pick(List.of("%s", "%s[]", "%s...", "java.util.List<%s>", "java.util.List<? super %s[]>"), random);
        String named = String.format(type, there + ".Pub.Kind");
        return Map.of(
                there + ".Pub",
                text(there, "public class Pub extends Base {}", "class Base { public " + kind + " }"),
                home + ".C",
                text(
                        home,
                        "class C {",
                        "@Delayable static int f(int x,",
                        named + " kind) { return x; } // error: type Kind stands in Base, package-private in package "
                                + there + ", the generated class cannot name it; make Base public if it is yours, "
                                + "else take another type in its place",
                        "}"));
    }
}
