package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of a program can be unloaded after its runs, as a server does that replaces the program. */
class UndeployedProgramTest {

    @TempDir
    private Path folder;

    @Test
    void programsThatShareTheLibrary() throws Exception {
        assertThatAllAreUnloaded(
                "threads plain",
                "threads limits",
                "threads listener",
                "threads carrier",
                "threads memory",
                "threads report",
                "threads retry",
                "processes plain",
                "processes limits",
                "processes report",
                "processes initializer",
                "processes codec");
    }

    /** The threads and the hooks of the library end with the program, a while after its last run. */
    @Test
    void programsThatHaveTheLibraryInTheirClassLoader() throws Exception {
        assertThatAllAreUnloaded("own threads limits", "own processes limits");
    }

    private void assertThatAllAreUnloaded(String... programs) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:SoftRefLRUPolicyMSPerMB=0", // the caches of the JDK let go at once
                "-cp",
                ProgramStart.classPath(),
                UnloadingProgram.class.getName(),
                folder.toString()));
        arguments.addAll(List.of(programs));

        String printed = ProgramStart.output(folder, arguments.toArray(new String[0]));

        assertThat(printed.lines())
                .containsExactlyElementsOf(Arrays.stream(programs)
                        .map(program -> program + ": unloaded")
                        .toList());
    }
}
