package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: the process of a job that ignores its limit is killed. */
class ProcessTimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void theProcessOfAJobThatIgnoresItsLimitIsKilledAndTheRunGoesOn(@TempDir Path folder) {
        for (int batchSize : new int[] {1, 10}) {
            Signals signals = Signals.in(folder.resolve("batchSize=" + batchSize));
            Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
                signals.give("pid", String.valueOf(ProcessJob.pid()));
                signals.awaitStubbornly("never");
            });
            List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(20));
            jobs.set(3, stubborn);

            List<Outcome<Integer>> outcomes = ProcessJob.nJobs(2)
                    .batchSize(batchSize)
                    .timeout(Duration.ofMillis(200))
                    .grace(SHORT)
                    .outcomes(jobs);

            for (int i = 0; i < 20; i++) {
                if (i != 3) {
                    assertThat(outcomes.get(i)).hasFieldOrPropertyWithValue("value", i * i);
                }
            }
            assertThat(((Outcome.Failure<?>) outcomes.get(3)).exception())
                    .hasMessageMatching(
                            "job 3, stubborn\\(\\) failed: it ran for \\d+ ms, longer than its time limit of"
                                    + " 200 ms, and it was still running 50 ms after its interrupt, so its worker was"
                                    + " killed")
                    .asInstanceOf(type(JobTimeoutException.class))
                    .satisfies(e -> {
                        assertThat(e.job()).isSameAs(stubborn);
                        assertThat(e.limit()).isEqualTo(Duration.ofMillis(200));
                        assertThat(e.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(250));
                    });
            assertThat(signals.given("pid")).as("it is not run again").hasSize(1);
            assertThat(ProcessHandle.of(Long.parseLong(signals.given("pid").get(0))))
                    .isEmpty();
        }
    }

    @Test
    void aStubbornJobOverItsLimitEndsARunThatThrows(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> signals.awaitStubbornly("never"));
        Parallel parallel = ProcessJob.nJobs(2).timeout(SHORT).grace(SHORT);

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, List.of(stubborn)))
                    .as(verb.name())
                    .isInstanceOf(JobTimeoutException.class)
                    .hasMessageContaining("so its worker was killed");
        }
    }

    /** Cases 32 and 33. */
    @Test
    void tenQuickJobsAreWithinTheLimitAndTenThatDoNotEndAreNot() {
        List<Job<Integer>> quick = ProcessJob.times(10, i -> ProcessJob.doing(() -> Thread.sleep(1)));
        List<Job<Integer>> endless = ProcessJob.times(10, i -> ProcessJob.endless("endless"));
        for (int nJobs : new int[] {1, 2}) {
            Parallel parallel = ProcessJob.nJobs(nJobs);

            assertThat(parallel.timeout(Duration.ofSeconds(30)).run(quick)).hasSize(10);
            assertThatThrownBy(() -> parallel.timeout(Duration.ofMillis(10)).run(endless))
                    .isInstanceOf(JobTimeoutException.class)
                    .hasMessageMatching("job \\d, endless\\(\\) failed: "
                            + "it ran for \\d+ ms, longer than its time limit of 10 ms");
        }
    }
}
