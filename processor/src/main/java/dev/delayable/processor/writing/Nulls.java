package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import dev.delayable.processor.model.FactoryModel;
import dev.delayable.processor.model.FactoryModel.Nullness;

/** Says of a type that it may be null, where the class of the user says such things. */
final class Nulls {

    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(RuntimeNames.NULLABLE).build();

    private Nulls() {}

    static TypeName nullable(TypeName type, FactoryModel factory) {
        return factory.nullness() == Nullness.MARKED ? type.annotated(NULLABLE) : type;
    }
}
