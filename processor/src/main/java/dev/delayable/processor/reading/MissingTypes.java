package dev.delayable.processor.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
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

    /** A type in the signature of a method that is missing, as it stands there. */
    static Optional<String> firstInSignature(ExecutableElement method) {
        return first(MentionedTypes.inSignature(method));
    }

    /** A superclass or interface of a class that is missing, directly or further up. */
    static Optional<String> firstSupertype(TypeElement type) {
        List<TypeMirror> direct = new ArrayList<>(type.getInterfaces());
        direct.add(type.getSuperclass());
        List<DeclaredType> supertypes = MentionedTypes.in(direct);
        return first(supertypes)
                .or(() -> direct.stream()
                        .filter(DeclaredType.class::isInstance)
                        .map(supertype -> (TypeElement) ((DeclaredType) supertype).asElement())
                        .flatMap(supertype -> firstSupertype(supertype).stream())
                        .findFirst());
    }

    /** The innermost: to Eclipse's compiler all of {@code List<Missing>} is an error. */
    private static Optional<String> first(List<DeclaredType> mentioned) {
        return mentioned.stream()
                .filter(type -> type.getKind() == TypeKind.ERROR)
                .filter(type -> type.getTypeArguments().stream().noneMatch(part -> part.getKind() == TypeKind.ERROR))
                .map(TypeMirror::toString)
                .findFirst();
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

    private static boolean areIn(List<DeclaredType> mentioned) {
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
