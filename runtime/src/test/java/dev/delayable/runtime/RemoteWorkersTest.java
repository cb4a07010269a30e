package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only workers elsewhere do: they die, and batches wait at them. */
class RemoteWorkersTest {

    /** Each third job is the last one of its worker, which tells nobody what became of it. */
    private final Parallel dying = Parallel.nJobs(2).backend(new RemoteTestBackend("dying", 3, true, 1));

    @Test
    void theJobThatALostWorkerWasRunningFailsAndNamesTheCall() {
        assertThatThrownBy(() -> dying.run(TestJob.squares(10)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageMatching("job \\d, slowFunction\\(\\d\\) failed: "
                        + "dev.delayable.runtime.WorkerLostException: the worker died in slowFunction\\(\\d\\)")
                .hasCauseInstanceOf(WorkerLostException.class);
    }

    @Test
    void onlyTheJobsThatWereRunningAreInDoubt() {
        for (int batchSize : new int[] {1, 2, 5}) {
            List<Outcome<Integer>> outcomes = dying.batchSize(batchSize).outcomes(TestJob.squares(30));

            assertThat(outcomes)
                    .extracting(Outcome::index)
                    .isEqualTo(IntStream.range(0, 30).boxed().toList());
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.isSuccess())
                    .hasSize(10)
                    .allSatisfy(outcome -> assertThat(((Outcome.Failure<?>) outcome).exception())
                            .isInstanceOf(WorkerLostException.class));
        }
    }

    @Test
    void aRetryMakesUpForLostWorkers() {
        Parallel retrying = dying.retry(Retry.attempts(10).on(WorkerLostException.class));

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(retrying, TestJob.squares(100)))
                    .as(verb.name())
                    .isEqualTo(TestJob.squareNumbers(100));
        }
    }

    @Test
    void jobsThatOnlyWaitedAtALostWorkerRunOnceAllTheSame() {
        AtomicInteger ran = new AtomicInteger();
        List<Job<Integer>> jobs = IntStream.range(0, 100)
                .mapToObj(i -> TestJob.of(ran::incrementAndGet))
                .toList();

        assertThat(TestBackend.DYING_REMOTE.nJobs(2).batchSize(4).run(jobs)).hasSize(100);

        assertThat(ran).hasValue(100);
    }

    @Test
    void aJobThatIsSentAgainIsToldAsStartedOnce() {
        AtomicInteger started = new AtomicInteger();
        RunListener counting = new RunListener() {
            @Override
            public void started(int index, Job<?> job, int attempt) {
                started.incrementAndGet();
            }
        };

        TestBackend.DYING_REMOTE.nJobs(2).batchSize(4).listener(counting).run(TestJob.squares(100));

        assertThat(started).hasValue(100);
    }

    @Test
    void aJobAboutWhichAWorkerSaysNothingInTimeIsNamedAndItsLateAnswerIsIgnored() {
        CountDownLatch release = new CountDownLatch(1);
        Gauge gauge = new Gauge();
        Job<Integer> stubborn = gauge.watch(TestJob.of("stubborn", () -> TestJob.ignoreInterrupts(release)));

        List<Outcome<Integer>> outcomes = TestBackend.REMOTE
                .nJobs(2)
                .grace(Duration.ZERO)
                .deadline(Duration.ofMillis(50))
                .outcomes(stubborn);
        release.countDown();
        await().until(() -> gauge.running() == 0);
        TestBackend.REMOTE.nJobs(2).run(TestJob.squares(10)); // what was answered before has arrived by then

        // The late answer would be that the worker was killed.
        assertThat(((Outcome.Failure<?>) outcomes.get(0)).exception())
                .isInstanceOf(CancellationException.class)
                .hasMessageStartingWith("interrupted: its run has not ended before its deadline");
    }

    @Test
    void noJobStandsBehindASlowOneAtItsWorker() {
        CountDownLatch othersEnded = new CountDownLatch(29);
        Stream<Job<Integer>> jobs = IntStream.range(0, 30)
                .mapToObj(i -> TestJob.of(() -> {
                    if (i == 7) {
                        othersEnded.await();
                    }
                    othersEnded.countDown();
                    return i;
                }));

        assertThat(TestBackend.REMOTE.nJobs(3).batchSize(1).run(jobs)).hasSize(30);
    }
}
