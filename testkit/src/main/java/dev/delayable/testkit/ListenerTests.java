package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.Retry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Listeners are told of each job once, in the order in which things happen to it. */
interface ListenerTests {

    @Test
    default void ofEachJobItIsToldOnceThatItWasSubmittedStartedAndFinished(Scene scene) {
        for (Verb verb : Verb.values()) {
            for (int batchSize : new int[] {1, 7}) {
                Notes notes = new Notes();
                verb.results(scene.nJobs(2).batchSize(batchSize).listener(notes), SendableJob.squares(30));

                assertThat(notes.all()).as(verb.name()).hasSize(1 + 30 * 3 + 1);
                assertThat(notes.all().get(0)).startsWith("run of ").endsWith(" at " + scene.workers(2));
                assertThat(notes.all().get(91)).isEqualTo("run ended, 30 finished, 0 failed");
                for (int i = 0; i < 30; i++) {
                    assertThat(notes.ofJob(i))
                            .as(verb.name())
                            .containsExactly(
                                    "submitted", "started, attempt 1", "finished with " + i * i + ", attempt 1");
                }
            }
        }
    }

    @Test
    default void anAttemptThatIsFollowedByAnotherIsNoFailure(Scene scene) {
        Notes notes = new Notes();
        Job<Integer> flaky = SendableJob.of(() -> {
            if (JobContext.current().attempt() < 3) {
                throw new IOException("not yet");
            }
            return 7;
        });

        scene.nJobs(2)
                .listener(notes)
                .retry(Retry.attempts(3))
                .run(SendableJob.of(() -> 1), flaky, SendableJob.of(() -> 1));

        assertThat(notes.ofJob(1))
                .containsExactly(
                        "submitted",
                        "started, attempt 1",
                        "retried, attempt 1",
                        "started, attempt 2",
                        "retried, attempt 2",
                        "started, attempt 3",
                        "finished with 7, attempt 3");
        assertThat(notes.ofJob(0)).containsExactly("submitted", "started, attempt 1", "finished with 1, attempt 1");
    }

    @Test
    default void aFailureIsToldWithItsException(Scene scene) {
        Notes notes = new Notes();

        scene.nJobs(2).listener(notes).outcomes(SendableJob.failing("bad", "no"), SendableJob.of(() -> 7));

        assertThat(notes.ofJob(0))
                .containsExactly(
                        "submitted",
                        "started, attempt 1",
                        "failed with java.lang.IllegalStateException: no, attempt 1");
        assertThat(notes.all()).endsWith("run ended, 1 finished, 1 failed");
    }
}
