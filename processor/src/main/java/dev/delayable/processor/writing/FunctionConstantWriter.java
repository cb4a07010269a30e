package dev.delayable.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import javax.lang.model.element.Modifier;

/**
 * Writes what a job knows of its function:
 *
 * <pre>{@code
 * private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
 *                 SlowFunctions.class,
 *                 "slowFunction2",
 *                 arguments -> new SlowFunction2Job(arguments.<Integer>get(0), arguments.<Integer>get(1), ...))
 *         .positional("v1", int.class)
 *         .positional("v2", int.class)
 *         .keyword("operation", String.class, "*")
 *         .varargs("args", int[].class);
 * }</pre>
 */
final class FunctionConstantWriter {

    private final JobNames names;
    private final MethodModel method;

    FunctionConstantWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
    }

    FieldSpec write() {
        CodeBlock.Builder function = CodeBlock.builder()
                .add(
                        "$T.of(\n$>$>$>$>$T.class,\n" + Formats.quoted(method.functionName()) + ",\n",
                        RuntimeNames.GENERATED_FUNCTION,
                        names.factory().owner());
        addMaker(function);
        function.add(")$<$<");
        method.parameters().forEach(parameter -> addParameter(parameter, function));
        function.add((method.version() == 0 ? "" : "\n.version(" + method.version() + ")") + "$<$<");
        return FieldSpec.builder(
                        JobWriter.functionType(names),
                        JobWriter.FUNCTION,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(function.build())
                .build();
    }

    private void addMaker(CodeBlock.Builder function) {
        function.add("arguments -> " + names.newRawRecord());
        String separator = "arguments.";
        if (method.receiver() != null) {
            addGetter(method.receiver().type(), names.factory().owner(), separator, "receiver()", function);
            separator = ",$Warguments.";
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            ParameterModel parameter = method.parameters().get(i);
            addGetter(parameter.type(), parameter.erasure(), separator, "get(" + i + ")", function);
            separator = ",$Warguments.";
        }
        function.add(")");
    }

    /** Names the type of an argument, where it is a plain one: thousands of inferences take the compiler long. */
    private static void addGetter(
            TypeName type, TypeName erasure, String start, String getter, CodeBlock.Builder function) {
        if (type.withoutAnnotations().equals(erasure)) {
            function.add(start + "<$T>" + getter, erasure.box());
        } else {
            function.add(start + getter);
        }
    }

    private static void addParameter(ParameterModel parameter, CodeBlock.Builder function) {
        DefaultValue value = parameter.defaultValue();
        String start = "\n." + kind(parameter) + "(" + Formats.quoted(parameter.name()) + ", ";
        TypeName type = parameter.erasure();
        if (type.isPrimitive()) {
            function.add(start + type + ".class");
        } else {
            function.add(start + "$T.class", type);
        }
        if (value != null && !parameter.isRequiredKeyword()) {
            function.add(value instanceof DefaultValue.Member ? ", () -> " : ", ")
                    .add(DefaultCode.of(value));
        }
        function.add(")");
    }

    /** The method of {@code GeneratedFunction} that adds such a parameter. */
    private static String kind(ParameterModel parameter) {
        return switch (parameter.kind()) {
            case POSITIONAL -> "positional";
            case VARARGS -> "varargs";
            case KEYWORD -> {
                if (parameter.isRequiredKeyword()) {
                    yield "requiredKeyword";
                }
                yield parameter.defaultValue() instanceof DefaultValue.Member ? "computedKeyword" : "keyword";
            }
        };
    }
}
