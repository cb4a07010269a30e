package dev.delayable.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * Writes what a job knows of its function:
 *
 * <pre>{@code
 * private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
 *         SlowFunctions.class,
 *         "slowFunction2",
 *         arguments -> new SlowFunction2Job(arguments.<Integer>get(0), arguments.<Integer>get(1), ...),
 *         DelayedParameter.positional("v1", int.class),
 *         DelayedParameter.positional("v2", int.class),
 *         DelayedParameter.keyword("operation", String.class, "*"),
 *         DelayedParameter.varargs("args", int[].class));
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
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$T.class", names.factory().owner()));
        arguments.add(CodeBlock.of("$S", method.functionName()));
        arguments.add(maker());
        method.parameters().forEach(parameter -> arguments.add(parameter(parameter)));
        return FieldSpec.builder(
                        JobWriter.functionType(names),
                        JobWriter.FUNCTION,
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "$T.of(\n$>$>$L$<$<)$L",
                        RuntimeNames.GENERATED_FUNCTION,
                        arguments.stream().collect(CodeBlock.joining(",\n")),
                        method.version() == 0 ? "" : ".version(" + method.version() + ")")
                .build();
    }

    private CodeBlock maker() {
        List<CodeBlock> gets = new ArrayList<>();
        if (method.receiver() != null) {
            gets.add(CodeBlock.of(
                    "arguments.$Lreceiver()",
                    witness(method.receiver().type(), names.factory().owner())));
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            ParameterModel parameter = method.parameters().get(i);
            gets.add(CodeBlock.of("arguments.$Lget($L)", witness(parameter.type(), parameter.erasure()), i));
        }
        // Raw where the method is generic: all type arguments share one function.
        return CodeBlock.of(
                "arguments -> new $T($L)", names.record(), gets.stream().collect(CodeBlock.joining(",$W")));
    }

    /** The type of an argument, where it is a plain one: thousands of inferences take the compiler long. */
    private static CodeBlock witness(TypeName type, TypeName erasure) {
        return type.withoutAnnotations().equals(erasure) ? CodeBlock.of("<$T>", erasure.box()) : CodeBlock.of("");
    }

    private CodeBlock parameter(ParameterModel parameter) {
        CodeBlock nameAndType = CodeBlock.of("$S, $T.class", parameter.name(), parameter.erasure());
        return switch (parameter.kind()) {
            case POSITIONAL -> CodeBlock.of("$T.positional($L)", RuntimeNames.DELAYED_PARAMETER, nameAndType);
            case VARARGS -> CodeBlock.of("$T.varargs($L)", RuntimeNames.DELAYED_PARAMETER, nameAndType);
            case KEYWORD -> keyword(parameter, nameAndType);
        };
    }

    private static CodeBlock keyword(ParameterModel parameter, CodeBlock nameAndType) {
        DefaultValue value = Objects.requireNonNull(parameter.defaultValue());
        if (value instanceof DefaultValue.Required) {
            return CodeBlock.of("$T.requiredKeyword($L)", RuntimeNames.DELAYED_PARAMETER, nameAndType);
        }
        String format =
                value instanceof DefaultValue.Member ? "$T.computedKeyword($L, () -> $L)" : "$T.keyword($L, $L)";
        return CodeBlock.of(format, RuntimeNames.DELAYED_PARAMETER, nameAndType, DefaultCode.of(value));
    }
}
