package dev.delayable.processor.model;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/**
 * An annotated method.
 *
 * @param origin the method
 * @param name its name
 * @param functionName the name of the factory and of the function
 * @param isPublic whether the factory may be public: the method and all types of its signature are
 * @param typeVariables the type variables with their bounds
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

    /** How a method is deprecated. */
    public record Deprecation(boolean isDeprecated, String since, boolean forRemoval) {

        public static final Deprecation NONE = new Deprecation(false, "", false);
    }

    public boolean isGeneric() {
        return !typeVariables.isEmpty();
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

    /** The factory as overload resolution sees it, with erased types: {@code f2(int)}. */
    public String factorySignature() {
        return positionals().stream()
                .map(parameter -> parameter.erasure().toString())
                .collect(Collectors.joining(", ", functionName + "(", ")"));
    }
}
