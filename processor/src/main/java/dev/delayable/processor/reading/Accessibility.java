package dev.delayable.processor.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/** What a generated class can name: it stands in the package of the class that asks for it, and in its module. */
public final class Accessibility {

    private final Elements elements;
    private final TypeElement user;
    private final PackageElement home;

    /** Whether the classes of a package can be seen, for the packages that were asked for. */
    private final Map<PackageElement, Boolean> visible = new HashMap<>();

    /**
     * For one generated class.
     *
     * @param owner the class with the methods; it can be seen, for its user has named it
     * @param user the class that asks for the generated one; the owner itself if that is marked
     */
    public Accessibility(TypeElement owner, TypeElement user, Elements elements) {
        this.elements = elements;
        this.user = user;
        this.home = elements.getPackageOf(user);
        visible.put(elements.getPackageOf(owner), true);
    }

    /** The class of a canonical name, if there is one that can be seen. */
    @Nullable
    TypeElement find(String name) {
        return VisibleClasses.find(name, user, elements);
    }

    /** Whether an element is in the package of the generated class. */
    boolean isAtHome(Element element) {
        return elements.getPackageOf(element).equals(home);
    }

    /**
     * A class that the generated class cannot name.
     *
     * @param type the class
     * @param described the class with what keeps it from that: {@code private class Secret}
     * @param why the same of the class: {@code is private}
     * @param cure what to do
     */
    public record Inaccessible(TypeElement type, String described, String why, String cure) {

        private static Inaccessible of(TypeElement type, String access, String where, String cure) {
            String described = access + " class " + type.getSimpleName() + where;
            return new Inaccessible(type, described, "is " + access + where, cure);
        }

        private static Inaccessible of(TypeElement type, String why, String cure) {
            return new Inaccessible(type, "class " + type.getSimpleName() + ", which " + why + ",", why, cure);
        }
    }

    /** The first class mentioned in the types that cannot be named. */
    public Optional<Inaccessible> firstInaccessible(Iterable<? extends TypeMirror> types) {
        return MentionedTypes.in(types).stream()
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .map(type -> inaccessible((TypeElement) type.asElement()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Inaccessible> inaccessible(TypeElement type) {
        PackageElement theirs = elements.getPackageOf(type);
        boolean isAtHome = isAtHome(type);
        for (Element element = type; element instanceof TypeElement at; element = element.getEnclosingElement()) {
            Set<Modifier> modifiers = at.getModifiers();
            if (modifiers.contains(Modifier.PRIVATE)) {
                return Optional.of(
                        inaccessible(type, at, "private", "", "make " + at.getSimpleName() + " package-private"));
            } else if (!isAtHome && !modifiers.contains(Modifier.PUBLIC)) {
                return Optional.of(inaccessible(
                        type,
                        at,
                        modifiers.contains(Modifier.PROTECTED) ? "protected" : "package-private",
                        " in package " + theirs.getQualifiedName(),
                        "make " + at.getSimpleName() + " public if it is yours, else take another type in its place"));
            }
        }
        return isVisible(type, theirs)
                ? Optional.empty()
                : Optional.of(Inaccessible.of(
                        type,
                        "is in package " + theirs.getQualifiedName() + " that this module cannot see",
                        "require the module that exports it, or take another type in its place"));
    }

    /** Of a class, or of one around it, the access keeps others from naming the class. */
    private static Inaccessible inaccessible(
            TypeElement type, TypeElement at, String access, String where, String cure) {
        return at.equals(type)
                ? Inaccessible.of(type, access, where, cure)
                : Inaccessible.of(type, "stands in " + at.getSimpleName() + ", " + access + where, cure);
    }

    /** Only a class file can mention a class that its user's module cannot see. */
    private boolean isVisible(TypeElement type, PackageElement theirs) {
        // The package itself is not asked: compilers have one of this name in each module.
        return theirs.equals(home)
                || isOfJava(theirs)
                || visible.computeIfAbsent(theirs, key -> find(topLevel(type)) != null);
    }

    /** The packages of the module that every other one reads; nearly all classes that signatures mention are there. */
    private static boolean isOfJava(PackageElement theirs) {
        String name = theirs.getQualifiedName().toString();
        return name.equals("java.lang") || name.equals("java.util") || name.equals("java.util.function");
    }

    private static String topLevel(TypeElement type) {
        return SourceFiles.topLevel(type).getQualifiedName().toString();
    }

    /** Whether an annotation can be repeated: all its values are sound, and can be named as it can itself. */
    boolean canName(AnnotationMirror annotation) {
        return Annotations.isSound(annotation)
                && inaccessible((TypeElement) annotation.getAnnotationType().asElement())
                        .isEmpty()
                && annotation.getElementValues().values().stream().allMatch(value -> value.accept(new CanName(), null));
    }

    private final class CanName extends SimpleAnnotationValueVisitor14<Boolean, @Nullable Void> {

        CanName() {
            super(true);
        }

        @Override
        public Boolean visitType(TypeMirror type, @Nullable Void unused) {
            return firstInaccessible(List.of(type)).isEmpty();
        }

        @Override
        public Boolean visitEnumConstant(VariableElement constant, @Nullable Void unused) {
            return inaccessible(Methods.ownerOf(constant)).isEmpty();
        }

        @Override
        public Boolean visitAnnotation(AnnotationMirror annotation, @Nullable Void unused) {
            return canName(annotation);
        }

        @Override
        public Boolean visitArray(List<? extends AnnotationValue> values, @Nullable Void unused) {
            return values.stream().allMatch(value -> value.accept(this, null));
        }
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
