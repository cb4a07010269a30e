package dev.delayable.processor.writing;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import javax.lang.model.element.Modifier;

/**
 * Writes the record of a job:
 *
 * <pre>{@code
 * private record SlowFunction2Job(int v1, int v2, String operation, int[] args_) implements SlowFunction2 {
 *     private static final GeneratedFunction<Integer> FUNCTION = ...;
 *
 *     public SlowFunction2 operation(String operation) {
 *         return new SlowFunction2Job(v1, v2, operation, args_);
 *     }
 *
 *     public Integer call() throws InterruptedException {
 *         return SlowFunctions.slowFunction2(v1, v2, operation, args_.clone());
 *     }
 *
 *     // function, args, kwargs, equals, hashCode, toString
 * }
 * }</pre>
 */
final class JobWriter {

    static final String FUNCTION = "FUNCTION";

    private final JobNames names;
    private final MethodModel method;
    private final NameAllocator components;

    JobWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.components = names.components();
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(names.record())
                .addModifiers(Modifier.PRIVATE)
                .addTypeVariables(method.jobVariables())
                .recordConstructor(constructor())
                .addSuperinterface(names.jobType())
                .addField(new FunctionConstantWriter(names).write());
        addSuppressions(type);
        method.keywords().forEach(keyword -> type.addMethod(keyword(keyword)));
        type.addMethod(call()).addMethod(function()).addMethod(args());
        if (method.hasKeywords()) {
            type.addMethod(kwargs());
        }
        if (!comparesByItself()) {
            type.addMethod(equalsMethod()).addMethod(hashCodeMethod());
        }
        return type.addMethod(toStringMethod()).build();
    }

    private void addSuppressions(TypeSpec.Builder type) {
        Set<String> lints = new TreeSet<>(method.lints());
        if (method.isGeneric()) {
            // One function serves all type arguments; only its erasure is known where it is made.
            lints.addAll(List.of("rawtypes", "unchecked"));
        }
        Suppressions.of(lints).ifPresent(type::addAnnotation);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (method.receiver() != null) {
            constructor.addParameter(method.receiver().type(), receiver());
        }
        method.parameters().forEach(parameter -> constructor.addParameter(parameter.type(), components.get(parameter)));
        return constructor.build();
    }

    private String receiver() {
        return JobNames.receiver(components);
    }

    private MethodSpec keyword(ParameterModel keyword) {
        List<String> arguments = new ArrayList<>();
        if (method.receiver() != null) {
            arguments.add(receiver());
        }
        method.parameters().forEach(parameter -> arguments.add(components.get(parameter)));
        CodeBlock joined =
                arguments.stream().map(argument -> CodeBlock.of("$N", argument)).collect(CodeBlock.joining(",$W"));
        // The parameter hides its own component, and no other: it may be another that has the name of the keyword.
        return overriding(keyword.name(), names.jobType())
                .addParameter(keyword.type(), components.get(keyword))
                .addStatement("return new $T($L)", names.recordType(), joined)
                .build();
    }

    private MethodSpec call() {
        MethodSpec.Builder call = overriding("call", names.resultType()).addExceptions(exceptions(method));
        CodeBlock arguments = method.parameters().stream()
                // The method owns its varargs array, as in any call: it may change it, and the job must not.
                .map(parameter -> CodeBlock.of(parameter.isVarargs() ? "$N.clone()" : "$N", components.get(parameter)))
                .collect(CodeBlock.joining(",$W"));
        CodeBlock target = method.receiver() == null
                ? CodeBlock.of("$T", names.factory().owner())
                : CodeBlock.of("$N", receiver());
        CodeBlock invocation = CodeBlock.of("$L.$L$N($L)", target, typeArguments(), method.name(), arguments);
        if (method.throwsThrowable()) {
            call.beginControlFlow("try");
        }
        if (method.returnsVoid()) {
            call.addStatement(invocation).addStatement("return null");
        } else {
            call.addStatement("return $L", invocation);
        }
        if (method.throwsThrowable()) {
            call.nextControlFlow("catch ($T | $T e)", Exception.class, Error.class)
                    .addStatement("throw e")
                    .nextControlFlow("catch ($T e)", Throwable.class)
                    .addStatement("throw new $T(e)", ExecutionException.class)
                    .endControlFlow();
        }
        return call.build();
    }

    /** Written out: they need not follow from the arguments, and where they do, inference can miss them. */
    private CodeBlock typeArguments() {
        return !method.typeVariables().isEmpty()
                ? method.typeVariables().stream()
                        .map(variable -> CodeBlock.of("$T", variable))
                        .collect(CodeBlock.joining(", ", "<", ">"))
                : CodeBlock.of("");
    }

    /** What {@code call()} declares: a method that throws what is no exception needs room for any, and a wrapper. */
    static List<TypeName> exceptions(MethodModel method) {
        return method.throwsThrowable() ? List.of(ClassName.get(Exception.class)) : method.exceptions();
    }

    private MethodSpec function() {
        TypeName type = ParameterizedTypeName.get(RuntimeNames.DELAYED_FUNCTION, names.resultType());
        CodeBlock function = method.receiver() == null
                ? CodeBlock.of("$L", FUNCTION)
                : CodeBlock.of("$L.on($N)", FUNCTION, receiver());
        CodeBlock cast = method.isGeneric() ? CodeBlock.of("($T) ", type) : CodeBlock.of("");
        return overriding("function", type)
                .addStatement("return $L$L", cast, function)
                .build();
    }

    private MethodSpec args() {
        TypeName element = Nulls.nullable(ClassName.OBJECT, names.factory());
        return overriding("args", ParameterizedTypeName.get(ClassName.get(List.class), element))
                .addStatement("return $L.args($L)", FUNCTION, values())
                .build();
    }

    private MethodSpec kwargs() {
        TypeName value = Nulls.nullable(ClassName.OBJECT, names.factory());
        TypeName type = ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), value);
        return overriding("kwargs", type)
                .addStatement("return $L.kwargs($L)", FUNCTION, values())
                .build();
    }

    /** All components, for a method that takes {@code Object...}; an array by itself would be taken for all of them. */
    private CodeBlock values() {
        List<CodeBlock> values = new ArrayList<>();
        for (ParameterModel parameter : method.parameters()) {
            boolean isLoneArray = method.parameters().size() == 1
                    && parameter.erasure() instanceof ArrayTypeName array
                    && !array.componentType().isPrimitive();
            String name = components.get(parameter);
            values.add(isLoneArray ? CodeBlock.of("($T) $N", Object.class, name) : CodeBlock.of("$N", name));
        }
        return values.stream().collect(CodeBlock.joining(",$W"));
    }

    /** Whether the methods that a record has by itself compare the arguments as jobs do: no array can be among them. */
    private boolean comparesByItself() {
        return method.parameters().stream().allMatch(JobWriter::comparesByItself);
    }

    private static boolean comparesByItself(ParameterModel parameter) {
        TypeName type = parameter.erasure();
        return type.isPrimitive() || type.isBoxedPrimitive() || type.equals(ClassName.get(String.class));
    }

    private MethodSpec equalsMethod() {
        TypeName type = Nulls.nullable(ClassName.OBJECT, names.factory());
        return overriding("equals", TypeName.BOOLEAN)
                .addParameter(ParameterSpec.builder(type, "other").build())
                .addStatement("return $L.areEqual(this, other)", FUNCTION)
                .build();
    }

    private static MethodSpec hashCodeMethod() {
        return overriding("hashCode", TypeName.INT)
                .addStatement("return $L.hashCodeOf(this)", FUNCTION)
                .build();
    }

    private static MethodSpec toStringMethod() {
        return overriding("toString", ClassName.get(String.class))
                .addStatement("return $L.toStringOf(this)", FUNCTION)
                .build();
    }

    private static MethodSpec.Builder overriding(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    /** The type of the constant: {@code GeneratedFunction<Integer>}, with a wildcard where the method is generic. */
    static TypeName functionType(JobNames names) {
        TypeName argument =
                names.method().isGeneric() ? WildcardTypeName.subtypeOf(ClassName.OBJECT) : names.resultType();
        return ParameterizedTypeName.get(RuntimeNames.GENERATED_FUNCTION, argument);
    }
}
