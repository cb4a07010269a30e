package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Result i belongs to job i, and each job runs once. */
interface OrderTests {

    @Test
    default void resultsAreInTheOrderOfTheJobsWhateverTheVerb(Scene scene) {
        for (Verb verb : Verb.values()) {
            for (int nJobs : new int[] {1, 2, 4}) {
                assertThat(verb.results(scene.nJobs(nJobs), SendableJob.squares(200)))
                        .as("%s, nJobs=%s", verb, nJobs)
                        .isEqualTo(SendableJob.squareNumbers(200));
            }
        }
    }

    @Test
    default void resultsAreInTheOrderOfTheJobsWhateverTheBatchesAndTheWindow(Scene scene) {
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM)) {
            for (int batchSize : new int[] {1, 3, 50}) {
                for (int preDispatch : new int[] {1, 4, 1000}) {
                    Parallel parallel = scene.nJobs(3).batchSize(batchSize).preDispatch(preDispatch);

                    assertThat(verb.results(parallel, SendableJob.squares(60)))
                            .as("%s, batchSize=%s, preDispatch=%s", verb, batchSize, preDispatch)
                            .isEqualTo(SendableJob.squareNumbers(60));
                }
            }
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void jobsThatEndTheOtherWayRoundGiveResultsInOrder(Scene scene) {
        for (Verb verb : Verb.values()) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs = SendableJob.times(
                    9,
                    i -> SendableJob.of(() -> {
                        if (i % 3 != 2) {
                            signals.await("ended " + (i + 1));
                        }
                        signals.give("ended " + i);
                        return i;
                    }));

            assertThat(verb.results(scene.nJobs(3), jobs))
                    .as(verb.name())
                    .isEqualTo(IntStream.range(0, 9).boxed().toList());
        }
    }

    @Test
    default void eachJobRunsOnce(Scene scene) {
        for (Verb verb : Verb.values()) {
            for (int batchSize : new int[] {1, 7}) {
                Signals signals = scene.signals();
                List<Job<Integer>> jobs = SendableJob.times(
                        40,
                        i -> SendableJob.of(() -> {
                            signals.give("ran", Integer.toString(i));
                            return i;
                        }));

                verb.results(scene.nJobs(3).batchSize(batchSize), jobs);

                assertThat(signals.given("ran"))
                        .as("%s, batchSize=%s", verb, batchSize)
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                                .mapToObj(Integer::toString)
                                .toList());
            }
        }
    }

    @Test
    default void aJobKnowsItsIndexWhateverTheBatches(Scene scene) {
        List<Job<Long>> jobs = SendableJob.times(
                50, i -> SendableJob.of(() -> JobContext.current().index()));
        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(scene.nJobs(3), scene.nJobs(3).batchSize(7))) {
                assertThat(verb.results(each, jobs))
                        .as(verb.name())
                        .isEqualTo(
                                IntStream.range(0, 50).mapToObj(i -> (long) i).toList());
            }
        }
    }

    @Test
    default void nullIsAResultLikeAnyOther(Scene scene) {
        for (Verb verb : Verb.values()) {
            List<Job<@Nullable Integer>> jobs =
                    SendableJob.times(10, i -> SendableJob.<@Nullable Integer>of(() -> i % 2 == 0 ? null : i));

            assertThat(verb.<@Nullable Integer>results(scene.nJobs(2), jobs))
                    .as(verb.name())
                    .containsExactly(null, 1, null, 3, null, 5, null, 7, null, 9);
        }
    }

    @Test
    default void anUnorderedStreamHasEachResultOnce(Scene scene) {
        try (Stream<Integer> results = scene.nJobs(4).unordered().stream(SendableJob.squares(300))) {
            assertThat(results.toList()).containsExactlyInAnyOrderElementsOf(SendableJob.squareNumbers(300));
        }
    }

    @Test
    default void unorderedListsKeepTheOrder(Scene scene) {
        assertThat(scene.nJobs(4).unordered().run(SendableJob.squares(300))).isEqualTo(SendableJob.squareNumbers(300));
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void anUnorderedStreamGivesFirstWhatEndsFirst(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> slow = SendableJob.of(() -> {
            signals.await("taken");
            return 0;
        });
        Job<Integer> quick = SendableJob.of(() -> 1);

        try (Stream<Integer> results = scene.nJobs(2).unordered().stream(slow, quick)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isEqualTo(1);
            signals.give("taken");
            assertThat(iterator.next()).isZero();
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    default void outcomesOfAnUnorderedStreamKnowTheirJobs(Scene scene) {
        List<Job<Integer>> jobs = SendableJob.squares(100);

        try (Stream<Outcome<Integer>> outcomes = scene.nJobs(4).unordered().streamOutcomes(jobs)) {
            assertThat(outcomes.toList()).hasSize(100).allSatisfy(outcome -> {
                assertThat(outcome.job()).isSameAs(jobs.get((int) outcome.index()));
                assertThat(outcome).hasFieldOrPropertyWithValue("value", (int) (outcome.index() * outcome.index()));
            });
        }
    }

    @Test
    default void everyKindOfInputIsTaken(Scene scene) {
        Parallel parallel = scene.nJobs(3);
        List<Job<Integer>> jobs = SendableJob.squares(3);
        Iterable<Job<Integer>> iterable = () -> jobs.iterator();

        assertThat(parallel.run(new ArrayList<>(jobs))).containsExactly(0, 1, 4);
        assertThat(parallel.run(iterable)).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.iterator())).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.parallelStream())).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.get(0), jobs.get(1), jobs.get(2))).containsExactly(0, 1, 4);
    }

    @Test
    default void noJobsGiveNoResults(Scene scene) {
        for (Verb verb : Verb.values()) {
            assertThat(verb.results(scene.nJobs(2), Collections.<Job<Integer>>emptyList()))
                    .as(verb.name())
                    .isEmpty();
        }
    }
}
