package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.MethodModel.Deprecation;
import dev.delayable.processor.model.ParameterModel;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Writes the factory of a method:
 *
 * <pre>{@code
 * public static SlowFunction2 slowFunction2(int v1, int v2, int... args) {
 *     return new SlowFunction2Job(v1, v2, "*", Objects.requireNonNull(args, "args").clone());
 * }
 * }</pre>
 */
final class FactoryMethodWriter {

    private final JobNames names;
    private final MethodModel method;
    private final NameAllocator parameters;

    FactoryMethodWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.parameters = names.factoryParameters();
    }

    MethodSpec write() {
        MethodSpec.Builder factory = MethodSpec.methodBuilder(method.functionName())
                .addJavadoc(new Docs(names).ofFactory(parameters))
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(method.typeVariables())
                .returns(names.jobType());
        if (method.isPublic()) {
            factory.addModifiers(Modifier.PUBLIC);
        }
        addDeprecation(factory);
        addVarargsAnnotations(factory);
        for (ParameterModel parameter : method.positionals()) {
            factory.addParameter(ParameterSpec.builder(parameter.type(), parameters.get(parameter))
                    .build());
            factory.varargs(parameter.isVarargs());
        }
        CodeBlock arguments = method.parameters().stream().map(this::argument).collect(CodeBlock.joining(",$W"));
        return factory.addStatement("return new $T($L)", names.recordType(), arguments)
                .build();
    }

    private CodeBlock argument(ParameterModel parameter) {
        if (parameter.defaultValue() != null) {
            return DefaultCode.of(parameter.defaultValue());
        }
        String name = parameters.get(parameter);
        return parameter.isVarargs()
                ? CodeBlock.of("$T.requireNonNull($N, $S).clone()", Objects.class, name, parameter.name())
                : CodeBlock.of("$N", name);
    }

    private void addDeprecation(MethodSpec.Builder factory) {
        Deprecation deprecation = method.deprecation();
        if (!deprecation.isDeprecated()) {
            return;
        }
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(Deprecated.class);
        if (!deprecation.since().isEmpty()) {
            annotation.addMember("since", "$S", deprecation.since());
        }
        if (deprecation.forRemoval()) {
            annotation.addMember("forRemoval", "true");
        }
        factory.addAnnotation(annotation.build());
    }

    private void addVarargsAnnotations(MethodSpec.Builder factory) {
        Set<String> lints = new TreeSet<>(method.lints());
        boolean isUnsafe =
                method.positionals().stream().anyMatch(parameter -> parameter.isVarargs() && !parameter.isReifiable());
        if (isUnsafe && method.isSafeVarargs()) {
            factory.addAnnotation(SafeVarargs.class);
            lints.add("varargs");
        } else if (isUnsafe) {
            lints.add("unchecked");
        }
        Suppressions.of(lints).ifPresent(factory::addAnnotation);
    }
}
