package dev.delayable.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void oneRunThatWasDisturbedDoesNotCount() {
        Series series = new Series(ProcessRow.COLD, "way", List.of(10.0, 12.0, 11.0, 900.0, 9.0));
        assertThat(series.median()).isEqualTo(11);
        assertThat(series.spread()).isEqualTo(1);
    }

    @Test
    void theMiddleOfAnEvenNumberIsBetweenTwo() {
        assertThat(new Series(ProcessRow.COLD, "way", List.of(1.0, 2.0)).median())
                .isEqualTo(1.5);
    }
}
