package dev.delayable.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code @SuppressWarnings}: the name of each lint in the tool that has it, and "all" for the tools that do not know that name. */
final class Suppressions {

    private Suppressions() {}

    static Optional<AnnotationSpec> of(Collection<String> lints) {
        if (lints.isEmpty()) {
            return Optional.empty();
        }
        CodeBlock names = Stream.concat(Stream.of("all"), lints.stream().sorted())
                .map(lint -> CodeBlock.of("$S", lint))
                .collect(CodeBlock.joining(", "));
        return Optional.of(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "{$L}", names)
                .build());
    }
}
