package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.testkit.SendableJob.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A worker that dies costs the jobs that it was running, and nothing else. */
interface DeathTests {

    int COUNT = 20;

    /** Stands in its batch between others, however that is cut. */
    int DEADLY = 2;

    /** Jobs that return their numbers and tell that they have run, but for one that ends its worker in its first attempts. */
    private static List<Job<Integer>> jobs(Scene scene, Signals signals, int deaths) {
        Action death = scene.place().death();
        List<Job<Integer>> jobs = new ArrayList<>(SendableJob.times(
                COUNT,
                i -> SendableJob.of(() -> {
                    signals.give("ended", Integer.toString(i));
                    return i;
                })));
        jobs.set(DEADLY, SendableJob.of("deadly", () -> {
            signals.give("tried");
            if (JobContext.current().attempt() <= deaths) {
                death.run();
            }
            return DEADLY;
        }));
        return jobs;
    }

    @Test
    @Needs(Trait.DIES)
    default void onlyJobsThatWereRunningFailWhenTheirWorkerDies(Scene scene) {
        for (int batchSize : scene.is(Trait.EXACT_LOSS) ? new int[] {1, 10} : new int[] {1}) {
            Signals signals = scene.signals();

            List<Outcome<Integer>> outcomes =
                    scene.nJobs(2).batchSize(batchSize).outcomes(jobs(scene, signals, Integer.MAX_VALUE));

            int failed = 0;
            for (Outcome<Integer> outcome : outcomes) {
                if (outcome.isSuccess()) {
                    assertThat(outcome).hasFieldOrPropertyWithValue("value", (int) outcome.index());
                } else {
                    failed++;
                    assertThat(((Outcome.Failure<Integer>) outcome).exception())
                            .isInstanceOf(WorkerLostException.class);
                }
            }
            assertThat(outcomes.get(DEADLY).isSuccess())
                    .as("the job that ended its worker")
                    .isFalse();
            assertThat(failed)
                    .as("jobs that failed, batchSize=%s", batchSize)
                    .isLessThanOrEqualTo(scene.place().jobsPerDeath());
            assertThat(signals.count("tried")).isEqualTo(1);
            assertEndedOnce(signals, batchSize);
        }
    }

    /** Results of quick jobs travel together: in the batch of the deadly one, some may not have been sent yet. */
    private static void assertEndedOnce(Signals signals, int batchSize) {
        int firstOfBatch = batchSize == 1 ? DEADLY : 0;
        assertThat(signals.given("ended").stream().map(Integer::valueOf).filter(i -> i < firstOfBatch || i > DEADLY))
                .as("jobs that ended, batchSize=%s", batchSize)
                .doesNotHaveDuplicates();
    }

    @Test
    @Needs(Trait.DIES)
    default void aRunWhoseWorkerDiesFailsWithTheNameOfTheCall(Scene scene) {
        Action death = scene.place().death();

        assertThatThrownBy(() -> scene.nJobs(2).run(SendableJob.doing("deadly", death)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith("job 0, deadly() failed: dev.delayable.runtime.WorkerLostException: the ")
                .hasCauseInstanceOf(WorkerLostException.class);
        assertThat(scene.nJobs(2).run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
    }

    @Test
    @Needs(Trait.DIES)
    default void aRetryRunsTheJobAtAnotherWorker(Scene scene) {
        for (int batchSize : scene.is(Trait.EXACT_LOSS) ? new int[] {1, 10} : new int[] {1}) {
            Signals signals = scene.signals();
            Parallel retrying =
                    scene.nJobs(2).batchSize(batchSize).retry(Retry.attempts(3).on(WorkerLostException.class));

            List<Outcome<Integer>> outcomes = retrying.outcomes(jobs(scene, signals, 2));

            assertThat(outcomes).allMatch(Outcome::isSuccess);
            assertThat(outcomes.get(DEADLY).attempts()).isEqualTo(3);
            assertThat(signals.count("tried")).isEqualTo(3);
            if (scene.place().jobsPerDeath() == 1) {
                assertThat(outcomes)
                        .filteredOn(outcome -> outcome.index() != DEADLY)
                        .extracting(Outcome::attempts)
                        .as("the attempts of the others")
                        .containsOnly(1);
                assertEndedOnce(signals, batchSize);
            }
        }
    }

    @Test
    @Needs(Trait.DIES)
    default void jobsBesideOneThatAlwaysEndsItsWorkerSucceed(Scene scene) {
        Signals signals = scene.signals();
        Parallel retrying = scene.nJobs(4).retry(Retry.attempts(3).on(WorkerLostException.class));

        List<Outcome<Integer>> outcomes = retrying.outcomes(jobs(scene, signals, Integer.MAX_VALUE));

        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isSuccess())
                .extracting(Outcome::index)
                .containsExactly((long) DEADLY);
        assertThat(outcomes.get(DEADLY).attempts()).isEqualTo(3);
    }

    @Test
    @Needs(Trait.DIES)
    default void aWorkerThatDiesBetweenRunsIsNotMissed(Scene scene) throws Exception {
        Signals signals = scene.signals();
        Action death = scene.place().death();
        Job<Integer> doomed = SendableJob.doing(() -> {
            Thread killer = new Thread(() -> {
                try {
                    signals.await("die");
                    signals.give("dying");
                    death.run();
                } catch (Exception e) {
                    // The test has ended.
                }
            });
            killer.setDaemon(true);
            killer.start();
        });
        scene.nJobs(2).run(doomed);

        signals.give("die");
        scene.await("a worker is dying", () -> signals.count("dying") == 1);

        Parallel retrying = scene.nJobs(2).retry(Retry.attempts(5).on(WorkerLostException.class));
        for (int run = 0; run < 5; run++) {
            assertThat(retrying.run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
        }
    }

    @Test
    @Needs({Trait.DIES, Trait.EXACT_LOSS})
    default void ofAJobWhoseWorkerDiedItIsToldAsOfAnyOther(Scene scene) {
        Notes notes = new Notes();
        Signals signals = scene.signals();

        scene.nJobs(2).batchSize(10).retry(Retry.attempts(2)).listener(notes).run(jobs(scene, signals, 1));

        assertThat(notes.ofJob(DEADLY))
                .containsExactly(
                        "submitted",
                        "started, attempt 1",
                        "retried, attempt 1",
                        "started, attempt 2",
                        "finished with " + DEADLY + ", attempt 2");
        if (scene.place().jobsPerDeath() == 1) {
            assertThat(IntStream.range(0, COUNT).filter(i -> i != DEADLY))
                    .allSatisfy(i -> assertThat(notes.ofJob(i))
                            .containsExactly("submitted", "started, attempt 1", "finished with " + i + ", attempt 1"));
        }
    }
}
