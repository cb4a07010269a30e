package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchSizerTest {

    private final BatchSizer sizer = new BatchSizer();

    @Test
    void theFirstBatchIsOneJob() {
        assertThat(sizer.size()).isEqualTo(1);
    }

    @Test
    void theSizeAtMostDoubles() {
        sizer.ran(1, 1);
        assertThat(sizer.size()).isEqualTo(2);
        sizer.ran(2, 2);
        assertThat(sizer.size()).isEqualTo(4);
    }

    @Test
    void theSizeIsBounded() {
        for (int i = 0; i < 100; i++) {
            sizer.ran(sizer.size(), 0);
        }

        assertThat(sizer.size()).isEqualTo(256);
    }

    @Test
    void aBatchIsSizedForATenthOfAMillisecond() {
        for (int i = 0; i < 10; i++) {
            sizer.ran(16, TimeUnit.MICROSECONDS.toNanos(16 * 10));
        }

        assertThat(sizer.size()).isEqualTo(10);
    }

    @Test
    void slowJobsGoOneByOne() {
        sizer.ran(64, TimeUnit.SECONDS.toNanos(64));

        assertThat(sizer.size()).isEqualTo(1);
    }

    @Test
    void theSizeGrowsAgainWhenJobsBecomeFast() {
        sizer.ran(64, TimeUnit.SECONDS.toNanos(64));
        sizer.ran(1, 10);

        assertThat(sizer.size()).isEqualTo(2);
    }

    @Test
    void aClockThatDoesNotMoveIsNoDivisionByZero() {
        sizer.ran(3, 0);

        assertThat(sizer.size()).isEqualTo(2);
    }
}
