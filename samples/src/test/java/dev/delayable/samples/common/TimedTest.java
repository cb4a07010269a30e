package dev.delayable.samples.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimedTest {

    @Test
    void keepsWhatTheWorkReturned() throws Exception {
        assertThat(Timed.of(() -> 42).value()).isEqualTo(42);
    }

    @Test
    void printsSecondsAndMilliseconds() {
        Timed<String> timed = new Timed<>("", Duration.ofMillis(4003));

        assertThat(timed.seconds()).isEqualTo("4.003");
        assertThat(timed.milliseconds()).isEqualTo("4,003.0");
    }

    @Test
    void theSpeedUpIsTheOtherTimeDividedByThisOne() {
        Timed<String> loop = new Timed<>("", Duration.ofSeconds(20));
        Timed<String> parallel = new Timed<>("", Duration.ofSeconds(4));

        assertThat(parallel.speedUpOver(loop)).isEqualTo("5.00");
        assertThat(loop.speedUpOver(parallel)).isEqualTo("0.20");
    }
}
