package dev.delayable.processor.writing;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import javax.lang.model.element.Modifier;

/**
 * Writes the record of a job:
 *
 * <pre>{@code
 * private record SlowFunction2Job(int v1, int v2, String operation, int[] args_) implements SlowFunction2, GeneratedJob<Integer> {
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
 *     // parts, with, equals, hashCode, toString
 * }
 * }</pre>
 */
final class JobWriter {

    static final String FUNCTION = "FUNCTION";

    private static final MethodSpec HASH_CODE = overriding("hashCode", TypeName.INT)
            .addStatement("return " + FUNCTION + ".hashCodeOf(this)")
            .build();

    private static final MethodSpec TO_STRING = overriding("toString", ClassName.get(String.class))
            .addStatement("return " + FUNCTION + ".toStringOf(this)")
            .build();

    private final JobNames names;
    private final MethodModel method;
    private final VariableNames components;

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
                .addSuperinterfaces(superinterfaces())
                .addField(new FunctionConstantWriter(names).write());
        addSuppressions(type);
        method.keywords().forEach(keyword -> type.addMethod(keyword(keyword)));
        type.addMethod(call()).addMethod(parts()).addMethod(with());
        // Jobs compare arrays by content, which a record does not by itself; and what javac makes for one that has not
        // all
        // three of these takes more time, and 500 bytes of its class.
        return type.addMethod(equalsMethod())
                .addMethod(HASH_CODE)
                .addMethod(TO_STRING)
                .build();
    }

    private List<TypeName> superinterfaces() {
        TypeName job = ParameterizedTypeName.get(RuntimeNames.GENERATED_JOB, names.resultType());
        return method.hasKeywords() ? List.of(names.jobType(), job) : List.of(job);
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
            constructor.addParameter(method.receiver().type(), components.receiver());
        }
        method.parameters()
                .forEach(parameter -> constructor.addParameter(parameter.componentType(), components.of(parameter)));
        return constructor.build();
    }

    private MethodSpec keyword(ParameterModel keyword) {
        List<String> arguments = new ArrayList<>();
        if (method.receiver() != null) {
            arguments.add(components.receiver());
        }
        method.parameters().forEach(parameter -> arguments.add(components.of(parameter)));
        // The parameter hides its own component, and no other: it may be another that has the name of the keyword.
        return overriding(keyword.name(), names.jobType())
                .addParameter(keyword.type(), components.of(keyword))
                .addStatement("return " + names.newRecord() + Formats.names(arguments) + ")")
                .build();
    }

    private MethodSpec call() {
        MethodSpec.Builder call = overriding("call", names.resultType()).addExceptions(exceptions(method));
        CodeBlock invocation = invocation();
        if (method.throwsThrowable()) {
            call.beginControlFlow("try");
        }
        if (method.returnsVoid()) {
            call.addStatement(invocation).addStatement("return null");
        } else {
            call.addCode(Formats.returning(invocation));
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

    private CodeBlock invocation() {
        CodeBlock.Builder invocation = CodeBlock.builder();
        if (method.receiver() == null) {
            invocation.add("$T.", names.factory().owner());
        } else {
            invocation.add(Formats.literal(components.receiver()) + ".");
        }
        addTypeArguments(invocation);
        // The method owns its varargs array, as in any call: it may change it, and the job must not.
        List<String> arguments = method.parameters().stream()
                .map(parameter -> components.of(parameter) + (parameter.isVarargs() ? ".clone()" : ""))
                .toList();
        return invocation
                .add(Formats.literal(method.name()) + "(" + Formats.names(arguments) + ")")
                .build();
    }

    /** Written out: they need not follow from the arguments, and where they do, inference can miss them. */
    private void addTypeArguments(CodeBlock.Builder invocation) {
        if (!method.typeVariables().isEmpty()) {
            invocation.add(method.typeVariables().stream()
                    .map(variable -> CodeBlock.of("$T", variable))
                    .collect(CodeBlock.joining(", ", "<", ">")));
        }
    }

    /** What {@code call()} declares: a method that throws what is no exception needs room for any, and a wrapper. */
    static List<TypeName> exceptions(MethodModel method) {
        return method.throwsThrowable() ? List.of(ClassName.get(Exception.class)) : method.exceptions();
    }

    private MethodSpec parts() {
        String function =
                method.receiver() == null ? FUNCTION : FUNCTION + ".on(" + Formats.literal(components.receiver()) + ")";
        List<String> values = method.parameters().stream().map(components::of).toList();
        CodeBlock.Builder parts = CodeBlock.builder();
        // By itself, an array of objects would be taken for all of them.
        boolean isLoneArray = values.size() == 1
                && method.parameters().get(0).erasure() instanceof ArrayTypeName array
                && !array.componentType().isPrimitive();
        if (isLoneArray) {
            parts.add(function + ".parts(($T) ", ClassName.OBJECT);
        } else {
            parts.add(function + ".parts(");
        }
        parts.add(Formats.names(values) + ")");
        return overriding("parts", RuntimeNames.JOB_PARTS)
                .addCode(Formats.returning(parts.build()))
                .build();
    }

    private MethodSpec with() {
        CodeBlock.Builder job = CodeBlock.builder().add(names.newRecord());
        String separator = "arguments.";
        if (method.receiver() != null) {
            addObjectGetter(method.receiver().type(), names.factory().owner(), separator, "receiver()", job);
            separator = ",$Warguments.";
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            ParameterModel parameter = method.parameters().get(i);
            if (parameter.erasure().isPrimitive()) {
                job.add(separator + primitiveGetter(parameter.erasure()) + "(" + i + ")");
            } else {
                addObjectGetter(parameter.type(), parameter.erasure(), separator, "get(" + i + ")", job);
            }
            separator = ",$Warguments.";
        }
        return overriding("with", ParameterizedTypeName.get(RuntimeNames.GENERATED_JOB, names.resultType()))
                .addParameter(RuntimeNames.ARGUMENTS, "arguments")
                .addCode(Formats.returning(job.add(")").build()))
                .build();
    }

    /** {@code getInt} for {@code int}. */
    private static String primitiveGetter(TypeName type) {
        String name = type.withoutAnnotations().toString();
        return "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Names the type of an argument, where it is a plain one: thousands of inferences take the compiler long. */
    private static void addObjectGetter(
            TypeName type, TypeName erasure, String start, String getter, CodeBlock.Builder target) {
        if (type.withoutAnnotations().equals(erasure)) {
            target.add(start + "<$T>" + getter, erasure);
        } else {
            target.add(start + getter);
        }
    }

    private MethodSpec equalsMethod() {
        TypeName type = Nulls.nullable(ClassName.OBJECT, names.factory());
        return overriding("equals", TypeName.BOOLEAN)
                .addParameter(ParameterSpec.builder(type, "other").build())
                .addStatement("return " + FUNCTION + ".areEqual(this, other)")
                .build();
    }

    private static MethodSpec.Builder overriding(String name, TypeName type) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type);
    }

    /** The type of the constant: {@code GeneratedFunction<Integer>}, with a wildcard where the method is generic. */
    static TypeName functionType(JobNames names) {
        TypeName argument =
                names.method().isGeneric() ? WildcardTypeName.subtypeOf(ClassName.OBJECT) : names.resultType();
        return ParameterizedTypeName.get(RuntimeNames.GENERATED_FUNCTION, argument);
    }
}
