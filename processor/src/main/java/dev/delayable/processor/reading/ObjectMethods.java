package dev.delayable.processor.reading;

import com.palantir.javapoet.TypeName;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** The methods that every class and interface has already. */
public final class ObjectMethods {

    private static final Set<String> SIGNATURES = Stream.of(Object.class.getDeclaredMethods())
            .filter(method -> !Modifier.isPrivate(method.getModifiers()))
            .map(method -> Arrays.stream(method.getParameterTypes())
                    .map(Class::getName)
                    .collect(Collectors.joining(", ", method.getName() + "(", ")")))
            .collect(Collectors.toUnmodifiableSet());

    private ObjectMethods() {}

    /** Whether a method is one of Object's, given with qualified and erased types: {@code equals(java.lang.Object)}. */
    public static boolean has(String signature) {
        return SIGNATURES.contains(signature);
    }

    /** Whether a method overrides or hides one of Object's. */
    public static boolean has(ExecutableElement method) {
        return has(method.getParameters().stream()
                .map(parameter -> TypeName.get(parameter.asType()).toString())
                .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")")));
    }
}
