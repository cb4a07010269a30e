package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No more than n jobs of a run are running at once; and n are, if there are so many. */
interface AtMostNTests {

    @Test
    default void noMoreThanNJobsRunAtOnceWhenTheyBlock(Scene scene) throws Exception {
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs =
                    SendableJob.times(9, i -> signals.watch(SendableJob.doing(() -> signals.await("go on", i + 1))));
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(scene.nJobs(3), jobs));

            for (int given = 0; given < 9; given++) {
                int done = given;
                int expected = Math.min(scene.workers(3), 9 - given);
                scene.await("all workers have a job", () -> signals.ended() == done && signals.running() >= expected);
                signals.give("go on");
            }

            assertThat(caller.result()).as(verb.name()).hasSize(9);
            assertThat(signals.peak()).as(verb.name()).isEqualTo(scene.workers(3));
        }
    }

    @Test
    default void noMoreThanNJobsRunAtOnceWhenTheyAreQuick(Scene scene) {
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();

            verb.results(
                    scene.nJobs(2),
                    SendableJob.squares(200).stream().map(signals::watch).toList());

            assertThat(signals.peak()).as(verb.name()).isLessThanOrEqualTo(scene.workers(2));
            assertThat(signals.started()).as(verb.name()).isEqualTo(200);
        }
    }

    /** Batches that wait at a worker wait. */
    @Test
    default void noMoreThanNJobsRunAtOnceWhateverTheBatches(Scene scene) {
        for (int batchSize : new int[] {2, 5}) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs =
                    SendableJob.times(60, i -> signals.watch(SendableJob.doing(() -> Thread.sleep(1))));

            scene.nJobs(2).batchSize(batchSize).run(jobs);

            assertThat(signals.peak()).as("batchSize=%s", batchSize).isLessThanOrEqualTo(scene.workers(2));
            assertThat(signals.started()).as("batchSize=%s", batchSize).isEqualTo(60);
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void nJobsDoRunAtOnce(Scene scene) {
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs = SendableJob.times(5, i -> SendableJob.doing(() -> signals.meet(5)));

            assertThat(verb.results(scene.nJobs(5), jobs)).as(verb.name()).hasSize(5);
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void quickJobsOfOneRunPutNoSlowJobsOfTheNextBehindOneAnother(Scene scene) {
        scene.nJobs(2).run(SendableJob.squares(5_000).iterator());
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();
            Job<Integer> meeting = SendableJob.doing(() -> signals.meet(2));

            assertThat(verb.results(scene.nJobs(2), List.of(meeting, meeting)))
                    .as(verb.name())
                    .containsExactly(0, 0);
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void jobsThatRunAtOnceHaveTheNumbersOfDifferentWorkers(Scene scene) {
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs = SendableJob.times(
                    4,
                    i -> SendableJob.of(() -> {
                        signals.meet(4);
                        return JobContext.current().worker();
                    }));

            assertThat(verb.results(scene.nJobs(4), jobs)).as(verb.name()).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    default void aRunThatAnotherThreadStartsHasItsWorkersAllTheSame(Scene scene) {
        Signals signals = scene.signals();
        int atOnce = scene.workers(2);
        Job<Integer> meeting = SendableJob.doing(() -> signals.meet(atOnce));

        assertThat(Caller.start(() -> scene.nJobs(2).run(meeting, meeting)).result())
                .containsExactly(0, 0);
    }
}
