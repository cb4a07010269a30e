package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that ignore their interrupt, in runs that need an outcome of them or stop in two ways at once. */
class GiveUpTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final Gauge gauge = new Gauge();

    @AfterEach
    void endAllJobs() {
        release.countDown();
        await().until(() -> gauge.running() == 0);
    }

    @Test
    void aJobThatOutlivesTheDeadlineHasAnOutcomeAndSoHasTheRestOfItsBatch() {
        List<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                .batchSize(3)
                .deadline(Duration.ofMillis(20))
                .grace(Duration.ZERO)
                .outcomes(List.of(stubborn(), TestJob.of(() -> 1), TestJob.of(() -> 2))
                        .iterator());

        assertThat(outcomes)
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.class));
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Failure.class, failure -> {
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.exception())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("interrupted: its run has not ended before its deadline of 20 ms")
                    .cause()
                    .hasMessage("it is still running 0 ms after its interrupt");
        });
    }

    @Test
    void aStreamOfOutcomesGoesOnBehindAJobThatOutlivesTheDeadline() {
        try (Stream<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                .deadline(Duration.ofMillis(20))
                .grace(Duration.ZERO)
                .streamOutcomes(stubborn(), TestJob.of(() -> 1), TestJob.of(() -> 2))) {

            assertThat(outcomes.map(Outcome::index)).containsExactly(0L, 1L, 2L);
        }
    }

    /** The time limit gives the job up because of its time limit, just when the calling thread does because of a failure. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aJobMayBeGivenUpForTwoReasonsAtOnce() {
        CountDownLatch bothNameIt = new CountDownLatch(2);
        Job<Integer> failing = gauge.watch(TestJob.of("failing", () -> {
            while (bothNameIt.getCount() == 2) {
                Thread.onSpinWait();
            }
            throw new IOException("gone");
        }));

        Throwable failure = catchThrowable(() -> Parallel.nJobs(2)
                .timeout(Duration.ofMillis(1))
                .grace(Duration.ZERO)
                .run(new SlowlyNamed(stubborn(), bothNameIt), failing));

        assertThat(failure).isInstanceOf(JobFailedException.class);
    }

    /** A job whose text the engine gets only while another thread asks for it too. */
    private record SlowlyNamed(Job<Integer> job, CountDownLatch bothNameIt) implements Job<Integer> {

        @Override
        public Integer call() throws Exception {
            return job.call();
        }

        @Override
        public DelayedFunction<Integer> function() {
            return job.function();
        }

        @Override
        public List<@Nullable Object> args() {
            return job.args();
        }

        @Override
        public String toString() {
            bothNameIt.countDown();
            while (Thread.currentThread().getName().equals("delayable-watchdog") && bothNameIt.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "slowlyNamed()";
        }
    }

    private Job<Integer> stubborn() {
        return gauge.watch(TestJob.of("stubborn", this::ignoreInterrupts));
    }

    private int ignoreInterrupts() {
        started.countDown();
        while (true) {
            try {
                release.await();
                return 0;
            } catch (InterruptedException e) {
                // ignored on purpose
            }
        }
    }
}
