package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A job that runs for longer than its time limit fails; running time counts, and not the wait for a worker. */
interface TimeLimitTests {

    Duration SHORT = Duration.ofMillis(50);

    @Test
    default void aJobOverItsLimitIsInterruptedAndFails(Scene scene) {
        for (int nJobs : new int[] {1, 2}) {
            for (Verb verb : Verb.thatThrow()) {
                Job<Integer> slow = SendableJob.endless("slow");

                assertThatThrownBy(() -> verb.results(scene.nJobs(nJobs).timeout(SHORT), List.of(slow)))
                        .as("%s, nJobs=%s", verb, nJobs)
                        .hasMessageMatching(
                                "job 0, slow\\(\\) failed: it ran for \\d+ ms, longer than its time limit of 50 ms")
                        .asInstanceOf(type(JobTimeoutException.class))
                        .satisfies(e -> {
                            assertThat(e.job()).isSameAs(slow);
                            assertThat(e.index()).isZero();
                            assertThat(e.attempts()).isEqualTo(1);
                            assertThat(e.limit()).isEqualTo(SHORT);
                            assertThat(e.elapsed()).isGreaterThanOrEqualTo(SHORT);
                            assertThat(e.getCause()).isInstanceOf(InterruptedException.class);
                        });
            }
        }
    }

    @Test
    default void aJobThatReturnsAfterItsLimitFails(Scene scene) {
        Job<Integer> slow = SendableJob.of("slow", () -> {
            try {
                SendableJob.untilInterrupted();
            } catch (InterruptedException e) {
                // Ends well, but late.
            }
            return 7;
        });

        assertThatThrownBy(() -> scene.nJobs(2).timeout(SHORT).run(slow))
                .isInstanceOf(JobTimeoutException.class)
                .hasNoCause();
    }

    /** Together they take longer than the limit, each by itself far less. */
    @Test
    default void jobsThatWaitForAWorkerUseNoneOfTheirTime(Scene scene) {
        Duration limit = scene.pace().moment().multipliedBy(50);
        int jobsOfAWorker = 20;
        long millis = limit.toMillis() / (jobsOfAWorker - 5);
        List<Job<Integer>> sleeping =
                SendableJob.times(jobsOfAWorker * scene.workers(2), i -> SendableJob.doing(() -> Thread.sleep(millis)));

        assertThat(scene.nJobs(2).batchSize(jobsOfAWorker).timeout(limit).outcomes(sleeping))
                .allMatch(Outcome::isSuccess);
    }

    @Test
    default void jobsWithinTheLimitPass(Scene scene) {
        for (Verb verb : Verb.values()) {
            assertThat(verb.results(scene.nJobs(2).timeout(Duration.ofHours(1)), SendableJob.squares(50)))
                    .as(verb.name())
                    .isEqualTo(SendableJob.squareNumbers(50));
        }
    }

    @Test
    default void theOutcomesTellWhichJobsWereOverTheirLimitWhateverTheBatches(Scene scene) {
        List<Job<Integer>> jobs =
                SendableJob.times(6, i -> i % 2 == 1 ? SendableJob.endless("slow") : SendableJob.of(() -> i));
        Parallel parallel = scene.nJobs(2).timeout(scene.pace().moment().multipliedBy(20));

        for (Parallel each : List.of(parallel, parallel.batchSize(3))) {
            List<Outcome<Integer>> outcomes = each.outcomes(jobs);

            assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, true, false, true, false);
            for (int i = 1; i < 6; i += 2) {
                Job<Integer> job = jobs.get(i);
                int index = i;
                assertThat(((Outcome.Failure<?>) outcomes.get(i)).exception())
                        .asInstanceOf(type(JobTimeoutException.class))
                        .satisfies(e -> {
                            assertThat(e.job()).isSameAs(job);
                            assertThat(e.index()).isEqualTo(index);
                        });
            }
        }
    }

    @Test
    default void theInterruptOfAJobOverItsLimitReachesNoOther(Scene scene) {
        List<Job<Boolean>> jobs = SendableJob.times(
                20,
                i -> SendableJob.of(() -> {
                    if (i == 0) {
                        SendableJob.untilInterrupted();
                    }
                    return Thread.currentThread().isInterrupted();
                }));

        List<Outcome<Boolean>> outcomes = scene.nJobs(2)
                .batchSize(20)
                .timeout(scene.pace().moment().multipliedBy(20))
                .outcomes(jobs);

        assertThat(outcomes.get(0).isSuccess()).isFalse();
        assertThat(outcomes.subList(1, 20))
                .allSatisfy(outcome -> assertThat(outcome).hasFieldOrPropertyWithValue("value", false));
    }

    @Test
    default void aJobIsToldThatItsTimeIsUpThoughTheInterruptFlagIsLost(Scene scene) {
        Job<Integer> looking = SendableJob.doing(() -> {
            JobContext context = JobContext.current();
            while (!context.isCancelled()) {
                LockSupport.parkNanos(100_000);
                Thread.interrupted();
            }
        });

        assertThatThrownBy(() -> scene.nJobs(2).timeout(SHORT).run(looking)).isInstanceOf(JobTimeoutException.class);
    }

    @Test
    @Needs(Trait.KILLS_STUCK)
    default void theWorkerOfAJobThatIgnoresItsLimitIsEndedAndTheRunGoesOn(Scene scene) {
        for (int batchSize : scene.is(Trait.EXACT_LOSS) ? new int[] {1, 10} : new int[] {1}) {
            Signals signals = scene.signals();
            List<Outcome<Integer>> outcomes = outcomesWithAStubbornJob(scene, signals, batchSize);

            assertThat(((Outcome.Failure<?>) outcomes.get(3)).exception())
                    .isInstanceOf(JobTimeoutException.class)
                    .hasMessageMatching(
                            "job 3, stubborn\\(\\) failed: it ran for \\d+ ms, longer than its time limit of"
                                    + " \\d+ ms, and it was still running 50 ms after its interrupt, so its worker was killed");
            assertThat(signals.count("tried")).as("it is not run again").isEqualTo(1);
        }
    }

    @Test
    @Needs(Trait.GIVES_UP)
    default void aJobThatIgnoresItsLimitIsGivenUpAndTheRunGoesOn(Scene scene) {
        for (int batchSize : new int[] {1, 10}) {
            Signals signals = scene.signals();
            List<Outcome<Integer>> outcomes = outcomesWithAStubbornJob(scene, signals, batchSize);

            assertThat(((Outcome.Failure<?>) outcomes.get(3)).exception())
                    .isInstanceOf(JobTimeoutException.class)
                    .hasMessageStartingWith("job 3, stubborn() failed: it ran for ");
            assertThat(signals.count("tried")).as("it is not run again").isEqualTo(1);
        }
    }

    private static List<Outcome<Integer>> outcomesWithAStubbornJob(Scene scene, Signals signals, int batchSize) {
        List<Job<Integer>> jobs = new ArrayList<>(SendableJob.squares(20));
        jobs.set(3, SendableJob.doing("stubborn", () -> {
            signals.give("tried");
            signals.ignoreInterrupts();
        }));

        List<Outcome<Integer>> outcomes = scene.nJobs(2)
                .batchSize(batchSize)
                .timeout(scene.pace().moment().multipliedBy(20))
                .grace(SHORT)
                .outcomes(jobs);

        for (int i = 0; i < 20; i++) {
            if (i != 3) {
                assertThat(outcomes.get(i)).hasFieldOrPropertyWithValue("value", i * i);
            }
        }
        return outcomes;
    }
}
