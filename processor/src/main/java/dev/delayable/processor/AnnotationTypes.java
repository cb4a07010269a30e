package dev.delayable.processor;

import dev.delayable.processor.reading.Methods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds marks on the methods of annotation types. Eclipse's compiler, asked for the elements with an annotation, passes over
 * these.
 */
final class AnnotationTypes {

    private AnnotationTypes() {}

    /** The annotation types with marked methods, nested ones included. */
    static List<TypeElement> marked(Collection<? extends Element> roots, Elements elements) {
        List<TypeElement> marked = new ArrayList<>();
        for (TypeElement type : ElementFilter.typesIn(List.copyOf(roots))) {
            if (type.getKind() == ElementKind.ANNOTATION_TYPE
                    && !Methods.marked(type, elements).isEmpty()) {
                marked.add(type);
            }
            marked.addAll(marked(type.getEnclosedElements(), elements));
        }
        return marked;
    }
}
