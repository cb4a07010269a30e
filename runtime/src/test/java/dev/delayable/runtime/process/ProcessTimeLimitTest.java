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

/** Promise 7: a job that runs for longer than its time limit fails; running time counts, not queueing. */
class ProcessTimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aJobOverItsLimitFails() {
        for (int nJobs : new int[] {1, 2}) {
            for (Verb verb : Verb.thatThrow()) {
                Job<Integer> slow = ProcessJob.endless("slow");

                assertThatThrownBy(() -> verb.results(ProcessJob.nJobs(nJobs).timeout(SHORT), List.of(slow)))
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
    void aJobThatReturnsAfterItsLimitFails() {
        Job<Integer> slow = ProcessJob.of("slow", () -> {
            try {
                ProcessJob.untilInterrupted();
            } catch (InterruptedException e) {
                // Ends well, but late.
            }
            return 7;
        });

        assertThatThrownBy(() -> ProcessJob.nJobs(2).timeout(SHORT).run(slow))
                .isInstanceOf(JobTimeoutException.class)
                .hasNoCause();
    }

    @Test
    void runningTimeCountsAndNotTheWaitForAWorker() {
        List<Job<Integer>> jobs = ProcessJob.times(40, i -> ProcessJob.doing(() -> Thread.sleep(30)));

        for (int batchSize : new int[] {1, 20}) {
            assertThat(ProcessJob.nJobs(2)
                            .batchSize(batchSize)
                            .timeout(Duration.ofMillis(500))
                            .outcomes(jobs))
                    .as("batchSize=%s", batchSize)
                    .allMatch(Outcome::isSuccess);
        }
    }

    @Test
    void theOutcomesTellWhichJobsWereOverTheirLimitWhateverTheBatches() {
        List<Job<Integer>> jobs =
                ProcessJob.times(6, i -> i % 2 == 1 ? ProcessJob.endless("slow") : ProcessJob.of(() -> i));
        Parallel parallel = ProcessJob.nJobs(2).timeout(Duration.ofMillis(200));

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
    void theInterruptOfAJobOverItsLimitReachesNoOther() {
        List<Job<Boolean>> jobs = ProcessJob.times(
                20,
                i -> ProcessJob.of(() -> {
                    if (i == 0) {
                        ProcessJob.untilInterrupted();
                    }
                    return Thread.currentThread().isInterrupted();
                }));

        List<Outcome<Boolean>> outcomes = ProcessJob.nJobs(2)
                .batchSize(20)
                .timeout(Duration.ofMillis(200))
                .outcomes(jobs);

        assertThat(outcomes.subList(1, 20))
                .allSatisfy(outcome -> assertThat(outcome).hasFieldOrPropertyWithValue("value", false));
    }

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
                                    + " 200 ms, and it was still running 50 ms after its interrupt, so its worker process was"
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
                    .hasMessageContaining("so its worker process was killed");
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
