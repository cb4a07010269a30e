package dev.delayable.processor.model;

import com.palantir.javapoet.TypeName;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an annotated method.
 *
 * @param origin the parameter
 * @param declaredName its name in the source
 * @param name its name, or that of the keyword where it is pinned
 * @param kind how it takes its argument
 * @param type its type; an array type for varargs
 * @param componentType the same for a component of the record of the job, which has fewer annotations
 * @param erasure its type in generated code without type arguments and annotations
 * @param declaredErasure the same in the source: it differs for a variable with the bounds {@code Object & Runnable}
 * @param isReifiable whether the type is fully known at run time
 * @param isInterface whether the type is an interface
 * @param isSensitive whether texts hide the argument
 * @param isInKey whether the argument is part of the key of a kept result
 * @param defaultValue the default of a keyword; null for the others
 */
public record ParameterModel(
        VariableElement origin,
        String declaredName,
        String name,
        Kind kind,
        TypeName type,
        TypeName componentType,
        TypeName erasure,
        TypeName declaredErasure,
        boolean isReifiable,
        boolean isInterface,
        boolean isSensitive,
        boolean isInKey,
        @Nullable DefaultValue defaultValue) {

    /** How a parameter takes its argument. */
    public enum Kind {
        POSITIONAL,
        VARARGS,
        KEYWORD
    }

    /** This parameter as a keyword. */
    public ParameterModel asKeyword(String newName, DefaultValue newDefault) {
        return new ParameterModel(
                origin,
                declaredName,
                newName,
                Kind.KEYWORD,
                type,
                componentType,
                erasure,
                declaredErasure,
                isReifiable,
                isInterface,
                isSensitive,
                isInKey,
                newDefault);
    }

    public boolean isKeyword() {
        return kind == Kind.KEYWORD;
    }

    public boolean isRequiredKeyword() {
        return defaultValue instanceof DefaultValue.Required;
    }

    public boolean isVarargs() {
        return kind == Kind.VARARGS;
    }
}
