package dev.delayable.processor.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the methods that are to have a factory. */
public final class Methods {

    private Methods() {}

    /** The class of a method, constructor or field. */
    public static TypeElement ownerOf(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
    }

    /**
     * The marked methods of a class, in the order of the source. Those that an enum or a record has by itself come last: each
     * compiler puts them in another place.
     */
    public static List<ExecutableElement> marked(TypeElement owner, Elements elements) {
        boolean isClassMarked = Annotations.has(owner, Annotations.DELAYABLE);
        return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
                .filter(method -> isMarked(method) || (isClassMarked && isCandidate(method, elements)))
                .filter(method -> !Kotlin.isTwin(method) && hasNames(method))
                .sorted(Comparator.comparing(
                        method -> isImplicit(method) ? method.getSimpleName().toString() : ""))
                .toList();
    }

    /** Whether a method may be there without being written. */
    private static boolean isImplicit(ExecutableElement method) {
        TypeElement owner = ownerOf(method);
        return switch (owner.getKind()) {
            case ENUM ->
                isValueOf(method)
                        || (method.getSimpleName().contentEquals("values")
                                && method.getParameters().isEmpty());
            case RECORD ->
                method.getParameters().isEmpty()
                        && owner.getRecordComponents().stream()
                                .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()));
            default -> false;
        };
    }

    private static boolean isValueOf(ExecutableElement method) {
        return ownerOf(method).getKind() == ElementKind.ENUM
                && method.getSimpleName().contentEquals("valueOf")
                && method.getParameters().size() == 1
                && method.getParameters().get(0).asType().toString().equals("java.lang.String");
    }

    /** The name of a parameter; also where Eclipse's compiler knows none, JLS 8.9.3. */
    static String nameOf(VariableElement parameter) {
        return parameter.getEnclosingElement() instanceof ExecutableElement method && isValueOf(method)
                ? "name"
                : parameter.getSimpleName().toString();
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
                && !ObjectMethods.has(method)
                && !hasLostParameter(method);
    }

    /**
     * Whether a method is there by itself, and has a parameter that the compiler does not show: Bazel's header compiler shows
     * {@code valueOf()} of an enum and {@code equals()} of a record, which nobody can call.
     */
    private static boolean hasLostParameter(ExecutableElement method) {
        if (!method.getParameters().isEmpty()) {
            return false;
        }
        List<ExecutableElement> all = ElementFilter.methodsIn(ownerOf(method).getEnclosedElements());
        return switch (ownerOf(method).getKind()) {
            case ENUM ->
                method.getSimpleName().contentEquals("valueOf") && all.stream().noneMatch(Methods::isValueOf);
            case RECORD ->
                method.getSimpleName().contentEquals("equals") && all.stream().noneMatch(Methods::isEquals);
            default -> false;
        };
    }

    private static boolean isEquals(ExecutableElement method) {
        return method.getSimpleName().contentEquals("equals") && ObjectMethods.has(method);
    }

    /**
     * Whether a method or field needs no object. Lombok makes the members of a {@code @UtilityClass} static, but only
     * after all processors have seen them.
     */
    public static boolean isStatic(Element member) {
        return member.getModifiers().contains(Modifier.STATIC)
                || Annotations.has(ownerOf(member), "lombok.experimental.UtilityClass");
    }
}
