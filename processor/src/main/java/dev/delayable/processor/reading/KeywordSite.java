package dev.delayable.processor.reading;

import dev.delayable.processor.problems.Message;
import dev.delayable.processor.problems.Problem;
import dev.delayable.processor.problems.Result;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with its {@code @Keyword}, and the values that are written in it.
 *
 * @param parameter the parameter
 * @param annotation its annotation
 */
public record KeywordSite(VariableElement parameter, AnnotationMirror annotation) {

    /** The site of a parameter, if it is a keyword. */
    public static Optional<KeywordSite> of(VariableElement parameter) {
        return Annotations.find(parameter, Annotations.KEYWORD).map(mirror -> new KeywordSite(parameter, mirror));
    }

    /** The name of the keyword: the one that is pinned, else the parameter's. */
    public String name() {
        return Annotations.text(annotation, "name")
                .orElse(parameter.getSimpleName().toString());
    }

    /** Whether the name is not the parameter's. */
    public boolean isPinned() {
        return Annotations.text(annotation, "name").isPresent();
    }

    Optional<AnnotationValue> value(String name) {
        return Annotations.value(annotation, name);
    }

    /** A problem at a value of the annotation, or at all of it. */
    public Problem problem(@Nullable AnnotationValue value, Message message, Object... arguments) {
        return Problem.at(parameter, annotation, value, message, arguments);
    }

    <T> Result<T> failed(@Nullable AnnotationValue value, Message message, Object... arguments) {
        return Result.failed(problem(value, message, arguments));
    }
}
