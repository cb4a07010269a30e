package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The {@link Soak} in its short form; in its long form with {@code -Ddelayable.soak.runs=200000}. What it found is repeated with
 * {@code -Ddelayable.soak.seed} and {@code -Ddelayable.soak.first}, as its message says.
 */
class SoakTest {

    private static final long SHORT = 3000;

    @Test
    void noRunLosesDoublesOrMisplacesAResultOrLeavesAJobRunning() throws Exception {
        long runs = Long.getLong("delayable.soak.runs", SHORT);
        long seed = Long.getLong("delayable.soak.seed", System.nanoTime());
        long first = Long.getLong("delayable.soak.first", 0);
        long seconds = Long.getLong("delayable.soak.seconds", runs > SHORT ? 3600 : 10);
        long start = System.nanoTime();

        long done;
        LogCapture log = LogCapture.start(); // jobs that were given up are told of when they end
        try {
            done = new Soak(seed, first, runs, Duration.ofSeconds(seconds)).run();
        } finally {
            log.close();
        }

        if (runs > SHORT) {
            System.out.println(done + " runs of seed " + seed + " in " + Duration.ofNanos(System.nanoTime() - start));
            assertThat(done).isEqualTo(runs);
        }
        assertThat(done).isPositive();
    }
}
