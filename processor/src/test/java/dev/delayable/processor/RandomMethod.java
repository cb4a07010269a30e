package dev.delayable.processor;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A random method.
 *
 * @param name its name
 * @param factory the name of its factory
 * @param parameters its parameters
 * @param isStatic whether it is static
 * @param source its source, with annotations and javadoc, and what its defaults need
 */
record RandomMethod(String name, String factory, List<Parameter> parameters, boolean isStatic, String source) {

    /** How a parameter takes its argument. */
    enum Kind {
        POSITIONAL,
        VARARGS,
        KEYWORD,
        REQUIRED
    }

    /**
     * A parameter.
     *
     * @param name the name of the argument
     * @param kind how it takes it
     * @param type its type; an array for varargs
     * @param defaultValue what a keyword is when it is not given
     */
    record Parameter(
            String name,
            Kind kind,
            RandomType type,
            @Nullable Object defaultValue) {

        boolean isPositional() {
            return kind == Kind.POSITIONAL || kind == Kind.VARARGS;
        }
    }

    List<Parameter> positionals() {
        return parameters.stream().filter(Parameter::isPositional).toList();
    }

    /** The method as the class sees it; no other has it. */
    String signature() {
        return name + erasures(parameters);
    }

    /** The factory as its class sees it; no other has it. */
    String factorySignature() {
        return factory + erasures(positionals());
    }

    static String erasures(List<Parameter> parameters) {
        return erasures(parameters.stream().map(parameter -> parameter.type().erasure()));
    }

    /**
     * Comparable counts as Object: a variable with the bounds {@code Object & Comparable} is the one in the source, but
     * the other in generated code, from which the first bound is left out.
     */
    static String erasures(Stream<String> names) {
        return names.map(name -> name.replace("java.lang.Comparable", "java.lang.Object"))
                .collect(joining(", ", "(", ")"));
    }
}
