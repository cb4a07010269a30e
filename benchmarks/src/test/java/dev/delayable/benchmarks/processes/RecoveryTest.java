package dev.delayable.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryTest {

    @Test
    void onlyTheJobOfTheKilledWorkerIsLost() throws Exception {
        Recovery recovery = Recovery.play();
        assertThat(recovery.results()).isEqualTo(3);
        assertThat(recovery.millis()).isPositive();
    }
}
