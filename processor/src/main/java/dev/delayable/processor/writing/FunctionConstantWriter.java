package dev.delayable.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes what a job knows of its function:
 *
 * <pre>{@code
 * private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
 *                 1,
 *                 SlowFunctions.class,
 *                 "slowFunction2",
 *                 new SlowFunction2Job(0, 0, null, null))
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
                        "$T.of(\n$>$>$>$>" + FactoryModel.FORMAT + ",\n$T.class,\n"
                                + Formats.quoted(method.functionName()) + ",\n",
                        RuntimeNames.GENERATED_FUNCTION,
                        names.factory().owner());
        function.add(emptyJob() + ")$<$<");
        method.parameters().forEach(parameter -> addParameter(parameter, function));
        if (!method.usesMemory()) {
            function.add("\n.withoutMemory()");
        }
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

    /** A job that nobody runs, which makes others. */
    private String emptyJob() {
        List<String> values = new ArrayList<>();
        if (method.receiver() != null) {
            values.add("null");
        }
        method.parameters().forEach(parameter -> values.add(zero(parameter.erasure())));
        return names.newRawRecord() + Formats.names(values) + ")";
    }

    private static String zero(TypeName type) {
        if (!type.isPrimitive()) {
            return "null";
        } else if (type.equals(TypeName.BOOLEAN)) {
            return "false";
        }
        boolean isConverted = type.equals(TypeName.BYTE) || type.equals(TypeName.SHORT) || type.equals(TypeName.CHAR);
        return isConverted ? "(" + type + ") 0" : "0";
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
        function.add(
                ")" + (parameter.isSensitive() ? ".sensitive()" : "") + (parameter.isInKey() ? "" : ".notInKey()"));
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
