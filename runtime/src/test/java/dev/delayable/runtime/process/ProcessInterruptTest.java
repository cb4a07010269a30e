package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 6: an interrupt, a cancel, a close and a deadline end the run and its jobs at once. */
class ProcessInterruptTest {

    private static final List<Verb> BLOCKING =
            List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.COLLECT, Verb.OUTCOMES, Verb.STREAM_OUTCOMES);

    private final Parallel parallel = ProcessJob.nJobs(3);

    private static List<Job<Integer>> endless(Signals signals) {
        return ProcessJob.times(10, i -> signals.watch(ProcessJob.endless("endless")));
    }

    /** Each of the three jobs that have started has ended as well. */
    private static void assertEnded(Signals signals, Verb verb) {
        assertThat(signals.running()).as(verb.name()).isZero();
        assertThat(signals.started()).as(verb.name()).isEqualTo(3);
    }

    @Test
    void anInterruptEndsTheRunAndItsJobs(@TempDir Path folder) {
        for (Verb verb : BLOCKING) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(parallel, endless(signals)));
            await().until(() -> signals.running() == 3);
            caller.interrupt();

            assertThat(caller.failure())
                    .as(verb.name())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the caller was interrupted")
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasNoSuppressedExceptions();
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
            assertEnded(signals, verb);
        }
    }

    @Test
    void aCallerThatIsInterruptedBeforehandStartsNothing(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        for (Verb verb : BLOCKING) {
            Caller<List<Integer>> caller = Caller.start(() -> {
                Thread.currentThread().interrupt();
                return verb.results(parallel, endless(signals));
            });

            assertThat(caller.failure()).as(verb.name()).isInstanceOf(CancellationException.class);
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
        }
        assertThat(signals.started()).isZero();
    }

    @Test
    void anInterruptWithOneWorkerReachesTheJobInTheCallingThread(@TempDir Path folder) {
        for (Verb verb : BLOCKING) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(ProcessJob.nJobs(1), endless(signals)));
            await().until(() -> signals.running() == 1);
            caller.interrupt();

            assertThat(caller.failure()).as(verb.name()).isInstanceOf(CancellationException.class);
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
            assertThat(signals.started()).as(verb.name()).isEqualTo(1);
            assertThat(signals.running()).as(verb.name()).isZero();
        }
    }

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

    @Test
    void whoCancelsAnAsynchronousRunEndsItsJobs(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        CompletableFuture<List<Integer>> future = parallel.runAsync(endless(signals));
        await().until(() -> signals.running() == 3);

        assertThat(future.cancel(true)).isTrue();

        await().until(() -> signals.running() == 0);
        assertThat(parallel.run(TestJob.squares(20))).isEqualTo(TestJob.squareNumbers(20));
        assertEnded(signals, Verb.RUN_ASYNC);
    }

    @Test
    void whoClosesAStreamEndsItsJobs(@TempDir Path folder) {
        for (Parallel each : List.of(parallel, parallel.unordered())) {
            Signals signals = Signals.in(folder.resolve(each.equals(parallel) ? "ordered" : "unordered"));
            Job<Integer> first = ProcessJob.doing(() -> signals.await("watched", 2));
            Job<Integer> watched = signals.watch(ProcessJob.endless("endless"));

            try (Stream<Integer> results = each.stream(first, watched, watched, watched, watched, watched)) {
                Iterator<Integer> iterator = results.iterator();
                assertThat(iterator.next()).isZero();
                assertThat(signals.running()).isPositive();
            }
            assertThat(signals.running()).isZero();
            int startedByThen = signals.started();
            assertThat(each.run(TestJob.squares(20))).isEqualTo(TestJob.squareNumbers(20));
            assertThat(signals.started()).isEqualTo(startedByThen);
        }
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
    void theDeadlineEndsTheRunAndItsJobs(@TempDir Path folder) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));

            assertThatThrownBy(() -> verb.results(parallel.deadline(Duration.ofMillis(300)), endless(signals)))
                    .as(verb.name())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the run has not ended before its deadline of 300 ms")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(signals.running()).as(verb.name()).isZero();
        }
    }

    @Test
    void aDeadlineThatComesAtTheEndOfARunReachesNoOther() {
        Job<Integer> quick = ProcessJob.doing(() -> Thread.sleep(1));
        List<Job<Integer>> jobs = List.of(quick, quick, quick, quick);
        for (int micros = 500; micros < 6000; micros += 50) {
            ProcessJob.nJobs(2).deadline(Duration.ofNanos(micros * 1000L)).outcomes(jobs);

            assertThat(ProcessJob.nJobs(2).outcomes(jobs)).allMatch(Outcome::isSuccess);
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
