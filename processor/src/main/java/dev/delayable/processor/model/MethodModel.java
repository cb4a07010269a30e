package dev.delayable.processor.model;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * An annotated method.
 *
 * @param origin the method
 * @param name its name
 * @param functionName the name of the factory and of the function
 * @param version the version of the function; 0 for none
 * @param usesMemory whether results may be kept
 * @param receiver the object whose method it is; null for a static method
 * @param isPublic whether the factory may be public: the method and all types of its signature are
 * @param typeVariables the type variables of the method with their bounds
 * @param returnsVoid whether there is no result
 * @param result the type of the result, boxed
 * @param parameters the parameters in the order of the source
 * @param exceptions the checked exceptions that a job may throw as they are
 * @param throwsThrowable whether the method may also throw what is no {@link Exception}
 * @param isSafeVarargs whether the method is marked {@link SafeVarargs}
 * @param lints the lints that the types of the signature set off wherever they are mentioned
 * @param deprecation whether the method is deprecated
 * @param doc its javadoc
 */
public record MethodModel(
        ExecutableElement origin,
        String name,
        String functionName,
        int version,
        boolean usesMemory,
        @Nullable Receiver receiver,
        boolean isPublic,
        List<TypeVariableName> typeVariables,
        boolean returnsVoid,
        TypeName result,
        List<ParameterModel> parameters,
        List<TypeName> exceptions,
        boolean throwsThrowable,
        boolean isSafeVarargs,
        Set<String> lints,
        Deprecation deprecation,
        DocComment doc) {

    /**
     * The object of an instance method.
     *
     * @param type the class, with its type variables as arguments
     * @param variables these type variables with their bounds
     */
    public record Receiver(TypeName type, List<TypeVariableName> variables) {}

    /** How a method is deprecated. */
    public record Deprecation(boolean isDeprecated, String since, boolean forRemoval) {

        public static final Deprecation NONE = new Deprecation(false, "", false);
    }

    /** The types that the factory and its job mention, as text. */
    Stream<String> mentioned() {
        Stream<TypeName> bounds = jobVariables().stream().flatMap(variable -> variable.bounds().stream());
        Stream<TypeName> types = parameters.stream()
                .flatMap(parameter -> Stream.of(parameter.type(), parameter.erasure(), parameter.declaredErasure()));
        Stream<TypeName> defaults = parameters.stream()
                .flatMap(parameter -> Stream.ofNullable(parameter.defaultValue()))
                .flatMap(value -> value.mentioned().stream());
        return Stream.of(Stream.of(result), exceptions.stream(), bounds, types, defaults)
                .flatMap(part -> part)
                .map(TypeName::toString);
    }

    /** The type variables of the job: those of the object's class, and those of the method. */
    public List<TypeVariableName> jobVariables() {
        List<TypeVariableName> variables = new ArrayList<>();
        if (receiver != null) {
            variables.addAll(receiver.variables());
        }
        variables.addAll(typeVariables);
        return variables;
    }

    public boolean isGeneric() {
        return !jobVariables().isEmpty();
    }

    public boolean hasKeywords() {
        return parameters.stream().anyMatch(ParameterModel::isKeyword);
    }

    /** What the factory takes. */
    public List<ParameterModel> positionals() {
        return parameters.stream().filter(parameter -> !parameter.isKeyword()).toList();
    }

    public List<ParameterModel> keywords() {
        return parameters.stream().filter(ParameterModel::isKeyword).toList();
    }

    public List<ParameterModel> requiredKeywords() {
        return keywords().stream().filter(ParameterModel::isRequiredKeyword).toList();
    }

    /** The factory as overload resolution sees it, with erased types: {@code f2(int)}. */
    public String factorySignature() {
        return positionals().stream()
                .map(parameter -> parameter.erasure().toString())
                .collect(Collectors.joining(", ", functionName + "(", ")"));
    }
}
