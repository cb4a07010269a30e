package dev.delayable.processor.checking;

import javax.lang.model.SourceVersion;

/** What Java takes for a name. */
final class Names {

    private Names() {}

    static boolean isName(String text) {
        return SourceVersion.isIdentifier(text) && !SourceVersion.isKeyword(text);
    }
}
