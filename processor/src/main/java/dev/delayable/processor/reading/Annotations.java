package dev.delayable.processor.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/** Reads annotations as they stand in the source: a value that is not written is not there. */
public final class Annotations {

    public static final String DELAYABLE = "dev.delayable.annotations.Delayable";
    public static final String KEYWORD = "dev.delayable.annotations.Keyword";
    public static final String SENSITIVE = "dev.delayable.annotations.Sensitive";
    public static final String NOT_IN_KEY = "dev.delayable.annotations.NotInKey";
    public static final String DELAYABLE_IMPORT = "dev.delayable.annotations.DelayableImport";
    public static final String DELAYABLE_IMPORTS = "dev.delayable.annotations.DelayableImport.List";
    public static final String DELAYED_GENERATED = "dev.delayable.annotations.DelayedGenerated";
    public static final String GENERATED = "javax.annotation.processing.Generated";

    private Annotations() {}

    /** The annotation of a type, named by its qualified name. */
    public static Optional<AnnotationMirror> find(Element element, String annotation) {
        // A loop: most elements have none, and each is asked for many.
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    public static boolean has(Element element, String annotation) {
        return find(element, annotation).isPresent();
    }

    /** Whether an element has an annotation twice, of which the compiler tells. */
    static boolean isRepeated(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
                        .filter(type -> type.getQualifiedName().contentEquals(annotation))
                        .count()
                > 1;
    }

    /** A value that is written; empty if it has its default. */
    public static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
        return annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .<AnnotationValue>map(entry -> entry.getValue())
                .findFirst();
    }

    /** Whether all values are there, and are what their annotation asks for; otherwise the compiler tells of it. */
    static boolean isSound(AnnotationMirror annotation) {
        return annotation.getAnnotationType().getKind() == TypeKind.DECLARED
                && find(annotation.getAnnotationType().asElement(), "java.lang.annotation.Target").stream()
                        .allMatch(Annotations::hasSoundValues)
                && hasSoundValues(annotation)
                && hasAllValues(annotation);
    }

    private static boolean hasAllValues(AnnotationMirror annotation) {
        Set<? extends ExecutableElement> given = annotation.getElementValues().keySet();
        return ElementFilter.methodsIn(
                        annotation.getAnnotationType().asElement().getEnclosedElements())
                .stream()
                .allMatch(element -> element.getDefaultValue() != null || given.contains(element));
    }

    private static boolean hasSoundValues(AnnotationMirror annotation) {
        return annotation.getElementValues().values().stream().allMatch(value -> value.accept(new Soundness(), null));
    }

    private static final class Soundness extends SimpleAnnotationValueVisitor14<Boolean, @Nullable Void> {

        Soundness() {
            super(true);
        }

        @Override
        public Boolean visitString(String text, @Nullable Void unused) {
            // What compilers show for a value that they cannot make out, of whatever type.
            return !text.equals("<error>");
        }

        @Override
        public Boolean visitType(TypeMirror type, @Nullable Void unused) {
            return type.getKind() != TypeKind.ERROR;
        }

        @Override
        public Boolean visitAnnotation(AnnotationMirror annotation, @Nullable Void unused) {
            return isSound(annotation);
        }

        @Override
        public Boolean visitArray(List<? extends AnnotationValue> values, @Nullable Void unused) {
            return values.stream().allMatch(value -> value.accept(this, null));
        }

        @Override
        public Boolean visitUnknown(AnnotationValue value, @Nullable Void unused) {
            return false;
        }
    }

    /** A text that is written and not empty. */
    static Optional<String> text(AnnotationMirror annotation, String name) {
        return value(annotation, name)
                .map(AnnotationValue::getValue)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }
}
