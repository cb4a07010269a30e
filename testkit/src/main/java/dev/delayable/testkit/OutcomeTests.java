package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes tell what became of each job; a failure stops no other. */
interface OutcomeTests {

    @Test
    default void outcomesBelongToTheCallersOwnJobs(Scene scene) {
        List<Job<Integer>> jobs = SendableJob.squares(50);

        List<Outcome<Integer>> outcomes = scene.nJobs(3).outcomes(jobs);

        assertThat(outcomes).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(outcomes.get(i).index()).isEqualTo(i);
            assertThat(outcomes.get(i).job()).isSameAs(jobs.get(i));
            assertThat(outcomes.get(i).attempts()).isEqualTo(1);
            assertThat(outcomes.get(i)).hasFieldOrPropertyWithValue("value", i * i);
        }
    }

    @Test
    default void aFailureStopsNoOtherJob(Scene scene) {
        List<Job<Integer>> jobs = SendableJob.times(
                30, i -> i % 3 == 1 ? SendableJob.failing("failing", "gone " + i) : SendableJob.of(() -> i));
        for (int batchSize : new int[] {1, 7}) {
            List<Outcome<Integer>> outcomes =
                    scene.nJobs(3).batchSize(batchSize).outcomes(jobs);

            assertThat(outcomes).hasSize(30);
            for (int i = 0; i < 30; i++) {
                if (i % 3 == 1) {
                    assertThat(outcomes.get(i).isSuccess()).as("job %s", i).isFalse();
                    assertThat(((Outcome.Failure<?>) outcomes.get(i)).exception())
                            .isExactlyInstanceOf(IllegalStateException.class)
                            .hasMessage("gone " + i);
                } else {
                    assertThat(outcomes.get(i)).hasFieldOrPropertyWithValue("value", i);
                }
            }
        }
    }

    @Test
    default void theTimeOfAJobIsThatWhichItRan(Scene scene) {
        long millis = scene.pace().moment().toMillis();

        for (int batchSize : new int[] {1, 2}) {
            List<Outcome<Integer>> outcomes = scene.nJobs(2)
                    .batchSize(batchSize)
                    .outcomes(SendableJob.doing(() -> Thread.sleep(millis)), SendableJob.of(() -> 1));

            assertThat(outcomes.get(0).elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(millis));
            assertThat(outcomes.get(1).elapsed()).isPositive();
        }
    }
}
