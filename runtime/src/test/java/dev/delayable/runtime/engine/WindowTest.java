package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {

    private final BatchSizer sizer = BatchSizer.automatic(1_000_000);

    /** Lets the batches become as large as they can. */
    private void learnThatJobsAreQuick() {
        sizer.ran(BatchSizer.SLOW_START);
        for (int batch = 0; batch < 20; batch++) {
            sizer.ran(sizer.size(), 1);
        }
        assertThat(sizer.size()).isEqualTo(BatchSizer.MAX_SIZE);
    }

    @Test
    void aFixedWindowIsAsLargeAsItWasAskedFor() {
        Window window = Window.fixed(3, 2, sizer);
        learnThatJobsAreQuick();

        assertThat(window.size()).isEqualTo(3);
        assertThat(window.refillSize(true)).isEqualTo(2);
        assertThat(window.refillSize(false)).isEqualTo(2);
    }

    @Test
    void anAutomaticWindowHoldsSomeJobsForEachWorker() {
        assertThat(Window.automatic(1, sizer).size()).isEqualTo(64);
        assertThat(Window.automatic(4, sizer).size()).isEqualTo(64);
        assertThat(Window.automatic(10, sizer).size()).isEqualTo(160);
    }

    @Test
    void ofVeryManyWorkersEachHasFewerAndAtLeastFourBatches() {
        assertThat(Window.automatic(1_000, sizer).size()).isEqualTo(5_096);
        assertThat(Window.automatic(10_000, sizer).size()).isEqualTo(40_000);
        assertThat(Window.automatic(Integer.MAX_VALUE, sizer).size()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aWindowBecomesWiderForLargeBatchesAndNeverNarrower() {
        Window window = Window.automatic(2, sizer);
        learnThatJobsAreQuick();
        int wide = 4 * 2 * BatchSizer.MAX_SIZE;
        assertThat(window.size()).isEqualTo(wide);

        sizer.ran(1, 1_000_000_000);

        assertThat(sizer.size()).isEqualTo(1);
        assertThat(window.size()).isEqualTo(wide);
    }

    @Test
    void aListIsRefilledByHalvesAndAStreamJobByJob() {
        Window window = Window.automatic(2, sizer);

        assertThat(window.refillSize(true)).isEqualTo(32);
        assertThat(window.refillSize(false)).isEqualTo(63);
    }
}
