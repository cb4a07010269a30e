package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.support.MappedJob;
import dev.delayable.runtime.work.JobText;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Jobs whose text runs no code of users are named even when the texts of others are stuck. */
class HarmlessTextTest {

    private static final ThrowingFunction<Object, Integer> FUNCTION = input -> 0;

    @Test
    void jobsOfLambdasAndOfInputsOfTheJdkAreNamed() {
        CountDownLatch release = new CountDownLatch(1);
        Object stuck = new Object() {
            @Override
            public String toString() {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "stuck";
            }
        };
        try {
            // As many as are waited for at once, so that no further text is asked for.
            for (int i = 0; i < 17; i++) {
                assertThat(JobText.of(new MappedJob<>(stuck, FUNCTION), i)).isNotEqualTo("job " + i + ", map(stuck)");
            }

            assertThat(JobText.of(new MappedJob<>(Path.of("cat.png"), FUNCTION), 17))
                    .isEqualTo("job 17, map(cat.png)");
            assertThat(JobText.of(new MappedJob<>("cat.png", FUNCTION), 18)).isEqualTo("job 18, map(cat.png)");
            assertThat(JobText.of(Job.of("resize", () -> 0), 19)).isEqualTo("job 19, resize()");
        } finally {
            release.countDown();
        }
    }
}
