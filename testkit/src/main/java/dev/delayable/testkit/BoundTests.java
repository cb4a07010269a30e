package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Backend;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One bound over all runs that use the same backend value, or an equal one. */
interface BoundTests {

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void manyCallersShareTheWorkersOfABound(Scene scene) {
        try (Backend backend = scene.bounded(2)) {
            Signals signals = scene.signals();
            Parallel parallel = Parallel.nJobs(2).backend(backend);
            List<Job<Integer>> jobs = SendableJob.times(
                    10,
                    i -> signals.watch(SendableJob.of(() -> {
                        Thread.sleep(2);
                        return i * i;
                    })));

            List<Caller<List<Integer>>> callers = IntStream.range(0, 10)
                    .mapToObj(i -> Caller.start(() -> parallel.run(jobs)))
                    .toList();

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.result()).isEqualTo(SendableJob.squareNumbers(10)));
            assertThat(signals.peak()).isLessThanOrEqualTo(2);
            assertThat(signals.started()).isEqualTo(100);
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void equalBackendsShareTheWorkersOfABound(Scene scene) throws Exception {
        try (Backend one = scene.bounded(2)) {
            Backend equal = scene.bounded(2);
            assertThat(equal).isEqualTo(one).hasSameHashCodeAs(one);
            Signals signals = scene.signals();
            Job<Integer> waiting = signals.watch(SendableJob.doing(() -> signals.await("go on")));

            List<Caller<List<Integer>>> callers = Stream.of(one, equal, one, equal)
                    .map(backend -> Caller.start(
                            () -> Parallel.nJobs(2).backend(backend).run(waiting, waiting)))
                    .toList();
            scene.await("two jobs are running", () -> signals.running() == 2);
            signals.give("go on");

            assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(2));
            assertThat(signals.peak()).isEqualTo(2);
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void aBoundHoldsForRunsOfOneJobAtATimeToo(Scene scene) {
        for (int nJobs : new int[] {1, 2}) {
            try (Backend backend = scene.bounded(1)) {
                Signals signals = scene.signals();
                Parallel parallel = Parallel.nJobs(nJobs).backend(backend);
                List<Job<Integer>> jobs =
                        SendableJob.squares(5).stream().map(signals::watch).toList();

                List<Caller<List<Integer>>> callers = IntStream.range(0, 6)
                        .mapToObj(i -> Caller.start(() -> parallel.run(jobs)))
                        .toList();

                assertThat(callers)
                        .allSatisfy(caller -> assertThat(caller.result()).hasSize(5));
                assertThat(signals.peak()).as("nJobs=%s", nJobs).isEqualTo(1);
            }
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void aRunThatWaitsForAWorkerKeepsItsDeadlineAndCanBeInterrupted(Scene scene) throws Exception {
        try (Backend backend = scene.bounded(2)) {
            Signals signals = scene.signals();
            Parallel parallel = Parallel.nJobs(2).backend(backend);
            Job<Integer> holding = signals.watch(SendableJob.doing(() -> signals.await("go on")));
            Caller<List<Integer>> holder = Caller.start(() -> parallel.run(holding, holding));
            scene.await("both workers are held", () -> signals.running() == 2);

            assertThat(Caller.start(() ->
                                    parallel.deadline(Duration.ofMillis(50)).run(SendableJob.squares(3)))
                            .failure())
                    .isInstanceOf(CancellationException.class);
            Caller<List<Integer>> waiting = Caller.start(() -> parallel.run(SendableJob.squares(3)));
            scene.await("a run waits for a worker", waiting::waits);
            waiting.interrupt();
            assertThat(waiting.failure()).isInstanceOf(CancellationException.class);

            assertThat(holder.isDone()).isFalse();
            signals.give("go on");
            assertThat(holder.result()).hasSize(2);
            assertThat(parallel.run(SendableJob.squares(3))).isEqualTo(SendableJob.squareNumbers(3));
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void aRunWithoutEndLeavesAWorkerToAShortOne(Scene scene) throws Exception {
        try (Backend backend = scene.bounded(2)) {
            Signals signals = scene.signals();
            Parallel parallel = Parallel.nJobs(2).backend(backend);
            Iterator<Job<Integer>> endless = Stream.generate(() -> SendableJob.doing(() -> signals.give("begun")))
                    .takeWhile(job -> signals.count("the short one has ended") == 0)
                    .iterator();
            Caller<Long> longRun = Caller.start(() -> {
                try (Stream<Integer> results = parallel.stream(endless)) {
                    return results.count();
                }
            });
            scene.await("the long run is under way", () -> signals.count("begun") >= 20);

            assertThat(parallel.run(SendableJob.squares(10))).isEqualTo(SendableJob.squareNumbers(10));

            assertThat(longRun.isDone()).isFalse();
            signals.give("the short one has ended");
            assertThat(longRun.result()).isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.BOUNDED})
    default void aFailureGivesTheWorkersOfABoundToTheNextRun(Scene scene) {
        try (Backend backend = scene.bounded(2)) {
            Parallel parallel = Parallel.nJobs(2).backend(backend);

            for (int time = 0; time < 20; time++) {
                Caller<List<Integer>> failing = Caller.start(
                        () -> parallel.run(SendableJob.failing("failing", "gone"), SendableJob.doing(() -> {})));
                assertThat(parallel.run(SendableJob.squares(10))).isEqualTo(SendableJob.squareNumbers(10));
                assertThat(failing.failure()).isInstanceOf(JobFailedException.class);
            }
        }
    }
}
