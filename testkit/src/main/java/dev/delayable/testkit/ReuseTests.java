package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** After anything that went wrong the next run is right, and runs at the same time do not disturb one another. */
interface ReuseTests {

    private static void assertNextRunIsRight(Verb verb, Parallel parallel) {
        assertThat(verb.results(parallel, SendableJob.squares(40)))
                .as(verb.name())
                .isEqualTo(SendableJob.squareNumbers(40));
    }

    @Test
    default void afterAFailureTheNextRunIsRight(Scene scene) {
        List<Job<Integer>> failing = new ArrayList<>(SendableJob.squares(30));
        failing.set(10, SendableJob.failing("failing", "gone"));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(scene.nJobs(3), failing)).isInstanceOf(JobFailedException.class);
            assertNextRunIsRight(verb, scene.nJobs(3));
        }
    }

    @Test
    default void afterATimeoutTheNextRunIsRight(Scene scene) {
        Parallel limited = scene.nJobs(3).timeout(Duration.ofMillis(50));
        List<Job<Integer>> slow = List.of(SendableJob.endless("slow"), SendableJob.endless("slow"));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(limited, slow)).isInstanceOf(JobTimeoutException.class);
            assertNextRunIsRight(verb, scene.nJobs(3));
        }
    }

    @Test
    default void afterAnInterruptTheNextRunIsRight(Scene scene) throws Exception {
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM)) {
            Signals signals = scene.signals();
            Caller<List<Integer>> caller = Caller.start(
                    () -> verb.results(scene.nJobs(3), List.of(signals.watch(SendableJob.endless("endless")))));
            scene.await("the job is running", () -> signals.running() == 1);
            caller.interrupt();

            assertThat(caller.failure()).isInstanceOf(CancellationException.class);
            assertNextRunIsRight(verb, scene.nJobs(3));
        }
    }

    @Test
    default void afterAStreamThatWasClosedEarlyTheNextRunIsRight(Scene scene) {
        for (Verb verb : Verb.values()) {
            try (Stream<Integer> results = scene.nJobs(3).stream(SendableJob.squares(1000))) {
                Iterator<Integer> iterator = results.iterator();
                assertThat(iterator.next()).isZero();
                assertThat(iterator.next()).isEqualTo(1);
            }
            assertNextRunIsRight(verb, scene.nJobs(3));
        }
    }

    @Test
    default void runsAtTheSameTimeHaveEachItsOwnResults(Scene scene) {
        List<Caller<List<Integer>>> callers = IntStream.range(0, 4)
                .mapToObj(run -> Caller.start(() ->
                        scene.nJobs(2).run(SendableJob.times(200, i -> SendableJob.of(() -> i * run)))))
                .toList();

        for (int run = 0; run < callers.size(); run++) {
            int factor = run;
            assertThat(callers.get(run).result())
                    .isEqualTo(
                            IntStream.range(0, 200).map(i -> i * factor).boxed().toList());
        }
    }

    @Test
    default void manyShortRunsOfSeveralCallersAllEnd(Scene scene) {
        int runs = scene.times(25);
        List<Caller<Integer>> callers = IntStream.range(0, 4)
                .mapToObj(caller -> Caller.start(() -> {
                    int right = 0;
                    for (int run = 0; run < runs; run++) {
                        List<Integer> results = scene.nJobs(2).run(SendableJob.squares(1 + run % 5));
                        right += results.equals(SendableJob.squareNumbers(1 + run % 5)) ? 1 : 0;
                    }
                    return right;
                }))
                .toList();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isEqualTo(runs));
    }

    @Test
    default void aFailureOfOneRunDoesNotReachAnother(Scene scene) throws Exception {
        Signals signals = scene.signals();
        Parallel two = scene.nJobs(2);
        Job<Integer> waiting = signals.watch(SendableJob.doing(() -> signals.await("go on")));
        Caller<List<Integer>> blocked = Caller.start(() -> two.run(waiting, SendableJob.of(() -> 0)));
        scene.await("the job is running", () -> signals.running() == 1);

        assertThatThrownBy(() -> two.run(SendableJob.failing("failing", "gone")))
                .isInstanceOf(JobFailedException.class);

        assertThat(blocked.isDone()).isFalse();
        signals.give("go on");
        assertThat(blocked.result()).containsExactly(0, 0);
    }
}
