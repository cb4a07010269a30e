package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads that are kept for later runs are nobody's. */
class SharedThreadsTest {

    /** Who ends that group would wait for them. */
    @Test
    void noThreadStaysInTheThreadGroupOfTheCaller() throws IOException {
        assertThat(OtherJvm.output(List.of(), ProgramInGroup.class))
                .containsExactly("inside: []", "outside: [delayable-1, delayable-2, delayable-clock]");
    }
}
