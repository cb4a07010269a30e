package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The input belongs to the caller, whose thread takes it in order and no further ahead than {@code preDispatch}. */
interface InputTests {

    /** Endless. */
    private static Stream<Job<Integer>> squares(IntConsumer taken) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> {
            taken.accept(i);
            return SendableJob.of(() -> i * i);
        });
    }

    @Test
    default void theCallingThreadTakesTheJobsInOrder(Scene scene) {
        List<Integer> taken = new ArrayList<>();
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        IntConsumer note = i -> {
            taken.add(i);
            readers.add(Thread.currentThread());
        };

        scene.nJobs(3).run(squares(note).limit(200).parallel());
        try (Stream<Integer> results = scene.nJobs(3).stream(squares(note).limit(200))) {
            assertThat(results).hasSize(200);
        }

        List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
        assertThat(taken.subList(0, 200)).isEqualTo(numbers);
        assertThat(taken.subList(200, 400)).isEqualTo(numbers);
        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @Test
    default void nothingIsTakenBeforeAResultIsAskedFor(Scene scene) {
        AtomicInteger taken = new AtomicInteger();

        try (Stream<Integer> results =
                scene.nJobs(3).stream(squares(i -> taken.incrementAndGet()).limit(10))) {
            assertThat(taken).hasValue(0);
            assertThat(results).hasSize(10);
        }
        assertThat(taken).hasValue(10);
    }

    @Test
    default void aStreamIsNeverFurtherAheadThanPreDispatch(Scene scene) {
        for (int preDispatch : new int[] {1, 3, 7}) {
            AtomicInteger delivered = new AtomicInteger();
            AtomicInteger furthest = new AtomicInteger();
            Stream<Job<Integer>> jobs = squares(i -> furthest.accumulateAndGet(i + 1 - delivered.get(), Math::max))
                    .limit(100);

            try (Stream<Integer> results = scene.nJobs(3).preDispatch(preDispatch).stream(jobs)) {
                results.forEach(result -> delivered.incrementAndGet());
            }

            assertThat(delivered).hasValue(100);
            // The result that is just handed over has left the window already.
            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isLessThanOrEqualTo(preDispatch + 1);
        }
    }

    @Test
    default void aRunIsNeverFurtherAheadThanPreDispatch(Scene scene) {
        for (int preDispatch : new int[] {1, 3, 7}) {
            Signals signals = scene.signals();
            AtomicInteger furthest = new AtomicInteger();
            Stream<Job<Integer>> jobs = IntStream.range(0, 50).mapToObj(i -> {
                furthest.accumulateAndGet(i + 1 - signals.ended(), Math::max);
                return signals.watch(SendableJob.of(() -> i));
            });

            assertThat(scene.nJobs(3).preDispatch(preDispatch).run(jobs)).hasSize(50);

            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isBetween(1, preDispatch);
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void aSlowFirstJobDoesNotStopTheOthers(Scene scene) {
        Signals signals = scene.signals();
        List<Job<Integer>> jobs = SendableJob.times(
                40,
                i -> SendableJob.of(() -> {
                    if (i == 0) {
                        signals.await("ended", 39);
                    }
                    signals.give("ended");
                    return i;
                }));

        try (Stream<Integer> results = scene.nJobs(4).stream(jobs.iterator())) {
            assertThat(results).isEqualTo(IntStream.range(0, 40).boxed().toList());
        }
    }

    @Test
    default void anEndlessInputIsTakenNoFurtherThanTheWindow(Scene scene) {
        AtomicInteger delivered = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        Stream<Job<Integer>> endless = squares(i -> furthest.accumulateAndGet(i - delivered.get(), Math::max));

        try (Stream<Integer> results = scene.nJobs(3).stream(endless)) {
            assertThat(results.peek(result -> delivered.incrementAndGet()).limit(5_000))
                    .isEqualTo(SendableJob.squareNumbers(5_000));
        }
        assertThat(furthest.get()).as("four of the largest batches a worker").isLessThanOrEqualTo(4 * 3 * 1024);
    }

    @Test
    default void theExceptionOfAFailingInputArrivesAsItself(Scene scene) {
        Parallel parallel = scene.nJobs(2);
        for (int place : new int[] {0, 5, 19}) {
            IllegalStateException broken = new IllegalStateException("the input is broken");
            Iterable<Job<Integer>> jobs = () -> IntStream.range(0, 20)
                    .<Job<Integer>>mapToObj(i -> {
                        if (i == place) {
                            throw broken;
                        }
                        return SendableJob.of(() -> i);
                    })
                    .iterator();

            assertThatThrownBy(() -> parallel.run(jobs)).isSameAs(broken);
            assertThatThrownBy(() -> parallel.outcomes(jobs)).isSameAs(broken);
            try (Stream<Integer> results = parallel.stream(jobs)) {
                assertThatThrownBy(results::toList).isSameAs(broken);
            }
            try (Stream<Outcome<Integer>> outcomes = parallel.streamOutcomes(jobs)) {
                assertThatThrownBy(outcomes::toList).isSameAs(broken);
            }
        }
        assertThat(parallel.run(SendableJob.squares(20))).isEqualTo(SendableJob.squareNumbers(20));
    }
}
