package dev.delayable.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/backends.md} shows the backend of this package as it is. */
class BackendsPageTest {

    private static final Path SOURCE = Path.of("src/test/java/dev/delayable/testkit/program/ProgramBackend.java");

    @Test
    void thePageShowsTheBackendThatIsTested() throws IOException {
        String source = Files.readString(SOURCE);

        assertThat(source.lines()).hasSizeLessThanOrEqualTo(150);
        assertThat(Files.readString(Path.of("../docs/backends.md")))
                .contains("[ProgramBackend.java](../testkit/" + SOURCE + "):\n\n```java\n" + source + "```\n");
    }
}
