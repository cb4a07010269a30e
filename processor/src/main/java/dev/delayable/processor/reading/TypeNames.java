package dev.delayable.processor.reading;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
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

    /** For Lombok and other tools these make a constructor or method check its arguments. */
    private static final Set<String> NULL_CHECKS = Set.of("nonnull", "notnull");

    private final Namer namer;
    private final Namer componentNamer;

    TypeNames(Accessibility accessibility) {
        this.namer = new Namer(accessibility::canName);
        this.componentNamer = new Namer(annotation -> accessibility.canName(annotation) && isForComponents(annotation));
    }

    TypeName of(TypeMirror type) {
        return namer.visit(type);
    }

    /**
     * The same for a component of the record of a job.
     *
     * @param name the name with all annotations
     */
    TypeName ofComponent(TypeMirror type, TypeName name) {
        return MentionedTypes.annotationsIn(List.of(type)).stream().allMatch(TypeNames::isForComponents)
                ? name
                : componentNamer.visit(type);
    }

    /**
     * Not those that say that there is no null: there is, in the job that makes others. And none with values: Eclipse's
     * compiler takes {@code List<@Tag(Colour.RED) T>} of a component for a {@code List<E>}, and no one reads them there.
     */
    private static boolean isForComponents(AnnotationMirror annotation) {
        return annotation.getElementValues().isEmpty() && !isNullCheck(annotation);
    }

    private static boolean isNullCheck(AnnotationMirror annotation) {
        Name name = annotation.getAnnotationType().asElement().getSimpleName();
        return NULL_CHECKS.contains(name.toString().toLowerCase(Locale.ROOT));
    }

    /** Whether a type is written as {@code ?}: for Eclipse's compiler {@code ? extends Object} is one, whatever it is annotated with. */
    static boolean isUnbounded(TypeMirror type) {
        return type instanceof WildcardType wildcard
                && wildcard.getSuperBound() == null
                && (wildcard.getExtendsBound() == null
                        || TypeName.get(wildcard.getExtendsBound()).equals(ClassName.OBJECT));
    }

    /** A type variable with its bounds, as it is declared. */
    TypeVariableName declared(TypeParameterElement variable) {
        TypeName[] bounds = variable.getBounds().stream().map(this::of).toArray(TypeName[]::new);
        return TypeVariableName.get(variable.getSimpleName().toString(), bounds);
    }

    private static final class Namer extends SimpleTypeVisitor14<TypeName, @Nullable Void> {

        private final Predicate<AnnotationMirror> isKept;

        Namer(Predicate<AnnotationMirror> isKept) {
            this.isKept = isKept;
        }

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
            if (type.getExtendsBound() != null && !isUnbounded(type)) {
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

        private TypeName annotate(TypeName name, TypeMirror type) {
            if (type.getAnnotationMirrors().isEmpty()) {
                return name;
            }
            // One that cannot be named is left out: only what its own class reads can depend on it.
            Set<Element> seen = new HashSet<>();
            List<AnnotationSpec> annotations = type.getAnnotationMirrors().stream()
                    .filter(isKept)
                    // The javac of JDK 17 shows some of them twice.
                    .filter(annotation ->
                            seen.add(annotation.getAnnotationType().asElement()))
                    .map(AnnotationSpecs::of)
                    .toList();
            return annotations.isEmpty() ? name : name.annotated(annotations);
        }
    }
}
