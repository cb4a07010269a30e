package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 6, beyond what all backends keep: the process of a job that ignores its interrupt, and many interrupts at bad moments. */
class ProcessInterruptTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    @Test
    void anInterruptKillsTheProcessOfAJobThatIgnoresIt(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            signals.awaitStubbornly("never");
        });
        Caller<List<Integer>> caller =
                Caller.start(() -> parallel.grace(Duration.ofMillis(50)).run(stubborn));
        await().until(() -> signals.count("pid") == 1);
        caller.interrupt();

        assertThat(caller.failure())
                .isInstanceOf(CancellationException.class)
                .hasMessage("the caller was interrupted; still running 50 ms after their interrupt: job 0, stubborn()");
        assertThat(caller.interruptFlag()).isTrue();
        assertThat(ProcessHandle.of(Long.parseLong(signals.given("pid").get(0))))
                .isEmpty();
    }

    /** The worker takes its next batch just when the interrupt comes: were it lost, the worker would be killed. */
    @Test
    void anInterruptThatComesBetweenTwoBatchesReachesTheSecond() {
        ProcessBackend backend = Backends.processes().idleTimeout(Duration.ofMinutes(2)); // workers of its own
        try (backend) {
            Parallel two = Parallel.nJobs(2).backend(backend).batchSize(1);
            two.run(ProcessJob.numbers(20));
            for (int round = 0; round < 1000; round++) {
                try (Stream<Integer> results = two.stream(
                        ProcessJob.of(() -> 1),
                        ProcessJob.endless("second"),
                        ProcessJob.endless("third"),
                        ProcessJob.endless("fourth"))) {
                    assertThat(results.iterator().next()).isEqualTo(1);
                }
            }
            assertThat(backend.statistics().workersStarted()).isEqualTo(2);
        }
    }

    @Test
    void theOutcomesOfARunOverItsDeadlineTellWhatBecameOfEachJob(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Parallel limited = ProcessJob.nJobs(2).deadline(Duration.ofSeconds(2));
        Job<Integer> quick = ProcessJob.of(() -> 7);
        Job<Integer> slow = ProcessJob.endless("slow");

        List<Outcome<Integer>> outcomes = limited.outcomes(quick, slow, slow, slow, signals.watch(quick));

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, false, false, false);
        assertThat(outcomes.subList(1, 5))
                .extracting(outcome -> ((Outcome.Failure<?>) outcome).exception())
                .allSatisfy(exception -> assertThat(exception).isInstanceOf(CancellationException.class))
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "interrupted: its run has not ended before its deadline of 2000 ms",
                        "interrupted: its run has not ended before its deadline of 2000 ms",
                        "not started: its run has not ended before its deadline of 2000 ms",
                        "not started: its run has not ended before its deadline of 2000 ms");
        assertThat(signals.started()).isZero();
    }
}
