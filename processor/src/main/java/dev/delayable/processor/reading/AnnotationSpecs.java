package dev.delayable.processor.reading;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import dev.delayable.processor.model.Literals;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Annotations as they are written. Eclipse's compiler prints their values so that no compiler reads them. JavaPoet's own {@code AnnotationSpec.get} keeps the compiler's names of enum constants, which
 * only the compiler's thread may read.
 */
final class AnnotationSpecs {

    private AnnotationSpecs() {}

    static AnnotationSpec of(AnnotationMirror annotation) {
        TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
        AnnotationSpec.Builder spec = AnnotationSpec.builder(ClassName.get(type));
        annotation
                .getElementValues()
                .forEach((element, value) -> add(value, element.getSimpleName().toString(), spec));
        return spec.build();
    }

    private static void add(AnnotationValue value, String name, AnnotationSpec.Builder spec) {
        Object content = value.getValue();
        if (content instanceof List<?> elements && elements.isEmpty()) {
            spec.addMember(name, "{}"); // given, even if by no element: there may be no default, or another one
        } else if (content instanceof List<?> elements) {
            elements.forEach(element -> add((AnnotationValue) element, name, spec));
        } else if (content instanceof VariableElement constant) {
            spec.addMember(
                    name,
                    "$T.$L",
                    ClassName.get(Methods.ownerOf(constant)),
                    constant.getSimpleName().toString());
        } else if (content instanceof TypeMirror type) {
            spec.addMember(name, "$T.class", Erasures.inSource(type));
        } else if (content instanceof AnnotationMirror nested) {
            spec.addMember(name, "$L", of(nested));
        } else {
            spec.addMember(name, "$L", Literals.of(content));
        }
    }
}
