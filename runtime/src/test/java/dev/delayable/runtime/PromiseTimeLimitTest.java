package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Promise 7: a job that runs for longer than its time limit fails; running time counts, not queueing. */
class PromiseTimeLimitTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @EveryBackend
    void aJobOverItsLimitFails(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            Job<Integer> slow = TestJob.doing("slow", never::await);

            assertThatThrownBy(() -> verb.results(backend.nJobs(2).timeout(Duration.ofMillis(10)), List.of(slow)))
                    .as(verb.name())
                    .hasMessageMatching(
                            "job 0, slow\\(\\) failed: " + "it ran for \\d+ ms, longer than its time limit of 10 ms")
                    .asInstanceOf(type(JobTimeoutException.class))
                    .satisfies(e -> {
                        assertThat(e.job()).isSameAs(slow);
                        assertThat(e.index()).isZero();
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.limit()).isEqualTo(Duration.ofMillis(10));
                        assertThat(e.elapsed()).isGreaterThanOrEqualTo(e.limit());
                        assertThat(e.getCause()).isInstanceOf(InterruptedException.class);
                    });
        }
    }

    @EveryBackend
    void jobsThatWaitForAWorkerUseNoneOfTheirTime(TestBackend backend) {
        // In sum more than one of them may take; each by itself far less.
        List<Job<Integer>> jobs = IntStream.range(0, 20 * backend.workers(2))
                .mapToObj(i -> TestJob.doing(() -> Thread.sleep(50)))
                .toList();

        assertThat(backend.nJobs(2).timeout(Duration.ofMillis(900)).run(jobs)).containsOnly(0);
    }

    @EveryBackend
    void jobsWithinTheLimitPass(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            assertThat(verb.results(backend.nJobs(2).timeout(Duration.ofMinutes(1)), TestJob.squares(50)))
                    .as(verb.name())
                    .isEqualTo(TestJob.squareNumbers(50));
        }
    }

    @EveryBackend
    void theOutcomesTellWhichJobsWereOverTheirLimit(TestBackend backend) {
        List<Job<Integer>> jobs = IntStream.range(0, 6)
                .mapToObj(i -> TestJob.doing(() -> {
                    if (i % 2 == 1) {
                        TimeUnit.HOURS.sleep(1);
                    }
                }))
                .toList();

        List<Outcome<Integer>> outcomes =
                backend.nJobs(2).timeout(Duration.ofMillis(200)).outcomes(jobs);

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, true, false, true, false);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isSuccess())
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Failure<?>) outcome).exception()).isInstanceOf(JobTimeoutException.class));
    }

    @EveryBackend
    void theInterruptOfAJobOverItsLimitReachesNoOther(TestBackend backend) {
        List<Job<Boolean>> jobs = IntStream.range(0, 20)
                .mapToObj(i -> TestJob.of(() -> {
                    if (i == 0) {
                        never.await();
                    }
                    return Thread.currentThread().isInterrupted();
                }))
                .toList();

        List<Outcome<Boolean>> outcomes =
                backend.nJobs(2).timeout(Duration.ofMillis(200)).outcomes(jobs);

        assertThat(outcomes.subList(1, 20))
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Success<?>) outcome).value()).isEqualTo(false));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
