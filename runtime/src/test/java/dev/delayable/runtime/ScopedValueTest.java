package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A scoped value ends at the border of a run; what the documentation says of it holds. */
class ScopedValueTest {

    private static Path source() {
        try {
            return Path.of(Objects.requireNonNull(ScopedValueTest.class.getResource("/scoped/ScopedValues.java"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void theCallerReadsItAndEachJobBindsItAgain() throws IOException {
        assertThat(OtherJvm.outputOfSource(source()))
                .containsExactly(
                        "[hello ann 1, hello ann 2, hello ann 3]",
                        "[hello ann 1, hello ann 2, hello ann 3]",
                        "[false, false]");
    }

    @Test
    void theDocumentationShowsWhatIsTested() throws IOException {
        for (Path text : List.of(Path.of("..", "docs", "running-jobs.md"), source())) {
            assertThat(Files.readString(text))
                    .contains("String user = USER.get();")
                    .contains("parallel.map(List.of(1, 2, 3),"
                            + " number -> ScopedValue.where(USER, user).call(() -> greet(number)));");
        }
    }
}
