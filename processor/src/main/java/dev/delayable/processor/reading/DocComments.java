package dev.delayable.processor.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds javadoc comments, as javac shows them: other compilers hand over the letters of the source, and see no tags. */
final class DocComments {

    private static final Pattern UNICODE_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u+([0-9a-fA-F]{4})");

    /** Those before the slash at the end of a comment are no text of it. */
    private static final Pattern LAST_STARS = Pattern.compile("\\*+\\z");

    private static final Pattern DEPRECATED_TAG = Pattern.compile("(?m)^[ \\t]*@deprecated\\b");

    private final Elements elements;
    private final SourceFiles files;
    private final boolean isJavac;

    /** The classes whose methods were asked for, with the comments of all their methods. */
    private final Map<Element, Optional<Map<Element, String>>> found = new HashMap<>();

    DocComments(Elements elements, SourceFiles files) {
        this.elements = elements;
        this.files = files;
        this.isJavac = elements.getClass().getName().startsWith("com.sun.");
    }

    /** The comment of a method, with its Unicode escapes translated and without the stars at its end; null if there is none. */
    @Nullable
    String of(ExecutableElement method) {
        // To find that of one method, javac goes through its class: thousands of methods take seconds.
        Optional<Map<Element, String>> comments =
                found.computeIfAbsent(method.getEnclosingElement(), files::methodComments);
        if (comments.isPresent()) {
            return comments.get().get(method);
        }
        String comment = elements.getDocComment(method);
        if (isJavac || comment == null) {
            return comment;
        }
        return UNICODE_ESCAPE
                .matcher(LAST_STARS.matcher(comment).replaceFirst(""))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(escape.group(1) + (char) Integer.parseInt(escape.group(2), 16)));
    }

    /** Whether an element is deprecated by the tag in its comment. */
    boolean isDeprecated(Element element) {
        if (isJavac || elements.isDeprecated(element)) {
            return elements.isDeprecated(element);
        }
        String comment = elements.getDocComment(element);
        return comment != null && DEPRECATED_TAG.matcher(comment).find();
    }
}
