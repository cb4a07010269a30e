package dev.delayable.processor.reading;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The methods that every class and interface has already. */
public final class ObjectMethods {

    private static final Set<String> SIGNATURES = Stream.of(Object.class.getDeclaredMethods())
            .filter(method -> !Modifier.isPrivate(method.getModifiers()))
            .map(method -> Arrays.stream(method.getParameterTypes())
                    .map(Class::getName)
                    .collect(Collectors.joining(", ", method.getName() + "(", ")")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> NAMES = SIGNATURES.stream()
            .map(signature -> signature.substring(0, signature.indexOf('(')))
            .collect(Collectors.toUnmodifiableSet());

    private ObjectMethods() {}

    /** Whether there is one of this name. */
    public static boolean hasNamed(String name) {
        return NAMES.contains(name);
    }

    /** Whether a method is one of Object's, given with qualified and erased types: {@code equals(java.lang.Object)}. */
    public static boolean has(String signature) {
        return SIGNATURES.contains(signature);
    }

    /** Whether a method overrides or hides one of Object's. */
    public static boolean has(ExecutableElement method) {
        return has(method.getParameters().stream()
                .map(parameter -> name(parameter.asType()))
                .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")")));
    }

    /** The name of a type that a method of Object may have; that of another one does not matter, if it has one at all. */
    private static String name(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }
}
