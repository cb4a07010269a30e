package dev.delayable.processor.reading;

import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.DefaultValue;
import dev.delayable.processor.model.MethodModel.Deprecation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** The warnings that a signature sets off wherever it is repeated: its owner has accepted them once. */
final class Lints {

    private Lints() {}

    static Set<String> of(List<DeclaredType> mentioned) {
        Set<String> lints = new TreeSet<>();
        for (DeclaredType type : mentioned) {
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
    static Set<String> ofNaming(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            lints.addAll(ofDeprecation(deprecation(element)));
        }
        return lints;
    }

    /** What declaring the type variables of a class sets off, and of the classes around it. */
    static Set<String> ofVariables(TypeElement type) {
        Set<String> lints = new TreeSet<>();
        for (Element element = type; element instanceof TypeElement owner; element = element.getEnclosingElement()) {
            owner.getTypeParameters().forEach(variable -> lints.addAll(of(MentionedTypes.in(variable.getBounds()))));
        }
        return lints;
    }

    /** What a default sets off that is a member of a class, or a class. */
    static Set<String> ofDefault(DefaultValue value, Elements elements) {
        if (value instanceof DefaultValue.Constant constant) {
            return ofMember(constant.type(), constant.name(), elements);
        } else if (value instanceof DefaultValue.Member member) {
            return ofMember(member.owner(), member.name(), elements);
        } else if (value instanceof DefaultValue.ClassLiteral literal && literal.type() instanceof ClassName name) {
            return Optional.ofNullable(elements.getTypeElement(name.canonicalName()))
                    .map(Lints::ofNaming)
                    .orElse(Set.of());
        }
        return Set.of();
    }

    private static Set<String> ofMember(ClassName owner, String name, Elements elements) {
        Set<String> lints = new TreeSet<>();
        TypeElement type = elements.getTypeElement(owner.canonicalName());
        if (type != null) {
            lints.addAll(ofNaming(type));
            type.getEnclosedElements().stream()
                    .filter(member -> member.getSimpleName().contentEquals(name))
                    .forEach(member -> lints.addAll(ofDeprecation(deprecation(member))));
        }
        return lints;
    }

    /** What a call of a method sets off. */
    static Set<String> ofCalling(ExecutableElement method) {
        Set<String> lints = new TreeSet<>(ofDeprecation(deprecation(method)));
        lints.addAll(ofNaming(Methods.ownerOf(method)));
        if (Annotations.has(method, "jdk.internal.javac.Restricted")) {
            lints.add("restricted");
        }
        return lints;
    }

    /** What using a deprecated element sets off. */
    static Set<String> ofDeprecation(Deprecation deprecation) {
        if (!deprecation.isDeprecated()) {
            return Set.of();
        }
        return Set.of(deprecation.forRemoval() ? "removal" : "deprecation");
    }

    static Deprecation deprecation(Element element) {
        return Annotations.find(element, "java.lang.Deprecated")
                .map(Lints::deprecation)
                .orElse(Deprecation.NONE);
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
