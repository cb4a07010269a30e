package dev.delayable.processor.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What does not exist, or does not exist yet because another processor is going to write it. */
public final class MissingTypes {

    private MissingTypes() {}

    /**
     * Whether the signature of a method mentions a type that is missing, or our annotations there a constant; the body of
     * the method and the rest of its class do not count.
     */
    public static boolean areInSignature(ExecutableElement method) {
        return areIn(MentionedTypes.inSignature(method))
                || areInReceiver(method)
                || areInAnnotations(method)
                || method.getParameters().stream().anyMatch(MissingTypes::areInDefault);
    }

    /** Whether the member that a keyword has its default from mentions one. */
    private static boolean areInDefault(VariableElement parameter) {
        return KeywordSite.of(parameter)
                .flatMap(keyword -> keyword.value("from"))
                .map(value -> String.valueOf(value.getValue()))
                .filter(from ->
                        areInMember(Methods.ownerOf(Objects.requireNonNull(parameter.getEnclosingElement())), from))
                .isPresent();
    }

    private static boolean areInMember(TypeElement owner, String name) {
        return owner.getEnclosedElements().stream()
                .filter(member -> member.getSimpleName().contentEquals(name))
                .anyMatch(member -> member instanceof ExecutableElement method
                        ? areIn(MentionedTypes.inSignature(method))
                        : areIn(MentionedTypes.in(List.of(member.asType()))));
    }

    private static boolean areIn(List<? extends TypeMirror> mentioned) {
        return mentioned.stream().anyMatch(type -> type.getKind() == TypeKind.ERROR);
    }

    /** The jobs of an instance method have the type variables of its class, and of those around it. */
    private static boolean areInReceiver(ExecutableElement method) {
        if (Methods.isStatic(method)) {
            return false;
        }
        List<TypeMirror> bounds = new ArrayList<>();
        for (Element element = method.getEnclosingElement();
                element instanceof TypeElement owner;
                element = element.getEnclosingElement()) {
            owner.getTypeParameters().forEach(variable -> bounds.addAll(variable.getBounds()));
        }
        return areIn(MentionedTypes.in(bounds));
    }

    private static boolean areInAnnotations(ExecutableElement method) {
        return Stream.concat(
                        Annotations.find(method, Annotations.DELAYABLE).stream(),
                        method.getParameters().stream()
                                .flatMap(parameter -> Annotations.find(parameter, Annotations.KEYWORD).stream()))
                .anyMatch(annotation -> !Annotations.isSound(annotation));
    }
}
