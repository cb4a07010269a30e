package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.Collection;
import java.util.Optional;

/** Writes {@code @SuppressWarnings}. */
final class Suppressions {

    private Suppressions() {}

    static Optional<AnnotationSpec> of(Collection<String> lints) {
        if (lints.isEmpty()) {
            return Optional.empty();
        }
        CodeBlock names =
                lints.stream().sorted().map(lint -> CodeBlock.of("$S", lint)).collect(CodeBlock.joining(", "));
        return Optional.of(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", lints.size() == 1 ? "$L" : "{$L}", names)
                .build());
    }
}
