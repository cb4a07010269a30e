package dev.delayable.processor.reading;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Names of types with their type-use annotations, each at its place. JavaPoet's own {@code TypeName.get(TypeMirror)}
 * drops them, and with them all that a signature says of nulls.
 */
final class TypeNames {

    private static final Namer NAMER = new Namer();

    private TypeNames() {}

    static TypeName of(TypeMirror type) {
        return NAMER.visit(type);
    }

    /** A type variable with its bounds, as it is declared. */
    static TypeVariableName declared(TypeParameterElement variable) {
        TypeName[] bounds = variable.getBounds().stream().map(TypeNames::of).toArray(TypeName[]::new);
        return TypeVariableName.get(variable.getSimpleName().toString(), bounds);
    }

    private static final class Namer extends SimpleTypeVisitor14<TypeName, @Nullable Void> {

        @Override
        public TypeName visitPrimitive(PrimitiveType type, @Nullable Void unused) {
            return annotate(TypeName.get(type), type);
        }

        @Override
        public TypeName visitNoType(NoType type, @Nullable Void unused) {
            return TypeName.get(type);
        }

        @Override
        public TypeName visitDeclared(DeclaredType type, @Nullable Void unused) {
            TypeElement element = (TypeElement) type.asElement();
            List<TypeName> arguments =
                    type.getTypeArguments().stream().map(this::visit).toList();
            if (!element.getModifiers().contains(Modifier.STATIC)
                    && type.getEnclosingType() instanceof DeclaredType enclosing
                    && visit(enclosing) instanceof ParameterizedTypeName outer) {
                return annotate(outer.nestedClass(element.getSimpleName().toString(), arguments), type);
            }
            // The annotations go to the class name: they stand right before the last simple name.
            ClassName name = (ClassName) annotate(ClassName.get(element), type);
            return arguments.isEmpty() ? name : ParameterizedTypeName.get(name, arguments.toArray(TypeName[]::new));
        }

        @Override
        public TypeName visitTypeVariable(TypeVariable type, @Nullable Void unused) {
            return annotate(
                    TypeVariableName.get(type.asElement().getSimpleName().toString()), type);
        }

        @Override
        public TypeName visitArray(ArrayType type, @Nullable Void unused) {
            return annotate(ArrayTypeName.of(visit(type.getComponentType())), type);
        }

        @Override
        public TypeName visitWildcard(WildcardType type, @Nullable Void unused) {
            if (type.getExtendsBound() != null) {
                return WildcardTypeName.subtypeOf(visit(type.getExtendsBound()));
            } else if (type.getSuperBound() != null) {
                return WildcardTypeName.supertypeOf(visit(type.getSuperBound()));
            }
            return WildcardTypeName.subtypeOf(ClassName.OBJECT);
        }

        @Override
        protected TypeName defaultAction(TypeMirror type, @Nullable Void unused) {
            throw new IllegalArgumentException("no name for " + type + ", a type of kind " + type.getKind());
        }

        private static TypeName annotate(TypeName name, TypeMirror type) {
            if (type.getAnnotationMirrors().isEmpty()) {
                return name;
            }
            // A private one could not be named; only what its own class reads can depend on it.
            List<AnnotationSpec> annotations = type.getAnnotationMirrors().stream()
                    .filter(Annotations::isSound)
                    .filter(annotation -> Accessibility.firstPrivate(
                                    (TypeElement) annotation.getAnnotationType().asElement())
                            .isEmpty())
                    .map(AnnotationSpecs::of)
                    .toList();
            return annotations.isEmpty() ? name : name.annotated(annotations);
        }
    }
}
