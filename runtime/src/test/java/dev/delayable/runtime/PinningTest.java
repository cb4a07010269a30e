package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * No virtual thread keeps its carrier while it waits, neither in a run nor in its calling thread. A JVM up to JDK 23 keeps the
 * carriers of threads that hold monitors; up to JDK 25 there is an option to have that in newer ones too, which is used here.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class PinningTest {

    /** And there are carriers enough, so that threads that keep theirs are seen, rather than bring everything to a halt. */
    private static final List<String> MONITORS_PIN = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions", "-XX:LockingMode=1", "-Djdk.virtualThreadScheduler.parallelism=100");

    @Test
    void noRunKeepsAWaitingThreadOnItsCarrier() throws IOException {
        assertThat(played()).isNotEmpty().allMatch(line -> line.startsWith("played "));
    }

    /** The measuring stick itself. */
    @Test
    void aJobThatWaitsInAClassInitialiserIsSeen() throws IOException {
        assertThat(played("classInitialiser"))
                .anyMatch(line ->
                        line.startsWith("classInitialiser pins: ") && line.contains("PinnedThreads$Pinning.<clinit>"));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_25)
    void aJobThatWaitsInAMonitorIsSeen() throws IOException {
        assertThat(played("monitor"))
                .anyMatch(line -> line.startsWith("monitor pins: ") && line.contains("Thread.sleep"));
    }

    private static List<String> played(String... scenes) throws IOException {
        return OtherJvm.output(MONITORS_PIN, PinnedThreads.class, scenes).stream()
                .filter(line -> !(line.contains("VM warning: ") && line.contains("LockingMode")))
                .toList();
    }
}
