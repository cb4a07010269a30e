package dev.delayable.processor;

import static java.util.stream.Collectors.joining;

import dev.delayable.processor.RandomTypes.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.tools.JavaFileObject;

/**
 * A random class with methods.
 *
 * @param name its binary name
 * @param methods its methods
 * @param sources its source and that of the types that it uses, by the qualified name
 */
record RandomClass(String name, List<RandomMethod> methods, Map<String, String> sources) {

    private static final List<String> NAMESAKES = List.of(
            "String",
            "Object",
            "Job",
            "Objects",
            "List",
            "Override",
            "Integer",
            "GeneratedFunction",
            "GeneratedJob",
            "JobParts",
            "Generated",
            "DelayedGenerated",
            "Exception",
            "Map",
            "Deprecated",
            "SafeVarargs");

    private static final List<String> KINDS =
            List.of("class", "final class", "interface", "enum", "record", "generic class");
    private static final List<String> NESTINGS = List.of("", "", "static", "inner");

    /** What clashes with a method of Object. */
    private static final Set<String> OF_OBJECT = Set.of(
            "toString()",
            "hashCode()",
            "equals(java.lang.Object)",
            "wait()",
            "wait(long)",
            "wait(long, int)",
            "clone()",
            "notify()",
            "getClass()",
            "finalize()");

    private static final String SUPPRESSED = "@java.lang.SuppressWarnings({\"unchecked\", \"rawtypes\", \"varargs\", "
            + "\"deprecation\", \"removal\", \"overloads\", \"dep-ann\", \"try\"})\n";

    /** What nobody else can name. */
    private static final String HIDDEN = """
                private static final class Secret$ {}
                private enum Hidden$ { ONE }
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
                @interface OfHidden$ { Hidden$ value(); }
            """;

    /** The class that a seed stands for; the same for the same seed. */
    static RandomClass of(long seed) {
        Random random = new Random(seed);
        // In the unnamed package no two of them may have the same names.
        boolean isUnnamed = random.nextInt(5) == 0;
        String suffix = isUnnamed ? Long.toUnsignedString(seed) : "";
        String home = isUnnamed ? "" : "random.p" + Long.toUnsignedString(seed) + ".";
        String nesting = pick(NESTINGS, random);
        String simple = isUnnamed || random.nextInt(6) > 0
                ? pick(List.of("C", "C", "C", "$C_", "$"), random) + suffix
                : pick(NAMESAKES, random);
        String outerName = "Outer" + suffix;
        String name = home + (nesting.isEmpty() ? "" : outerName + "$") + simple;
        List<RandomType> others = new ArrayList<>();
        String nested = nested(random, name, others);
        Map<String, String> sources = new TreeMap<>();
        namesake(random, home, suffix, simple, others, sources);
        String canonical = name.replace(outerName + "$", outerName + ".");
        String kind = pick(KINDS, random);
        boolean isHeir = kind.endsWith("class") && random.nextInt(3) == 0;
        RandomTypes types = new RandomTypes(random, others, annotations(canonical, kind.equals("interface"), isHeir));
        if (nesting.equals("inner") && !kind.endsWith("class")) {
            nesting = "static";
        }
        List<Variable> outer = nesting.equals("inner") ? List.of(types.variable("Q", List.of())) : List.of();
        List<Variable> own = new ArrayList<>();
        if (kind.startsWith("generic")) {
            own.add(types.variable("K", outer));
            own.add(types.variable("V", own));
        }
        List<Variable> variables = new ArrayList<>(outer);
        variables.addAll(own);
        boolean isMarked = types.oneIn(6);
        RandomDefaults defaults = new RandomDefaults(types, "Of" + simple.replace("$", ""));
        RandomMethods maker = new RandomMethods(
                types, defaults, variables, kind.equals("interface"), isMarked, List.of("k" + suffix, "k"));
        List<RandomMethod> methods = methods(maker, random);

        StringBuilder body = new StringBuilder();
        body.append(types.oneIn(4) ? "@org.jspecify.annotations.NullMarked " : "");
        body.append(types.oneIn(8) ? "@java.lang.Deprecated " : "").append(isMarked ? "@Delayable " : "");
        body.append(types.oneIn(2) ? "public " : "").append(nesting.equals("static") ? "static " : "");
        body.append(kind.replace("generic ", "")).append(' ').append(simple).append(declaration(own));
        body.append(kind.equals("record") ? "(int base)" : "");
        body.append(isHeir ? " extends " + RandomTypes.Heritage.class.getCanonicalName() : "")
                .append(" {\n");
        body.append(kind.equals("enum") ? "    ONE;\n" : "").append(nested);
        body.append(kind.equals("interface") ? "    record Implementation() implements " + simple + " {}\n" : "");
        body.append(kind.endsWith("class") ? "    " + simple + "() {}\n" : "");
        body.append(kind.equals("interface") ? "" : HIDDEN);
        methods.forEach(method -> body.append("    ").append(method.source()).append('\n'));
        body.append("}\n");
        String imports = """
                import static dev.delayable.processor.Calls.seen$;
                import static dev.delayable.processor.RandomTypes.Colour.GREEN;
                import dev.delayable.annotations.*;

                """;
        String source = nesting.isEmpty()
                ? body.toString()
                : "public class " + outerName + declaration(outer) + " {\n    " + outerName + "() {}\n" + body + "}\n";
        sources.put(home + (nesting.isEmpty() ? simple : outerName), packageOf(home) + imports + SUPPRESSED + source);
        return new RandomClass(name, methods, sources);
    }

    /** The classes of neighbouring seeds. */
    static List<RandomClass> from(long seed, int count) {
        return LongStream.range(seed, seed + count).mapToObj(RandomClass::of).toList();
    }

    /** The sources of classes as javac takes them. */
    static List<JavaFileObject> sources(List<RandomClass> classes) {
        return classes.stream()
                .flatMap(random -> random.sources().entrySet().stream())
                .map(source -> Javac.source(source.getKey(), source.getValue()))
                .toList();
    }

    /** The sources of classes as files below a folder. */
    static List<Path> write(List<RandomClass> classes, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (RandomClass random : classes) {
            for (Map.Entry<String, String> source : random.sources().entrySet()) {
                Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, source.getValue()));
            }
        }
        return files;
    }

    /** The package declaration for a package with a dot. */
    private static String packageOf(String home) {
        return home.isEmpty() ? "" : "package " + home.substring(0, home.length() - 1) + ";\n\n";
    }

    /** Annotations that only the class itself can name, by themselves or with their values. */
    private static List<String> annotations(String canonical, boolean isInterface, boolean isHeir) {
        String tag = "@" + RandomTypes.class.getCanonicalName() + ".Tag(";
        List<String> annotations = new ArrayList<>();
        if (isHeir) {
            annotations.add("@" + canonical + ".Kept");
        }
        if (!isInterface) {
            annotations.add(tag + "types = {int.class, " + canonical + ".Secret$.class})");
            annotations.add("@" + canonical + ".OfHidden$(Hidden$.ONE)");
        }
        return annotations;
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String declaration(List<Variable> variables) {
        return variables.isEmpty()
                ? ""
                : variables.stream().map(Variable::declaration).collect(joining(", ", "<", ">"));
    }

    /** A nested type with the name of a class that generated code uses. */
    private static String nested(Random random, String owner, List<RandomType> others) {
        if (random.nextInt(4) > 0) {
            return "";
        }
        String name = pick(NAMESAKES, random);
        if (owner.endsWith("." + name) || owner.endsWith("$" + name)) {
            return "";
        }
        String canonical = owner.replaceFirst("(Outer\\d*)\\$", "$1.");
        others.add(new RandomType(canonical + ".", name, owner + "$" + name, null, true, false));
        return "    enum " + name + " { ONE }\n";
    }

    /** A type of the package with such a name. */
    private static void namesake(
            Random random,
            String home,
            String suffix,
            String owner,
            List<RandomType> others,
            Map<String, String> sources) {
        // In the unnamed package it is a job that may have this name: there is a method of it.
        String name = suffix.isEmpty() ? pick(NAMESAKES, random) : "K" + suffix;
        if (random.nextInt(suffix.isEmpty() ? 4 : 2) == 0 && !name.equals(owner)) {
            String qualified = home + name;
            others.add(new RandomType(home, name, qualified, null, true, false));
            sources.put(qualified, packageOf(home) + "public enum " + name + " { ONE }\n");
        }
    }

    private static List<RandomMethod> methods(RandomMethods maker, Random random) {
        List<RandomMethod> methods = new ArrayList<>();
        Set<String> taken = new HashSet<>(OF_OBJECT);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            RandomMethod method = maker.method();
            boolean isFit = method.parameters().stream()
                    .filter(parameter -> !parameter.isPositional())
                    .noneMatch(keyword -> OF_OBJECT.contains(keyword.name() + RandomMethod.erasures(List.of(keyword))));
            if (isFit
                    && !taken.contains(method.signature())
                    && !taken.contains("factory " + method.factorySignature())
                    && !OF_OBJECT.contains(method.factorySignature())) {
                taken.add(method.signature());
                taken.add("factory " + method.factorySignature());
                methods.add(method);
            }
        }
        return methods;
    }
}
