package dev.delayable.processor.reading;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Types without type arguments and annotations. The compiler's own erasure will not do: that of Eclipse's compiler leaves the
 * arguments of an outer class, and a type variable of several bounds as it is.
 */
public final class Erasures {

    private Erasures() {}

    /** What a method of the source takes for a parameter of this type. */
    public static TypeName inSource(TypeMirror type) {
        return of(type, false);
    }

    /** The same in generated code: JavaPoet prints {@code T extends Object & Runnable} without its first bound. */
    static TypeName inGenerated(TypeMirror type) {
        return of(type, true);
    }

    private static TypeName of(TypeMirror type, boolean withoutObject) {
        if (type instanceof ArrayType array) {
            return ArrayTypeName.of(of(array.getComponentType(), withoutObject));
        } else if (type instanceof DeclaredType declared) {
            return ClassName.get((TypeElement) declared.asElement());
        } else if (type instanceof TypeVariable variable) {
            List<? extends TypeMirror> bounds = ((TypeParameterElement) variable.asElement()).getBounds();
            return bounds.stream()
                    .map(bound -> of(bound, withoutObject))
                    .filter(bound -> !withoutObject || !bound.equals(ClassName.OBJECT))
                    .findFirst()
                    .orElse(ClassName.OBJECT);
        }
        return TypeName.get(type);
    }
}
