package dev.delayable.processor.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.processor.model.DocComment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocReaderTest {

    @Test
    void noCommentSaysNothing() {
        assertThat(DocReader.read(null)).isEqualTo(DocComment.NONE);
        assertThat(DocReader.read("")).isEqualTo(DocComment.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Adds. More.                      | Adds.",
                "Adds                             | Adds",
                "Adds 1.5 to it. More             | Adds 1.5 to it.",
                "Adds {@code a. b} to it. More    | Adds a. b to it.",
                "Adds<p>More                      | Adds",
                "<b>Adds</b> &lt;x&gt; &amp; y    | Adds <x> & y",
                "&#64;x &quot;y&quot; *&#47; &odd;| @x \"y\" */ &odd;",
                "Uses {@code List<String>}        | Uses List<String>",
                "Uses {@code {a} {b}} too         | Uses {a} {b} too",
                "See {@link Foo#bar(int, long)}   | See Foo.bar(int, long)",
                "See {@link #bar}                 | See bar",
                "See {@link Foo#bar(int) a label} | See a label",
                "See {@linkplain java.util.List}  | See java.util.List",
                "{@inheritDoc}Adds                | Adds",
                "Costs $1, $L and \\u002a/        | Costs $1, $L and \\u002a/",
                "Open {@code never closed         | Open never closed",
                "Open {@                          | Open",
            })
    void theFirstSentenceIsPlainText(String comment, String sentence) {
        assertThat(DocReader.read(comment).firstSentence()).isEqualTo(sentence);
    }

    @Test
    void aSentenceEndsWithItsParagraph() {
        assertThat(DocReader.read(" Adds two\n numbers\n\n and more").firstSentence())
                .isEqualTo("Adds two numbers");
    }

    @Test
    void blockTagsAreReadByName() {
        DocComment comment = DocReader.read("""
                 Adds.

                 @param a the first,
                        on two lines
                 @param b
                 @param <T> a type
                 @return the {@code sum}
                 @throws java.io.IOException if it must
                 @exception Error never
                 @throws Error or so
                 @see Other
                """);

        assertThat(comment.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "the first, on two lines", "b", "", "<T>", "a type"));
        assertThat(comment.returns()).isEqualTo("the sum");
        assertThat(comment.exceptions())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("java.io.IOException", "if it must", "Error", "never; or so"));
    }

    @Test
    void aLineOfSlashesIsNoComment() {
        assertThat(DocReader.read("///////")).isEqualTo(DocComment.NONE);
        assertThat(DocReader.read(" //////\n // Adding\n //////")).isEqualTo(DocComment.NONE);
        assertThat(DocReader.read(" Adds.\n ///////").firstSentence()).startsWith("Adds.");
    }

    @Test
    void anAtSignWithinALineIsNoTag() {
        assertThat(DocReader.read("Mail to a@param b. More").firstSentence()).isEqualTo("Mail to a@param b.");
    }
}
