package dev.delayable.processor.reading;

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
            lints.addAll(ofDeprecation(deprecation(element)));
        }
        return lints;
    }

    /** What a call of a method sets off. */
    static Set<String> ofCalling(ExecutableElement method) {
        Set<String> lints = new TreeSet<>(ofDeprecation(deprecation(method)));
        lints.addAll(ofDeprecation(deprecation(Methods.ownerOf(method))));
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
        Optional<String> since = Annotations.value(annotation, "since").map(value -> (String) value.getValue());
        boolean forRemoval = Annotations.value(annotation, "forRemoval")
                .map(value -> (Boolean) value.getValue())
                .orElse(false);
        return new Deprecation(true, since.orElse(""), forRemoval);
    }
}
