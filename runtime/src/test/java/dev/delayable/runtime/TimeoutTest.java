package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** Time limits of jobs and of runs. */
class TimeoutTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Gauge stubborn = new Gauge();

    @AfterEach
    void endAllJobs() {
        release.countDown();
        await().until(() -> stubborn.running() == 0);
    }

    private Job<Integer> stubborn() {
        return stubborn.watch(TestJob.of("stubborn", () -> TestJob.ignoreInterrupts(release)));
    }

    @EveryParallelBackend
    void theRunGoesOnWithoutJobsThatIgnoreTheirLimit(TestBackend backend) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(30));
        jobs.set(0, stubborn());
        jobs.set(1, stubborn());
        jobs.set(15, stubborn());

        List<Outcome<Integer>> outcomes = backend.nJobs(2)
                .timeout(Duration.ofMillis(200))
                .grace(Duration.ofMillis(20))
                .outcomes(jobs);

        assertThat(stubborn.running()).isEqualTo(3);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isSuccess())
                .extracting(Outcome::index)
                .containsExactly(0L, 1L, 15L);
        assertThat(((Outcome.Failure<?>) outcomes.get(15)).exception()).isInstanceOf(JobTimeoutException.class);
    }

    /** The clock looks at a running job from time to time; most of these have ended before it does. */
    @EveryLocalBackend
    void aJobThatReturnsAfterItsLimitHasFailed(TestBackend backend) {
        Job<Integer> job = TestJob.doing(() -> TestJob.spin(1000));

        List<Outcome<Integer>> outcomes =
                backend.nJobs(2).timeout(Duration.ofNanos(1)).outcomes(Collections.nCopies(200, job));

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Failure<?>) outcome).exception()).isInstanceOf(JobTimeoutException.class));
    }

    @EveryParallelBackend
    void theRestOfABatchIsRunWhenItsFirstJobIsGivenUp(TestBackend backend) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(40));
        jobs.set(0, stubborn());

        List<Outcome<Integer>> outcomes = backend.nJobs(2)
                .batchSize(5)
                .timeout(Duration.ofMillis(200))
                .grace(Duration.ofMillis(20))
                .outcomes(jobs);

        assertThat(outcomes).hasSize(40);
        assertThat(outcomes.subList(1, 40)).allMatch(Outcome::isSuccess);
    }

    @SeveralThreads
    void theMessageSaysThatTheJobIsStillRunning(TestBackend backend) {
        assertThatThrownBy(() -> backend.nJobs(2)
                        .timeout(Duration.ofMillis(10))
                        .grace(Duration.ofMillis(20))
                        .run(stubborn()))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageMatching("job 0, stubborn\\(\\) failed: "
                        + "it ran for \\d+ ms, longer than its time limit of 10 ms"
                        + ", and it is still running 20 ms after its interrupt")
                .hasNoCause();
    }

    @EveryBackend
    void aLimitInterruptsOnlyTheJobThatIsOverIt(TestBackend backend) {
        CountDownLatch timedOut = new CountDownLatch(1);
        Job<Integer> slow = TestJob.doing("slow", () -> {
            try {
                never.await();
            } finally {
                timedOut.countDown();
            }
        });
        Job<Integer> quick = TestJob.of(() -> Thread.currentThread().isInterrupted() ? 1 : 0);

        List<Outcome<Integer>> outcomes =
                backend.nJobs(2).timeout(Duration.ofMillis(300)).outcomes(slow, quick, quick, quick);

        assertThat(timedOut.getCount()).isZero();
        assertThat(outcomes.subList(1, 4))
                .extracting(outcome -> ((Outcome.Success<Integer>) outcome).value())
                .containsOnly(0);
    }

    @EveryBackend
    void aRunOverItsDeadlineIsCancelled(TestBackend backend) {
        Gauge gauge = new Gauge();
        List<Job<Integer>> jobs = IntStream.range(0, 10)
                .mapToObj(i -> gauge.watch(TestJob.doing(never::await)))
                .toList();
        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(backend.nJobs(2).deadline(Duration.ofMillis(50)), jobs))
                    .as(verb.name())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the run has not ended before its deadline of 50 ms")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(gauge.running()).as(verb.name()).isZero();
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @EveryBackend
    void aRunWithinItsDeadlineIsNotTouched(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            assertThat(verb.results(backend.nJobs(2).deadline(Duration.ofMinutes(1)), TestJob.squares(20)))
                    .as(verb.name())
                    .isEqualTo(TestJob.squareNumbers(20));
        }
    }

    @EveryParallelBackend
    void aConsumerThatIsTooSlowForTheDeadlineHasTheResultsThatThereWere(TestBackend backend) {
        CountDownLatch interrupted = new CountDownLatch(1);
        Job<Integer> slow = TestJob.doing(() -> {
            try {
                never.await();
            } finally {
                interrupted.countDown();
            }
        });
        List<Integer> delivered = new ArrayList<>();
        try (Stream<Integer> results =
                backend.nJobs(2).deadline(Duration.ofMillis(300)).stream(TestJob.of(() -> 1), slow)) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).isInstanceOf(CancellationException.class);
        }
        assertThat(interrupted.getCount()).isZero();
        assertThat(delivered).containsExactly(1);
    }
}
