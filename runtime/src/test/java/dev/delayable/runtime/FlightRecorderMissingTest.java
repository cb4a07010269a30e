package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A JVM may be built without the module of the flight recorder; and most JVMs that have it record nothing. */
class FlightRecorderMissingTest {

    @Test
    void jobsRunWithoutTheFlightRecorder() throws IOException {
        assertThat(AloneInJvm.outputWith("--limit-modules", "java.base")).containsExactly("[0, 1, 4, 9]", "no jdk.jfr");
    }

    @Test
    void jobsRunWithIt() throws IOException {
        assertThat(AloneInJvm.outputWith()).containsExactly("[0, 1, 4, 9]", "jdk.jfr");
    }

    /** It takes a tenth of a second, which the first run in each JVM would wait for. */
    @Test
    void itIsNotLoadedForARunThatNobodyRecords() throws IOException {
        assertThat(AloneInJvm.outputWith("-Xlog:class+load"))
                .contains("[0, 1, 4, 9]")
                .noneMatch(line -> line.contains("jdk.jfr.Event "));
    }
}
