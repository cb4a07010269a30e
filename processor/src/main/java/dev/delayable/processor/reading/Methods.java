package dev.delayable.processor.reading;

import java.util.List;
import java.util.Objects;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the methods that are to have a factory. */
public final class Methods {

    private Methods() {}

    /** The class of a method or constructor. */
    public static TypeElement ownerOf(Element method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    /** The marked methods of a class, in the order of the source. */
    public static List<ExecutableElement> marked(TypeElement owner, Elements elements) {
        boolean isClassMarked = Annotations.has(owner, Annotations.DELAYABLE);
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(method -> isMarked(method) || (isClassMarked && isCandidate(method, elements)))
                .filter(method -> !isCompanionTwin(method) && hasNames(method))
                .toList();
    }

    /** While somebody types, a method or a parameter may have no name yet; compilers make one up that is none. */
    private static boolean hasNames(ExecutableElement method) {
        return SourceVersion.isIdentifier(method.getSimpleName())
                && method.getParameters().stream()
                        .allMatch(parameter -> SourceVersion.isIdentifier(parameter.getSimpleName()));
    }

    private static boolean isMarked(ExecutableElement method) {
        return Annotations.has(method, Annotations.DELAYABLE);
    }

    /** Whether a mark on the class means this method: neither a private one, nor Object's, nor one nobody wrote. */
    static boolean isCandidate(ExecutableElement method, Elements elements) {
        return !method.getModifiers().contains(Modifier.PRIVATE)
                && elements.getOrigin(method) == Elements.Origin.EXPLICIT
                && !ObjectMethods.has(method);
    }

    /**
     * Whether a method is called without an object. Lombok makes the methods of a {@code @UtilityClass} static, but only
     * after all processors have seen them.
     */
    public static boolean isStatic(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                || Annotations.has(ownerOf(method), "lombok.experimental.UtilityClass");
    }

    /** Kotlin's kapt shows a {@code @JvmStatic} method of a companion twice; this is the one in the companion. */
    private static boolean isCompanionTwin(ExecutableElement method) {
        TypeElement owner = ownerOf(method);
        return !method.getModifiers().contains(Modifier.STATIC)
                && owner.getKind() == ElementKind.CLASS
                && owner.getSimpleName().contentEquals("Companion")
                && Annotations.has(method, "kotlin.jvm.JvmStatic");
    }
}
