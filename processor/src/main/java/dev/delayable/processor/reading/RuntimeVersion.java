package dev.delayable.processor.reading;

import java.util.OptionalInt;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Reads what the runtime that the generated code will be compiled against says of itself. */
public final class RuntimeVersion {

    private static final String GENERATED_FUNCTION = "dev.delayable.runtime.support.GeneratedFunction";

    private RuntimeVersion() {}

    /** The newest form of generated code that the runtime knows; empty if there is no runtime, or none that says so. */
    public static OptionalInt newestFormat(Elements elements) {
        TypeElement function = elements.getTypeElement(GENERATED_FUNCTION);
        if (function == null) {
            return OptionalInt.empty();
        }
        for (Element member : function.getEnclosedElements()) {
            if (member instanceof VariableElement field
                    && field.getSimpleName().contentEquals("NEWEST_FORMAT")
                    && field.getConstantValue() instanceof Integer format) {
                return OptionalInt.of(format);
            }
        }
        return OptionalInt.empty();
    }
}
