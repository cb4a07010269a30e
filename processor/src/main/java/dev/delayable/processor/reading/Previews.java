package dev.delayable.processor.reading;

import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;

/** What a JDK has for a preview only, and takes from nobody who does not ask for it. */
public final class Previews {

    private Previews() {}

    /** Whether a method cannot be called, or its signature not be repeated, without previews. */
    public static boolean areIn(ExecutableElement method) {
        return Stream.concat(
                        Stream.<Element>of(method, Methods.ownerOf(method)),
                        MentionedTypes.inSignature(method).stream().map(DeclaredType::asElement))
                .anyMatch(Previews::isWithin);
    }

    private static boolean isWithin(Element element) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            if (is(at)) {
                return true;
            }
        }
        return false;
    }

    static boolean is(Element element) {
        return Annotations.has(element, "jdk.internal.javac.PreviewFeature");
    }
}
