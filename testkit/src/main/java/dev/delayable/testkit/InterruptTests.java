package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An interrupt, a cancel, a close and a deadline end the run and its jobs. */
interface InterruptTests {

    private static List<Job<Integer>> endless(Signals signals) {
        return SendableJob.times(10, i -> signals.watch(SendableJob.endless("endless")));
    }

    @Test
    default void anInterruptEndsTheRunAndItsJobs(Scene scene) throws Exception {
        for (Verb verb : Verb.thatBlock()) {
            assertThat(interrupted(scene, verb, 3))
                    .as(verb.name())
                    .hasMessageStartingWith("the caller was interrupted")
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasNoSuppressedExceptions();
        }
    }

    @Test
    default void anInterruptEndsARunWithOneWorker(Scene scene) throws Exception {
        for (Verb verb : Verb.thatBlock()) {
            interrupted(scene, verb, 1);
        }
    }

    private static Throwable interrupted(Scene scene, Verb verb, int nJobs) throws InterruptedException {
        int workers = scene.workers(nJobs);
        Signals signals = scene.signals();
        Caller<List<Integer>> caller = Caller.start(() -> verb.results(scene.nJobs(nJobs), endless(signals)));
        scene.await("all workers have a job", () -> signals.running() == workers);
        caller.interrupt();

        Throwable failure = caller.failure();
        assertThat(failure).as(verb.name()).isInstanceOf(CancellationException.class);
        assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
        assertThat(signals.running()).as(verb.name()).isZero();
        assertThat(signals.started()).as(verb.name()).isEqualTo(workers);
        return failure;
    }

    @Test
    default void anInterruptLeavesUnrunWhatStandsBehindInTheBatch(Scene scene) throws Exception {
        Signals signals = scene.signals();
        int workers = scene.workers(2);
        Caller<List<Integer>> caller =
                Caller.start(() -> scene.nJobs(2).batchSize(5).run(endless(signals)));
        scene.await("all workers have a job", () -> signals.running() == workers);
        caller.interrupt();

        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
        assertThat(signals.running()).isZero();
        assertThat(signals.started()).isEqualTo(workers);
    }

    @Test
    default void aCallerThatIsInterruptedBeforehandStartsNothing(Scene scene) {
        Signals signals = scene.signals();
        for (Verb verb : Verb.thatBlock()) {
            Caller<List<Integer>> caller = Caller.start(() -> {
                Thread.currentThread().interrupt();
                return verb.results(scene.nJobs(3), endless(signals));
            });

            assertThat(caller.failure()).as(verb.name()).isInstanceOf(CancellationException.class);
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
        }
        assertThat(signals.started()).isZero();
    }

    @Test
    default void whoCancelsAnAsynchronousRunEndsItsJobs(Scene scene) throws Exception {
        Signals signals = scene.signals();
        int workers = scene.workers(3);
        CompletableFuture<List<Integer>> future = scene.nJobs(3).runAsync(endless(signals));
        scene.await("all workers have a job", () -> signals.running() == workers);

        assertThat(future.cancel(true)).isTrue();

        scene.await("no job is running", () -> signals.running() == 0);
        assertThat(scene.nJobs(3).run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
        assertThat(signals.started()).isEqualTo(workers);
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void whoClosesAStreamEndsItsJobs(Scene scene) {
        Parallel parallel = scene.nJobs(3);
        for (Parallel each : List.of(parallel, parallel.unordered())) {
            Signals signals = scene.signals();
            Job<Integer> first = SendableJob.doing(() -> signals.await("watched", 2));
            Job<Integer> watched = signals.watch(SendableJob.endless("endless"));

            try (Stream<Integer> results = each.stream(first, watched, watched, watched, watched, watched)) {
                Iterator<Integer> iterator = results.iterator();
                assertThat(iterator.next()).isZero();
                assertThat(signals.running()).isPositive();
            }
            assertThat(signals.running()).isZero();
            int startedByThen = signals.started();
            assertThat(each.run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
            assertThat(signals.started()).isEqualTo(startedByThen);
        }
    }

    /** A worker takes its next batch just when the interrupt comes: were it lost, the run would not end. */
    @Test
    @Needs(Trait.PARALLEL)
    default void anInterruptThatComesBetweenTwoBatchesReachesTheSecond(Scene scene) {
        Parallel two = scene.nJobs(2).batchSize(1).grace(Duration.ofHours(1));
        for (int round = 0; round < 100; round++) {
            try (Stream<Integer> results = two.stream(
                    SendableJob.of(() -> 1),
                    SendableJob.endless("second"),
                    SendableJob.endless("third"),
                    SendableJob.endless("fourth"))) {
                assertThat(results.iterator().next()).isEqualTo(1);
            }
        }
    }

    /** A job that is sent again may come to its worker when the run has been stopped: were it lost, the run would not end. */
    @Test
    @Needs(Trait.COPIES)
    default void aBatchThatComesAfterTheStopOfItsRunIsAnswered(Scene scene) {
        Parallel two = scene.nJobs(2)
                .backend(new LateBatch(scene.place().backend()))
                .batchSize(1)
                .grace(Duration.ofHours(1));

        try (Stream<Integer> results =
                two.stream(SendableJob.of(() -> 1), SendableJob.endless("late"), SendableJob.endless("third"))) {
            assertThat(results.iterator().next()).isEqualTo(1);
        }
        assertThat(scene.nJobs(2).run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
    }

    @Test
    default void theDeadlineEndsTheRunAndItsJobs(Scene scene) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = scene.signals();

            assertThatThrownBy(() -> verb.results(scene.nJobs(3).deadline(Duration.ofMillis(200)), endless(signals)))
                    .as(verb.name())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the run has not ended before its deadline of 200 ms")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(signals.running()).as(verb.name()).isZero();
        }
    }

    @Test
    default void theOutcomesOfARunOverItsDeadlineTellWhatBecameOfEachJob(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> watched = signals.watch(SendableJob.of(() -> 7));
        Job<Integer> slow = SendableJob.endless("slow");

        List<Outcome<Integer>> outcomes =
                scene.nJobs(2).deadline(Duration.ofMillis(200)).outcomes(slow, slow, slow, watched);

        assertThat(outcomes).hasSize(4);
        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Failure<?>) outcome).exception())
                .allSatisfy(exception -> assertThat(exception)
                        .isInstanceOf(CancellationException.class)
                        .hasMessageContaining("its run has not ended before its deadline of 200 ms"));
        assertThat(signals.started()).isZero();
    }

    @Test
    default void aDeadlineThatComesAtTheEndOfARunReachesNoOther(Scene scene) {
        List<Job<Integer>> jobs = SendableJob.times(4, i -> SendableJob.doing(() -> Thread.sleep(1)));
        long step = Math.max(100_000, scene.pace().roundTrip().toNanos() / 10);
        for (int round = 1; round <= 30; round++) {
            scene.nJobs(2).deadline(Duration.ofNanos(round * step)).outcomes(jobs);

            assertThat(scene.nJobs(2).outcomes(jobs)).allMatch(Outcome::isSuccess);
        }
    }
}
