package dev.delayable.processor.checking;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods that every class and interface has already. */
final class ObjectMethods {

    private static final Set<String> SIGNATURES = Stream.of(Object.class.getDeclaredMethods())
            .filter(method -> !Modifier.isPrivate(method.getModifiers()))
            .map(method -> Arrays.stream(method.getParameterTypes())
                    .map(Class::getName)
                    .collect(Collectors.joining(", ", method.getName() + "(", ")")))
            .collect(Collectors.toUnmodifiableSet());

    private ObjectMethods() {}

    /** Whether a method is one of Object's, given with qualified and erased types: {@code equals(java.lang.Object)}. */
    static boolean has(String signature) {
        return SIGNATURES.contains(signature);
    }
}
