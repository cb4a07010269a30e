package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: the input belongs to the caller, who takes it in order and no further ahead than {@code preDispatch}. */
class ProcessInputTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    /** Endless. */
    private static Stream<Job<Integer>> squares(IntConsumer taken) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> {
            taken.accept(i);
            return ProcessJob.of(() -> i * i);
        });
    }

    @Test
    void theCallingThreadTakesTheJobsInOrder() {
        List<Integer> taken = new ArrayList<>();
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        IntConsumer note = i -> {
            taken.add(i);
            readers.add(Thread.currentThread());
        };

        parallel.run(squares(note).limit(500).parallel());
        try (Stream<Integer> results = parallel.stream(squares(note).limit(500))) {
            assertThat(results).hasSize(500);
        }

        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
        assertThat(taken.subList(0, 500)).isEqualTo(numbers);
        assertThat(taken.subList(500, 1000)).isEqualTo(numbers);
        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @Test
    void nothingIsTakenBeforeAResultIsAskedFor() {
        AtomicInteger taken = new AtomicInteger();

        try (Stream<Integer> results =
                parallel.stream(squares(i -> taken.incrementAndGet()).limit(10))) {
            assertThat(taken).hasValue(0);
            assertThat(results).hasSize(10);
        }
        assertThat(taken).hasValue(10);
    }

    @Test
    void aStreamIsNeverFurtherAheadThanPreDispatch() {
        for (int preDispatch : new int[] {1, 2, 3, 7}) {
            AtomicInteger delivered = new AtomicInteger();
            AtomicInteger furthest = new AtomicInteger();
            Stream<Job<Integer>> jobs = squares(i -> furthest.accumulateAndGet(i + 1 - delivered.get(), Math::max))
                    .limit(200);

            try (Stream<Integer> results = parallel.preDispatch(preDispatch).stream(jobs)) {
                results.forEach(result -> delivered.incrementAndGet());
            }

            assertThat(delivered).hasValue(200);
            // The result that is just handed over has left the window already.
            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isLessThanOrEqualTo(preDispatch + 1);
        }
    }

    @Test
    void aListIsNeverFurtherAheadThanPreDispatch(@TempDir Path folder) {
        for (int preDispatch : new int[] {1, 2, 3, 7}) {
            Signals signals = Signals.in(folder.resolve("preDispatch=" + preDispatch));
            AtomicInteger furthest = new AtomicInteger();
            Stream<Job<Integer>> jobs = IntStream.range(0, 100).mapToObj(i -> {
                furthest.accumulateAndGet(i + 1 - signals.ended(), Math::max);
                return signals.watch(ProcessJob.of(() -> i));
            });

            assertThat(parallel.preDispatch(preDispatch).run(jobs)).hasSize(100);

            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isBetween(1, preDispatch);
        }
    }

    @Test
    void aSlowFirstJobDoesNotStopTheOthers(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        List<Job<Integer>> jobs = ProcessJob.times(
                40,
                i -> ProcessJob.of(() -> {
                    if (i == 0) {
                        signals.await("ended", 39);
                    }
                    signals.give("ended");
                    return i;
                }));

        try (Stream<Integer> results = ProcessJob.nJobs(4).stream(jobs.iterator())) {
            assertThat(results).isEqualTo(IntStream.range(0, 40).boxed().toList());
        }
    }

    @Test
    void anEndlessInputCanBeReadAndIsTakenNoFurtherThanTheWindow() {
        AtomicInteger delivered = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        Stream<Job<Integer>> endless = squares(i -> furthest.accumulateAndGet(i - delivered.get(), Math::max));

        try (Stream<Integer> results = parallel.stream(endless)) {
            assertThat(results.peek(result -> delivered.incrementAndGet()).limit(20_000))
                    .isEqualTo(TestJob.squareNumbers(20_000));
        }
        assertThat(furthest.get()).as("four of the largest batches a worker").isLessThanOrEqualTo(4 * 3 * 1024);
    }
}
