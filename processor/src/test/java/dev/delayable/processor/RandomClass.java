package dev.delayable.processor;

import static java.util.stream.Collectors.joining;

import dev.delayable.processor.RandomTypes.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

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

    private static final String SUPPRESSED =
            "@java.lang.SuppressWarnings({\"unchecked\", \"rawtypes\", \"varargs\", \"deprecation\", \"removal\", \"overloads\"})\n";

    /** The class that a seed stands for; the same for the same seed. */
    static RandomClass of(long seed) {
        Random random = new Random(seed);
        String home = "random.p" + Long.toUnsignedString(seed);
        String nesting = pick(NESTINGS, random);
        String simple = random.nextInt(6) == 0 ? pick(NAMESAKES, random) : random.nextInt(10) == 0 ? "$C_" : "C";
        String name = home + "." + (nesting.isEmpty() ? "" : "Outer$") + simple;
        List<RandomType> others = new ArrayList<>();
        String nested = nested(random, name, others);
        Map<String, String> sources = new TreeMap<>();
        namesake(random, home, simple, others, sources);
        RandomTypes types = new RandomTypes(random, others);
        String kind = pick(KINDS, random);
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
        RandomMethods maker = new RandomMethods(types, defaults, variables, kind.equals("interface"), isMarked);
        List<RandomMethod> methods = methods(maker, random);

        StringBuilder body = new StringBuilder();
        body.append(types.oneIn(4) ? "@org.jspecify.annotations.NullMarked " : "");
        body.append(types.oneIn(8) ? "@java.lang.Deprecated " : "").append(isMarked ? "@Delayable " : "");
        body.append(types.oneIn(2) ? "public " : "").append(nesting.equals("static") ? "static " : "");
        body.append(kind.replace("generic ", "")).append(' ').append(simple).append(declaration(own));
        body.append(kind.equals("record") ? "(int base)" : "").append(" {\n");
        body.append(kind.equals("enum") ? "    ONE;\n" : "").append(nested);
        body.append(kind.equals("interface") ? "    record Implementation() implements " + simple + " {}\n" : "");
        body.append(kind.endsWith("class") ? "    " + simple + "() {}\n" : "");
        methods.forEach(method -> body.append("    ").append(method.source()).append('\n'));
        body.append("}\n");
        String imports = "import static dev.delayable.processor.Calls.seen$;\nimport dev.delayable.annotations.*;\n\n";
        String source = nesting.isEmpty()
                ? body.toString()
                : "public class Outer" + declaration(outer) + " {\n    Outer() {}\n" + body + "}\n";
        sources.put(
                home + "." + (nesting.isEmpty() ? simple : "Outer"),
                "package " + home + ";\n\n" + imports + SUPPRESSED + source);
        return new RandomClass(name, methods, sources);
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
        String canonical = owner.replaceFirst("Outer\\$", "Outer.");
        others.add(new RandomType(canonical + ".", name, owner + "$" + name, null, true, false));
        return "    enum " + name + " { ONE }\n";
    }

    /** A type of the package with such a name. */
    private static void namesake(
            Random random, String home, String owner, List<RandomType> others, Map<String, String> sources) {
        String name = pick(NAMESAKES, random);
        if (random.nextInt(4) == 0 && !name.equals(owner)) {
            String qualified = home + "." + name;
            others.add(new RandomType(home + ".", name, qualified, null, true, false));
            sources.put(qualified, "package " + home + ";\npublic enum " + name + " { ONE }\n");
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
