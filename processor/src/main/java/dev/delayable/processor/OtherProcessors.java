package dev.delayable.processor;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.annotation.processing.SupportedAnnotationTypes;

/** The processors that are registered on the same path as this one. The compiler does not name them to each other. */
final class OtherProcessors {

    private OtherProcessors() {}

    /** Whether another processor may ask for an annotation. Says yes where it cannot tell. */
    static boolean mayAskFor(String annotation) {
        try {
            return ServiceLoader.load(Processor.class, DelayableProcessor.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::type)
                    .anyMatch(type -> type != DelayableProcessor.class && mayAskFor(annotation, type));
        } catch (ServiceConfigurationError | LinkageError e) {
            return true; // the compiler reports the broken entry, if it loads it
        }
    }

    /** Whether a processor may ask for an annotation, as far as its class tells without an instance. */
    static boolean mayAskFor(String annotation, Class<? extends Processor> processor) {
        SupportedAnnotationTypes supported = processor.getAnnotation(SupportedAnnotationTypes.class);
        return supported == null
                || Stream.of(supported.value()).anyMatch(pattern -> matches(withoutModule(pattern), annotation));
    }

    private static String withoutModule(String pattern) {
        return pattern.substring(pattern.indexOf('/') + 1);
    }

    private static boolean matches(String pattern, String annotation) {
        return pattern.endsWith("*")
                ? annotation.startsWith(pattern.substring(0, pattern.length() - 1))
                : annotation.equals(pattern);
    }
}
