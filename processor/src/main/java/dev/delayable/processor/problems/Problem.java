package dev.delayable.processor.problems;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in annotated code, and the narrowest place that shows it.
 *
 * @param statement what is wrong, and why
 * @param cure what to do; empty if the statement says it all
 * @param element the element at fault
 * @param annotation the annotation at fault, if it is one
 * @param value the value of the annotation at fault, if it is one
 */
public record Problem(
        String statement,
        String cure,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    public static Problem at(Element element, Message message, Object... arguments) {
        return new Problem(message.statement(arguments), message.cure(arguments), element, null, null);
    }

    public static Problem at(
            Element element,
            AnnotationMirror annotation,
            @Nullable AnnotationValue value,
            Message message,
            Object... arguments) {
        return new Problem(message.statement(arguments), message.cure(arguments), element, annotation, value);
    }

    /** All of it, as the compiler prints it. */
    public String text() {
        return Message.text(statement, cure);
    }
}
