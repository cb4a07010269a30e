package dev.delayable.samples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/gallery.md} shows the files of this package as they are. */
class GalleryPageTest {

    private static final Path PAGE = Path.of("../docs/gallery.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/delayable/samples/gallery");

    /** A link to a source file, and the block of code below it. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "^\\[(\\w+\\.java)]\\((\\S+)\\):\n\n```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void theExamplesOfThePageAreTheFilesThatTheyLinkTo() throws IOException {
        List<MatchResult> examples =
                EXAMPLE.matcher(Files.readString(PAGE)).results().toList();

        assertThat(examples).hasSize(5).allSatisfy(example -> {
            Path file = PAGE.resolveSibling(example.group(2));
            assertThat(file).hasFileName(example.group(1));
            assertThat(example.group(3)).isEqualTo(Files.readString(file));
        });
    }

    @Test
    void everyFileHasItsExample() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            String page = Files.readString(PAGE);
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("package-info.java")))
                    .hasSize(5)
                    .allSatisfy(name -> assertThat(page).contains("[" + name + "]"));
        }
    }
}
