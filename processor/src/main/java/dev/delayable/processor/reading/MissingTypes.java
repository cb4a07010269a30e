package dev.delayable.processor.reading;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** Types that do not exist, or do not exist yet because another processor is going to write them. */
public final class MissingTypes {

    private MissingTypes() {}

    /** Whether the signature of a method mentions one; its body and the rest of its class do not count. */
    public static boolean areInSignature(ExecutableElement method) {
        return MentionedTypes.inSignature(method).stream().anyMatch(type -> type.getKind() == TypeKind.ERROR);
    }
}
