package dev.delayable.processor.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What a generated class can name, which stands in the package of the annotated method. */
public final class Accessibility {

    private final Elements elements;

    public Accessibility(Elements elements) {
        this.elements = elements;
    }

    /**
     * A class that the generated class cannot name.
     *
     * @param type the class
     * @param why {@code private}, {@code protected} or {@code package-private}
     */
    public record Inaccessible(TypeElement type, String why) {}

    /** The first class mentioned in the types that cannot be named in the package of {@code user}. */
    public Optional<Inaccessible> firstInaccessible(Iterable<? extends TypeMirror> types, Element user) {
        return MentionedTypes.in(types).stream()
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .map(type -> inaccessible((TypeElement) type.asElement(), user))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Inaccessible> inaccessible(TypeElement type, Element user) {
        boolean samePackage = elements.getPackageOf(type).equals(elements.getPackageOf(user));
        for (Element element = type; element instanceof TypeElement at; element = element.getEnclosingElement()) {
            Set<Modifier> modifiers = at.getModifiers();
            if (modifiers.contains(Modifier.PRIVATE)) {
                return Optional.of(new Inaccessible(at, "private"));
            } else if (!samePackage && !modifiers.contains(Modifier.PUBLIC)) {
                boolean isProtected = modifiers.contains(Modifier.PROTECTED);
                return Optional.of(new Inaccessible(at, isProtected ? "protected" : "package-private"));
            }
        }
        return Optional.empty();
    }

    /** The innermost of a class and the classes around it that is private. */
    public static Optional<TypeElement> firstPrivate(TypeElement type) {
        for (Element element = type; element instanceof TypeElement at; element = element.getEnclosingElement()) {
            // While somebody types, a class may be private that no other class is around.
            if (at.getNestingKind().isNested() && at.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Whether a class and all classes around it are public. */
    static boolean isPublic(TypeElement type) {
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            if (!element.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all classes that are mentioned are public. */
    static boolean arePublic(List<DeclaredType> mentioned) {
        return mentioned.stream().allMatch(type -> isPublic((TypeElement) type.asElement()));
    }
}
