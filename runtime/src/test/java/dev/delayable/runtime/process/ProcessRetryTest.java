package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.WorkerLostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that has taken its process down, or was killed with it, is run again in another one. */
class ProcessRetryTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

    @Test
    void aJobThatTookItsProcessDownIsRunAgainInAnother(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> deadly = ProcessJob.of("deadly", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            if (JobContext.current().attempt() < 3) {
                Runtime.getRuntime().halt(7);
            }
            return JobContext.current().attempt();
        });
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(20));
        jobs.set(5, deadly);
        Parallel retrying = parallel.retry(Retry.attempts(3).on(WorkerLostException.class));

        List<Outcome<Integer>> outcomes = retrying.outcomes(jobs);

        assertThat(outcomes).allMatch(Outcome::isSuccess);
        assertThat(outcomes.get(5).attempts()).isEqualTo(3);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.index() != 5)
                .extracting(Outcome::attempts)
                .as("the attempts of the others")
                .containsOnly(1);
        assertThat(signals.given("pid")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aStubbornJobOverItsLimitIsRunAgainInAnotherProcess(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.of("stubborn", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            if (JobContext.current().attempt() == 1) {
                signals.awaitStubbornly("never");
            }
            return JobContext.current().attempt();
        });

        assertThat(parallel.timeout(Duration.ofMillis(300))
                        .grace(Duration.ofMillis(50))
                        .retry(Retry.attempts(2))
                        .run(stubborn))
                .containsExactly(2);
        assertThat(signals.given("pid")).hasSize(2).doesNotHaveDuplicates();
    }
}
