package dev.delayable.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void aTaskThatBlocksDelaysNoOtherTask() throws Exception {
        CountDownLatch blocks = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        try {
            Clock.schedule(
                    () -> {
                        blocks.countDown();
                        awaitUninterrupted(release);
                    },
                    0);
            assertThat(blocks.await(1, TimeUnit.MINUTES)).isTrue();
            Clock.schedule(other::countDown, 0);
            assertThat(other.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            release.countDown();
        }
    }

    @Test
    void aTaskThatThrowsAnErrorEndsNoOtherTask() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        Clock.schedule(
                () -> {
                    throw new AssertionError("on purpose");
                },
                0);
        Clock.schedule(other::countDown, 1);
        assertThat(other.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aCancelledTaskDoesNotRun() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        Future<?> cancelled = Clock.scheduleCancellable(ran::countDown, TimeUnit.HOURS.toNanos(1));
        assertThat(cancelled.cancel(false)).isTrue();
        Clock.schedule(later::countDown, 0);
        assertThat(later.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ran.getCount()).isEqualTo(1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
