package dev.delayable.processor.problems;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in annotated code, and the narrowest place that shows it.
 *
 * @param text what is wrong, why, and what to do
 * @param element the element at fault
 * @param annotation the annotation at fault, if it is one
 * @param value the value of the annotation at fault, if it is one
 */
public record Problem(
        String text,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    public static Problem at(Element element, Message message, Object... arguments) {
        return new Problem(message.format(arguments), element, null, null);
    }

    public static Problem at(
            Element element,
            AnnotationMirror annotation,
            @Nullable AnnotationValue value,
            Message message,
            Object... arguments) {
        return new Problem(message.format(arguments), element, annotation, value);
    }
}
