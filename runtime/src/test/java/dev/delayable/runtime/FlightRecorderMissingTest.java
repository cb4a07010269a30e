package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A JVM may be built without the module of the flight recorder. */
class FlightRecorderMissingTest {

    @Test
    void jobsRunWithoutTheFlightRecorder() throws IOException {
        assertThat(AloneInJvm.outputWith("--limit-modules", "java.base")).containsExactly("[0, 1, 4, 9]", "no jdk.jfr");
    }

    @Test
    void jobsRunWithIt() throws IOException {
        assertThat(AloneInJvm.outputWith()).containsExactly("[0, 1, 4, 9]", "jdk.jfr");
    }
}
