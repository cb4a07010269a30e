package dev.delayable.processor;

import static java.util.stream.Collectors.joining;

import dev.delayable.processor.RandomMethod.Kind;
import dev.delayable.processor.RandomMethod.Parameter;
import dev.delayable.processor.RandomTypes.Variable;
import java.util.ArrayList;
import java.util.List;

/** Makes random methods that a class may have. */
final class RandomMethods {

    private static final String LONG_NAME = "aNameAsLongAsThoseOfTestsThatTellAWholeStory"
            + "OfWhatIsGivenAndWhatIsDoneAndWhatMustThenComeOfItInTheVeryEnd";

    private static final List<String> METHOD_NAMES = List.of(
            "f",
            "f",
            "f",
            "F",
            "f_int",
            "yield",
            "record",
            "call",
            "args",
            "kwargs",
            "function",
            "parts",
            "on",
            "receiver",
            "$L",
            "_x",
            "\u00e9t\u00e9",
            "toString",
            "hashCode",
            "equals",
            "wait",
            "clone",
            "notify",
            "job",
            "String",
            "Object",
            "with",
            LONG_NAME);

    private static final List<String> PARAMETER_NAMES = List.of(
            "a",
            "b",
            "c",
            "x",
            "y",
            "var",
            "record",
            "sealed",
            "permits",
            "when",
            "module",
            "call",
            "args",
            "kwargs",
            "function",
            "parts",
            "hashCode",
            "toString",
            "notify",
            "clone",
            "getClass",
            "receiver",
            "other",
            "arguments",
            "FUNCTION",
            "java",
            "dev",
            "random",
            "$",
            "x$y",
            "_x",
            "\u03c0",
            "Objects",
            "String",
            "Override",
            "GeneratedFunction",
            "DelayedParameter",
            "e",
            "xCopy",
            "args_",
            "self",
            "get",
            "run",
            "f",
            "on",
            "with",
            LONG_NAME,
            "T");

    private static final List<String> VARIABLE_NAMES = List.of("T", "U", "X", "String", "Job", "Objects", "f");

    private static final List<String> EXCEPTIONS = List.of(
            "java.io.IOException",
            "java.lang.InterruptedException",
            "java.lang.Exception",
            "java.lang.Throwable",
            "java.lang.IllegalStateException",
            "java.lang.StackOverflowError");

    private static final List<String> DOCS = List.of(
            "Plain. And more.",
            "Odd: $1, $L, {@link #gone}, {@code List<String>}, *&#47;, \\\\u002a/ &lt;b> @ {@",
            "//////",
            "Old.\n     * @deprecated by its tag alone",
            "@param x $T <i>text\n     * @return {@code a}\n     * @throws java.lang.Error never");

    private final RandomTypes types;
    private final RandomDefaults defaults;
    private final List<Variable> classVariables;
    private final boolean isInterface;
    private final boolean isClassMarked;
    private final List<String> ownNames;

    RandomMethods(
            RandomTypes types,
            RandomDefaults defaults,
            List<Variable> classVariables,
            boolean isInterface,
            boolean isClassMarked,
            List<String> ownNames) {
        this.types = types;
        this.defaults = defaults;
        this.classVariables = classVariables;
        this.isInterface = isInterface;
        this.isClassMarked = isClassMarked;
        this.ownNames = ownNames;
    }

    RandomMethod method() {
        boolean isStatic = types.oneIn(2);
        List<Variable> own = new ArrayList<>();
        List<Variable> visible = new ArrayList<>(isStatic ? List.of() : classVariables);
        for (int i = types.oneIn(2) ? 0 : 1 + (types.oneIn(3) ? 1 : 0); i > 0; i--) {
            String name = types.pick(VARIABLE_NAMES);
            if (own.stream().noneMatch(variable -> variable.type().rest().equals(name))) {
                own.add(types.variable(name, visible));
                visible.add(own.get(own.size() - 1));
            }
        }
        StringBuilder helpers = new StringBuilder();
        List<Parameter> parameters = new ArrayList<>();
        List<String> declarations = new ArrayList<>();
        int count = types.oneIn(60) ? 60 : types.pick(List.of(0, 1, 1, 2, 2, 3, 4, 6));
        boolean hasVarargs = types.oneIn(4);
        for (int i = 0; i < count; i++) {
            String name = count < 60 ? types.pick(PARAMETER_NAMES) : "p" + i;
            if (declarations.stream().anyMatch(declaration -> declaration.endsWith(" " + name))
                    || parameters.stream()
                            .anyMatch(parameter -> parameter.name().equals(name))) {
                continue;
            }
            RandomType type = types.any(visible);
            String modifier = types.oneIn(8) ? "final " : "";
            if (hasVarargs && i == count - 1) {
                RandomType array = types.array(type);
                if (array.isArray() && !array.equals(type)) {
                    parameters.add(new Parameter(name, Kind.VARARGS, array, null));
                    declarations.add(array.source().substring(0, array.source().length() - 2) + "... " + name);
                }
            } else if (types.oneIn(3)) {
                RandomDefaults.Default keyword = defaults.forKeyword(name, type);
                helpers.append(keyword.helper());
                parameters.add(new Parameter(
                        keyword.name(), keyword.isRequired() ? Kind.REQUIRED : Kind.KEYWORD, type, keyword.value()));
                declarations.add(keyword.annotation() + " " + modifier + type.source() + " " + name);
            } else {
                parameters.add(new Parameter(name, Kind.POSITIONAL, type, null));
                declarations.add(modifier + type.source() + " " + name);
            }
        }
        return method(isStatic, own, visible, parameters, declarations, helpers);
    }

    private RandomMethod method(
            boolean isStatic,
            List<Variable> own,
            List<Variable> visible,
            List<Parameter> parameters,
            List<String> declarations,
            StringBuilder source) {
        String name = types.oneIn(5) ? types.pick(ownNames) : types.pick(METHOD_NAMES);
        String factory = types.oneIn(8) && !isClassMarked ? types.pick(METHOD_NAMES) : name;
        boolean isSafe = (isStatic || !isInterface)
                && types.oneIn(2)
                && parameters.stream()
                        .anyMatch(parameter -> parameter.kind() == Kind.VARARGS
                                && !parameter.type().isReifiable());
        if (types.oneIn(5)) {
            source.append("/**\n     * ").append(types.pick(DOCS)).append("\n     */\n    ");
        }
        source.append(
                isClassMarked ? "" : "@Delayable" + (factory.equals(name) ? " " : "(name = \"" + factory + "\") "));
        source.append(isSafe ? "@java.lang.SafeVarargs " : "")
                .append(types.oneIn(8) ? "@java.lang.Deprecated(since = \"$S\") " : "");
        source.append(types.pick(
                isInterface ? List.of("", "public ") : List.of("", "public ", "protected ", "synchronized ")));
        source.append(
                isStatic
                        ? "static "
                        : isInterface ? "default " : isSafe ? "final " : types.pick(List.of("", "final ")));
        if (!own.isEmpty()) {
            source.append(own.stream().map(Variable::declaration).collect(joining(", ", "<", "> ")));
        }
        Result result = result(visible, parameters, declarations);
        source.append(result.type()).append(' ').append(name);
        source.append(declarations.stream().collect(joining(", ", "(", ")"))).append(exceptions());
        String values = declarations.stream()
                .map(declaration -> ", " + declaration.substring(declaration.lastIndexOf(' ') + 1))
                .collect(joining());
        source.append(" { seen$(\"").append(name).append('"').append(values).append(", 0); ");
        source.append(result.statement()).append(" }");
        return new RandomMethod(name, factory, parameters, isStatic, source.toString());
    }

    private record Result(String type, String statement) {}

    /** One of the arguments, if there is one: so that the result depends on them. */
    private Result result(List<Variable> visible, List<Parameter> parameters, List<String> declarations) {
        if (types.oneIn(4)) {
            return new Result("void", "");
        } else if (!parameters.isEmpty() && types.oneIn(2)) {
            int index = parameters.indexOf(types.pick(parameters));
            String declaration = declarations.get(index);
            String name = declaration.substring(declaration.lastIndexOf(' ') + 1);
            return new Result(parameters.get(index).type().source(), "return " + name + ";");
        }
        RandomType type = types.any(visible);
        String value = !type.isPrimitive() ? "null" : type.rest().equals("boolean") ? "true" : "1";
        return new Result(type.source(), "return " + value + ";");
    }

    private String exceptions() {
        return types.oneIn(3)
                ? " throws " + types.pick(EXCEPTIONS) + (types.oneIn(3) ? ", " + types.pick(EXCEPTIONS) : "")
                : "";
    }
}
