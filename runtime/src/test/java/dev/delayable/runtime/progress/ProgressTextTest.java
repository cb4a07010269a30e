package dev.delayable.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTextTest {

    @Test
    void aLineTellsRateElapsedAndRemainingTime() {
        assertThat(ProgressText.line(10, 10, 20, "1 failed", 2, true))
                .isEqualTo("10 of 20 jobs, 1 failed, 5.0 jobs/s, elapsed 2.0s, remaining 2.0s");
    }

    @Test
    void beforeTheFirstJobHasEndedNothingIsForetold() {
        assertThat(ProgressText.line(0, 0, 20, "", 2, true)).isEqualTo("0 of 20 jobs, elapsed 2.0s");
    }

    @Test
    void theBarShowsTheShareOfTheJobs() {
        assertThat(ProgressText.bar(5, 20, "line", 5 + 3 + 20 + 4)).isEqualTo(" 25% [=====               ] line");
        assertThat(ProgressText.bar(20, 20, "line", 5 + 3 + 20 + 4)).isEqualTo("100% [====================] line");
    }

    @Test
    void theBarGrowsWithTheTerminalOnlySoFar() {
        assertThat(ProgressText.bar(20, 20, "line", 1000)).isEqualTo("100% [" + "=".repeat(40) + "] line");
    }

    @Test
    void whereThereIsNoRoomForABarThereIsThePercentage() {
        assertThat(ProgressText.bar(5, 20, "line", 10)).isEqualTo(" 25% line");
    }

    @Test
    void ofALazyInputThereIsNoBar() {
        assertThat(ProgressText.bar(5, -1, "line", 100)).isEqualTo("line");
    }
}
