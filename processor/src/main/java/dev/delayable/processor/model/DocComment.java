package dev.delayable.processor.model;

import java.util.Map;

/**
 * What is carried over of a method's javadoc, as plain text without markup.
 *
 * @param firstSentence the first sentence; empty if there is none
 * @param parameters the texts of {@code @param} by name, in their order
 * @param returns the text of {@code @return}; empty if there is none
 * @param exceptions the texts of {@code @throws} by the name of the type as written, in their order
 */
public record DocComment(
        String firstSentence, Map<String, String> parameters, String returns, Map<String, String> exceptions) {

    public static final DocComment NONE = new DocComment("", Map.of(), "", Map.of());
}
