package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.MethodModel.Deprecation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/** The warnings that a signature sets off wherever it is repeated: its owner has accepted them once. */
final class Lints {

    private final Accessibility accessibility;
    private final Elements elements;
    private final DocComments comments;

    Lints(Accessibility accessibility, Elements elements, DocComments comments) {
        this.accessibility = accessibility;
        this.elements = elements;
        this.comments = comments;
    }

    /** What repeating the signature of a method sets off, and calling it. */
    Set<String> of(ExecutableElement method) {
        Set<String> lints = new TreeSet<>(ofCalling(method));
        lints.addAll(of(MentionedTypes.typesOf(method)));
        method.getTypeParameters().forEach(variable -> lints.addAll(ofVariable(variable)));
        return lints;
    }

    private Set<String> of(Iterable<? extends TypeMirror> types) {
        Set<String> lints = new TreeSet<>();
        MentionedTypes.annotationsIn(types).stream()
                .filter(accessibility::canName)
                .forEach(annotation -> lints.addAll(ofAnnotation(annotation)));
        for (DeclaredType type : MentionedTypes.in(types)) {
            TypeElement element = (TypeElement) type.asElement();
            if (type.getTypeArguments().isEmpty()
                    && !element.getTypeParameters().isEmpty()) {
                lints.add("rawtypes");
            }
            lints.addAll(ofNaming(element));
        }
        return lints;
    }

    /** What naming a class sets off: the classes around it are named with it. */
    Set<String> ofNaming(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            lints.addAll(ofUsing(element));
        }
        return lints;
    }

    /** What an annotation sets off by itself, its elements, and the classes and constants among its values. */
    private Set<String> ofAnnotation(AnnotationMirror annotation) {
        Set<String> lints = new TreeSet<>(
                ofNaming((TypeElement) annotation.getAnnotationType().asElement()));
        annotation.getElementValues().forEach((element, value) -> {
            lints.addAll(ofUsing(element));
            lints.addAll(value.accept(new OfValue(), null));
        });
        return lints;
    }

    private final class OfValue extends SimpleAnnotationValueVisitor14<Set<String>, @Nullable Void> {

        OfValue() {
            super(Set.of());
        }

        @Override
        public Set<String> visitType(TypeMirror type, @Nullable Void unused) {
            Set<String> lints = new TreeSet<>();
            MentionedTypes.in(List.of(type))
                    .forEach(mentioned -> lints.addAll(ofNaming((TypeElement) mentioned.asElement())));
            return lints;
        }

        @Override
        public Set<String> visitEnumConstant(VariableElement constant, @Nullable Void unused) {
            Set<String> lints = new TreeSet<>(ofNaming(Methods.ownerOf(constant)));
            lints.addAll(ofUsing(constant));
            return lints;
        }

        @Override
        public Set<String> visitAnnotation(AnnotationMirror annotation, @Nullable Void unused) {
            return ofAnnotation(annotation);
        }

        @Override
        public Set<String> visitArray(List<? extends AnnotationValue> values, @Nullable Void unused) {
            Set<String> lints = new TreeSet<>();
            values.forEach(value -> lints.addAll(value.accept(this, null)));
            return lints;
        }
    }

    /** What declaring the type variables of a class sets off, and of the classes around it. */
    Set<String> ofVariables(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element element = type; element instanceof TypeElement owner; element = element.getEnclosingElement()) {
            owner.getTypeParameters().forEach(variable -> {
                lints.addAll(of(variable.getBounds()));
                lints.addAll(ofVariable(variable));
            });
        }
        return lints;
    }

    /** javac takes a variable of several bounds for a class that has them all, and may find that it closes badly. */
    private Set<String> ofVariable(TypeParameterElement variable) {
        TypeElement closeable = elements.getTypeElement("java.lang.AutoCloseable");
        boolean isCloseable = variable.getBounds().size() > 1
                && closeable != null
                && variable.getBounds().stream().anyMatch(bound -> isA(bound, closeable));
        return isCloseable ? Set.of("try") : Set.of();
    }

    private static boolean isA(TypeMirror type, TypeElement expected) {
        return type instanceof DeclaredType declared && isA((TypeElement) declared.asElement(), expected);
    }

    private static boolean isA(TypeElement type, TypeElement expected) {
        return type.equals(expected)
                || isA(type.getSuperclass(), expected)
                || type.getInterfaces().stream().anyMatch(superType -> isA(superType, expected));
    }

    /** What a default sets off that is a member of a class, or a class. */
    Set<String> ofDefault(DefaultValue value) {
        if (value instanceof DefaultValue.Constant constant) {
            return ofMember(constant.type(), constant.name());
        } else if (value instanceof DefaultValue.Member member) {
            return ofMember(member.owner(), member.name());
        } else if (value instanceof DefaultValue.ClassLiteral literal) {
            return Optional.ofNullable(elements.getTypeElement(literal.type().canonicalName()))
                    .map(this::ofNaming)
                    .orElse(Set.of());
        }
        return Set.of();
    }

    private Set<String> ofMember(ClassName owner, String name) {
        Set<String> lints = new TreeSet<>();
        TypeElement type = elements.getTypeElement(owner.canonicalName());
        if (type != null) {
            lints.addAll(ofNaming(type));
            type.getEnclosedElements().stream()
                    .filter(member -> member.getSimpleName().contentEquals(name))
                    .forEach(member -> lints.addAll(ofUsing(member)));
        }
        return lints;
    }

    /** What a call of a method sets off. */
    private Set<String> ofCalling(ExecutableElement method) {
        Set<String> lints = new TreeSet<>(ofUsing(method));
        lints.addAll(ofNaming(Methods.ownerOf(method)));
        if (Annotations.has(method, "jdk.internal.javac.Restricted")) {
            lints.add("restricted");
        }
        return lints;
    }

    /** What using an element sets off. */
    private Set<String> ofUsing(Element element) {
        Set<String> lints = new TreeSet<>();
        Deprecation deprecation = deprecation(element);
        if (deprecation.isDeprecated()) {
            lints.add(deprecation.forRemoval() ? "removal" : "deprecation");
        }
        if (Previews.is(element)) {
            lints.add("preview");
        }
        return lints;
    }

    /** By its annotation, or by the tag in its javadoc alone. */
    Deprecation deprecation(Element element) {
        return Annotations.find(element, "java.lang.Deprecated")
                .map(Lints::deprecation)
                .orElseGet(() -> comments.isDeprecated(element) ? new Deprecation(true, "", false) : Deprecation.NONE);
    }

    private static Deprecation deprecation(AnnotationMirror annotation) {
        if (!Annotations.isSound(annotation)) {
            return new Deprecation(true, "", false);
        }
        Optional<String> since = Annotations.value(annotation, "since").map(value -> (String) value.getValue());
        boolean forRemoval = Annotations.value(annotation, "forRemoval")
                .map(value -> (Boolean) value.getValue())
                .orElse(false);
        return new Deprecation(true, since.orElse(""), forRemoval);
    }
}
