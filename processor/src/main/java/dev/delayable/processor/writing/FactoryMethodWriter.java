package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.delayable.processor.model.MethodModel;
import dev.delayable.processor.model.MethodModel.Deprecation;
import dev.delayable.processor.model.ParameterModel;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    static final String RECEIVER = "receiver";

    private static final ClassName OBJECTS = ClassName.get(Objects.class);

    private final JobNames names;
    private final MethodModel method;
    private final VariableNames parameters;

    FactoryMethodWriter(JobNames names) {
        this.names = names;
        this.method = names.method();
        this.parameters = names.factoryParameters();
    }

    MethodSpec write() {
        MethodSpec.Builder factory = MethodSpec.methodBuilder(method.functionName())
                .addJavadoc(new Docs(names).ofFactory(parameters))
                .addTypeVariables(method.typeVariables())
                .returns(names.factoryType());
        if (method.isPublic()) {
            factory.addModifiers(Modifier.PUBLIC);
        }
        if (method.receiver() == null) {
            factory.addModifiers(Modifier.STATIC);
        }
        addDeprecation(factory);
        addVarargsAnnotations(factory);
        for (ParameterModel parameter : method.positionals()) {
            factory.addParameter(parameter.type(), parameters.of(parameter));
            factory.varargs(parameter.isVarargs());
        }
        if (!names.stages().isEmpty()) {
            addCopies(factory);
        }
        return factory.addCode(Formats.returning(job())).build();
    }

    /** The array belongs to the caller once the factory has returned, before the stages are gone through. */
    private void addCopies(MethodSpec.Builder factory) {
        for (ParameterModel parameter : method.positionals()) {
            if (parameter.isVarargs()) {
                factory.addStatement("$T $N = $L", parameter.type(), parameters.copyOf(parameter), copy(parameter));
            }
        }
    }

    /** A stage is an interface of one method, so that a lambda will do. */
    private String stages() {
        return method.requiredKeywords().stream()
                .map(keyword -> Formats.literal(parameters.of(keyword)) + " -> ")
                .collect(Collectors.joining());
    }

    private CodeBlock job() {
        CodeBlock.Builder job = CodeBlock.builder().add(stages() + names.newRecord());
        String separator = "";
        if (method.receiver() != null) {
            // Qualified only where a parameter hides it.
            job.add(receiverIsHidden() ? "this." + RECEIVER : RECEIVER);
            separator = ",$W";
        }
        for (ParameterModel parameter : method.parameters()) {
            job.add(separator);
            addArgument(parameter, job);
            separator = ",$W";
        }
        return job.add(")").build();
    }

    private boolean receiverIsHidden() {
        return method.parameters().stream()
                .anyMatch(parameter -> parameters.of(parameter).equals(RECEIVER));
    }

    private void addArgument(ParameterModel parameter, CodeBlock.Builder job) {
        if (parameter.isKeyword() && !parameter.isRequiredKeyword()) {
            job.add(DefaultCode.of(Objects.requireNonNull(parameter.defaultValue())));
        } else if (!parameter.isVarargs()) {
            job.add(Formats.literal(parameters.of(parameter)));
        } else if (names.stages().isEmpty()) {
            job.add(copy(parameter));
        } else {
            job.add(Formats.literal(parameters.copyOf(parameter)));
        }
    }

    private CodeBlock copy(ParameterModel parameter) {
        String name = Formats.literal(parameters.of(parameter));
        return CodeBlock.of("$T.requireNonNull(" + name + ", $S).clone()", OBJECTS, parameter.name());
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
            if (method.receiver() != null) {
                factory.addModifiers(Modifier.FINAL); // Java asks for it, although the class is final
            }
            lints.add("varargs");
        } else if (isUnsafe) {
            lints.add("unchecked");
        }
        Suppressions.of(lints).ifPresent(factory::addAnnotation);
    }
}
