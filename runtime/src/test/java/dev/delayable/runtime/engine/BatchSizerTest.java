package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchSizerTest {

    private static final long TARGET_NANOS = 30_000;

    private final BatchSizer sizer = BatchSizer.automatic(TARGET_NANOS);

    @Test
    void theFirstJobsGoOneByOneHoweverQuickTheyAre() {
        for (int i = 0; i < BatchSizer.SLOW_START; i++) {
            assertThat(sizer.needsTime()).isFalse();
            sizer.ran(1);
        }
        assertThat(sizer.size()).isEqualTo(1);
        assertThat(sizer.needsTime()).isTrue();
    }

    @Test
    void afterThemTheSizeAtMostDoubles() {
        startSlowly();

        sizer.ran(1, 1);
        assertThat(sizer.size()).isEqualTo(2);
        sizer.ran(2, 2);
        assertThat(sizer.size()).isEqualTo(4);
    }

    @Test
    void theSizeIsBounded() {
        startSlowly();
        for (int i = 0; i < 100; i++) {
            sizer.ran(sizer.size(), 0);
        }

        assertThat(sizer.size()).isEqualTo(BatchSizer.MAX_SIZE);
    }

    @Test
    void aBatchIsSizedForTheTargetTime() {
        startSlowly();
        for (int i = 0; i < 10; i++) {
            sizer.ran(16, 16 * TARGET_NANOS / 10);
        }

        assertThat(sizer.size()).isEqualTo(10);
    }

    @Test
    void slowJobsGoOneByOne() {
        startSlowly();
        sizer.ran(64, TimeUnit.SECONDS.toNanos(64));

        assertThat(sizer.size()).isEqualTo(1);
    }

    @Test
    void theSizeGrowsAgainWhenJobsBecomeFast() {
        startSlowly();
        sizer.ran(64, TimeUnit.SECONDS.toNanos(64));
        sizer.ran(1, 10);

        assertThat(sizer.size()).isEqualTo(2);
    }

    @Test
    void aClockThatDoesNotMoveIsNoDivisionByZero() {
        startSlowly();
        sizer.ran(3, 0);

        assertThat(sizer.size()).isEqualTo(2);
    }

    @Test
    void aFixedSizeStays() {
        BatchSizer fixed = BatchSizer.fixed(7);
        fixed.ran(700);
        assertThat(fixed.needsTime()).isFalse();
        fixed.ran(700, 1);

        assertThat(fixed.size()).isEqualTo(7);
    }

    private void startSlowly() {
        sizer.ran(BatchSizer.SLOW_START);
    }
}
