package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job in another process may know of its place in its run. */
class ProcessJobContextTest {

    private static void untilCancelled() {
        JobContext context = JobContext.current();
        while (!context.isCancelled()) {
            LockSupport.parkNanos(100_000);
            Thread.interrupted(); // the answer stays when the flag is lost
        }
    }

    @Test
    void aJobKnowsItsIndexWhateverTheVerbAndTheBatches() {
        List<Job<Integer>> jobs = ProcessJob.times(
                100, i -> ProcessJob.of(() -> JobContext.current().index()));
        Parallel parallel = ProcessJob.nJobs(3);

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(parallel, parallel.batchSize(7))) {
                assertThat(verb.results(each, jobs))
                        .as(verb.name())
                        .isEqualTo(IntStream.range(0, 100).boxed().toList());
            }
        }
    }

    @Test
    void aJobKnowsItsAttempt() {
        Job<Integer> flaky = ProcessJob.of(() -> {
            int attempt = JobContext.current().attempt();
            if (attempt < 3) {
                throw new IllegalStateException("gone");
            }
            return attempt;
        });

        assertThat(ProcessJob.nJobs(2).retry(Retry.attempts(3)).run(flaky)).containsExactly(3);
    }

    @Test
    void jobsThatRunAtOnceHaveTheNumbersOfDifferentWorkers(@TempDir Path folder) {
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs = ProcessJob.times(
                    4,
                    i -> ProcessJob.of(() -> {
                        signals.meet(4);
                        return JobContext.current().worker();
                    }));

            assertThat(verb.results(ProcessJob.nJobs(4), jobs)).as(verb.name()).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void aJobIsToldThatItsRunIsStopped(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> looking = ProcessJob.doing(() -> {
            assertThat(JobContext.current().isCancelled()).isFalse();
            signals.meet(2);
            untilCancelled();
            signals.give("told");
        });
        Job<Integer> failing = ProcessJob.doing(() -> {
            signals.meet(2);
            throw new IllegalStateException("gone");
        });

        assertThatThrownBy(() -> ProcessJob.nJobs(2).run(looking, failing)).hasMessageStartingWith("job 1, ");
        assertThat(signals.count("told")).isEqualTo(1);
    }

    @Test
    void aJobIsToldThatItsTimeIsUp() {
        Job<Integer> looking = ProcessJob.doing(ProcessJobContextTest::untilCancelled);

        assertThatThrownBy(
                        () -> ProcessJob.nJobs(2).timeout(Duration.ofMillis(50)).run(looking))
                .isInstanceOf(JobTimeoutException.class);
    }

    @Test
    void theInnermostJobIsMeantAndTheOuterOneComesBack() {
        Job<Integer> inner = ProcessJob.of(() -> JobContext.current().index());
        Job<List<Integer>> outer = ProcessJob.of(() -> {
            int before = JobContext.current().index();
            List<Integer> inside = ProcessJob.nJobs(2).run(inner, inner);
            return List.of(
                    before, inside.get(0), inside.get(1), JobContext.current().index());
        });

        assertThat(ProcessJob.nJobs(2).run(outer, outer)).containsExactly(List.of(0, 0, 1, 0), List.of(1, 0, 1, 1));
    }
}
