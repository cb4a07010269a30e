package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run inside a job shares the workers of the outer run, and ends with it. */
interface NestingTests {

    @Test
    default void aRunInsideAJobGivesItsResults(Scene scene) {
        for (Verb verb : Verb.values()) {
            List<Job<List<Integer>>> jobs = SendableJob.times(
                    5,
                    i -> SendableJob.of(
                            () -> new ArrayList<>(verb.results(Parallel.nJobs(3), SendableJob.squares(i)))));

            List<List<Integer>> results = verb.results(scene.nJobs(2), jobs);

            for (int i = 0; i < 5; i++) {
                assertThat(results.get(i)).as(verb.name()).isEqualTo(SendableJob.squareNumbers(i));
            }
        }
    }

    @Test
    default void noMoreThanNJobsOfAllLevelsRunAtOnce(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> leaf = signals.watch(SendableJob.doing(() -> Thread.sleep(1)));
        Job<Integer> outer = SendableJob.of(
                () -> Parallel.nJobs(8).run(leaf, leaf, leaf, leaf).size());

        assertThat(scene.nJobs(2).run(outer, outer, outer)).containsExactly(4, 4, 4);

        assertThat(signals.started()).isEqualTo(12);
        assertThat(signals.peak()).isLessThanOrEqualTo(scene.workers(2));
    }

    @Test
    default void aFailureOfAnInnerJobNamesBothCalls(Scene scene) {
        Job<Integer> outer = SendableJob.of(
                "outer",
                () -> Parallel.nJobs(2)
                        .run(SendableJob.failing("inner", "gone"))
                        .get(0));

        assertThatThrownBy(() -> scene.nJobs(2).run(SendableJob.of(() -> 0), outer))
                .hasMessage("job 1, outer() failed: dev.delayable.runtime.JobFailedException:"
                        + " job 0, inner() failed: java.lang.IllegalStateException: gone")
                .cause()
                .isInstanceOf(JobFailedException.class)
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void theStopOfTheOuterRunEndsTheInnerOnes(Scene scene) {
        for (Verb verb : Verb.thatBlock()) {
            Signals signals = scene.signals();
            Job<Integer> outer = SendableJob.of("outer", () -> {
                signals.meet(2); // no worker is idle then, and helps
                List<Job<Integer>> endless = SendableJob.times(3, i -> signals.watch(SendableJob.endless("inner")));
                return verb.results(Parallel.nJobs(2), endless).size();
            });
            Job<Integer> failing = SendableJob.doing("failing", () -> {
                signals.meet(2);
                signals.await("watched");
                throw new IllegalStateException("gone");
            });

            assertThatThrownBy(() -> scene.nJobs(2).run(outer, failing))
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.lang.IllegalStateException: gone");
            assertThat(signals.started()).as(verb.name()).isPositive();
            assertThat(signals.running()).as(verb.name()).isZero();
        }
    }

    @Test
    default void theTimeLimitOfAnOuterJobEndsItsInnerRun(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> outer = SendableJob.of(
                "outer",
                () -> Parallel.nJobs(2)
                        .run(signals.watch(SendableJob.endless("inner")))
                        .get(0));

        Outcome<Integer> outcome = scene.nJobs(2)
                .timeout(scene.pace().moment().multipliedBy(20))
                .outcomes(outer)
                .get(0);

        assertThat(((Outcome.Failure<?>) outcome).exception())
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageStartingWith("job 0, outer() failed: it ran for ");
        assertThat(signals.running()).isZero();
    }

    @Test
    default void theInnermostJobHasTheContextAndTheOuterOneGetsItBack(Scene scene) {
        Job<Long> inner = SendableJob.of(() -> JobContext.current().index());
        Job<List<Long>> outer = SendableJob.of(() -> {
            long before = JobContext.current().index();
            List<Long> inside = Parallel.nJobs(2).run(inner, inner);
            return List.of(
                    before, inside.get(0), inside.get(1), JobContext.current().index());
        });

        assertThat(scene.nJobs(2).run(outer, outer)).containsExactly(List.of(0L, 0L, 1L, 0L), List.of(1L, 0L, 1L, 1L));
    }
}
