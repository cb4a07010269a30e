package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What a source expects to be said of it: a comment {@code // error: text} at the end of a line stands for an error
 * there with this text. There, and nowhere else, and only once.
 *
 * @param texts the texts, by line
 */
record Markers(Map<Long, List<String>> texts) {

    /** The comments in a source that begin with a word: {@code error}. */
    static Markers of(String source, String word) {
        Map<Long, List<String>> markers = new TreeMap<>();
        long number = 0;
        for (String line : source.lines().toList()) {
            number++;
            for (String comment : line.split(" // ", -1)) {
                if (comment.startsWith(word + ": ")) {
                    String text = comment.substring(word.length() + 2).strip();
                    markers.computeIfAbsent(number, key -> new ArrayList<>()).add(text);
                }
            }
        }
        return new Markers(markers);
    }

    /** What a compiler said, by line. */
    static Map<Long, List<String>> messages(Iterable<? extends Diagnostic<? extends JavaFileObject>> diagnostics) {
        Map<Long, List<String>> messages = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
            messages.computeIfAbsent(diagnostic.getLineNumber(), line -> new ArrayList<>())
                    .add(diagnostic.getMessage(Locale.ROOT));
        }
        return messages;
    }

    void assertAre(Map<Long, List<String>> found) {
        assertThat(found.keySet()).as("lines with messages: %s", found).isEqualTo(texts.keySet());
        texts.forEach((line, expected) -> {
            List<String> messages = Objects.requireNonNull(found.get(line));
            assertThat(messages).as("messages in line %d", line).hasSameSizeAs(expected);
            for (String text : expected) {
                assertThat(messages)
                        .as("messages in line %d", line)
                        .anySatisfy(message -> assertThat(message).contains(text));
            }
        });
    }
}
