package dev.delayable.processor.reading;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads annotations as they stand in the source: a value that is not written is not there. */
public final class Annotations {

    public static final String DELAYABLE = "dev.delayable.annotations.Delayable";
    public static final String KEYWORD = "dev.delayable.annotations.Keyword";
    public static final String DELAYABLE_IMPORT = "dev.delayable.annotations.DelayableImport";
    public static final String DELAYABLE_IMPORTS = "dev.delayable.annotations.DelayableImport.List";
    public static final String DELAYED_GENERATED = "dev.delayable.annotations.DelayedGenerated";

    private Annotations() {}

    /** The annotation of a type, named by its qualified name. */
    public static Optional<? extends AnnotationMirror> find(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(annotation))
                .findFirst();
    }

    public static boolean has(Element element, String annotation) {
        return find(element, annotation).isPresent();
    }

    /** A value that is written; empty if it has its default. */
    public static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
        return annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .<AnnotationValue>map(entry -> entry.getValue())
                .findFirst();
    }

    /** A text that is written and not empty. */
    static Optional<String> text(AnnotationMirror annotation, String name) {
        return value(annotation, name)
                .map(AnnotationValue::getValue)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }
}
