package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What joblib's own tests pin down about results that come one by one; see ConformanceStreamTest too. */
class ProcessStreamTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

    /** Case 37. */
    @Test
    void theOtherNineResultsComeBeforeThatOfAJobThatDoesNotEnd(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        List<Job<Integer>> jobs = ProcessJob.times(
                10,
                i -> ProcessJob.of(() -> {
                    if (i == 1) {
                        signals.await("release");
                    }
                    return i;
                }));

        try (Stream<Integer> results = parallel.unordered().stream(jobs)) {
            Iterator<Integer> iterator = results.iterator();
            List<Integer> nine = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                nine.add(iterator.next());
            }
            signals.give("release");

            assertThat(nine).containsExactlyInAnyOrder(0, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(iterator.next()).isEqualTo(1);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    /** Case 38. */
    @Test
    void aStreamOfLargeResultsCanBeClosedEarly(@TempDir Path folder) {
        for (int nJobs : new int[] {1, 2, -2, -1}) {
            Signals signals = Signals.in(folder.resolve("nJobs=" + nJobs));
            Job<byte[]> large = signals.watch(ProcessJob.of("large", () -> new byte[1_000_000]));

            try (Stream<byte[]> results =
                    ProcessJob.nJobs(nJobs).stream(Stream.generate(() -> large).limit(10))) {
                Iterator<byte[]> iterator = results.iterator();
                assertThat(iterator.next()).hasSize(1_000_000);
                assertThat(iterator.next()).hasSize(1_000_000);
            }
            assertThat(signals.running()).as("nJobs=%s", nJobs).isZero();
        }
        assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
    }

    /** Case 42. */
    @Test
    void aStreamThatIsLeftAloneHoldsUpNoOtherRun(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        List<Job<Integer>> jobs = new ArrayList<>();
        jobs.add(ProcessJob.doing(() -> signals.await("watched")));
        jobs.addAll(ProcessJob.times(10, i -> signals.watch(ProcessJob.endless("endless"))));
        try (Stream<Integer> leftAlone = parallel.stream(jobs)) {
            assertThat(leftAlone.iterator().next()).isZero();

            assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
            assertThat(signals.running()).isPositive();
        }
        assertThat(signals.running()).isZero();
    }

    /** Case 43. */
    @Test
    void oneWorkerTakesTurnsWithTheConsumer() {
        List<String> log = new ArrayList<>();
        Stream<Job<Integer>> jobs = IntStream.range(0, 3).mapToObj(i -> {
            log.add("produce " + i);
            return ProcessJob.of(() -> i);
        });

        try (Stream<Integer> results = ProcessJob.nJobs(1).stream(jobs)) {
            results.forEach(result -> log.add("consume " + result));
        }

        assertThat(log).containsExactly("produce 0", "consume 0", "produce 1", "consume 1", "produce 2", "consume 2");
    }

    /** Case 45. */
    @Test
    void noMoreThanThreeAreOutWithAPreDispatchOfThree() {
        AtomicInteger consumed = new AtomicInteger();
        List<Integer> consumedWhenProduced = new ArrayList<>();
        Stream<Job<Integer>> jobs = IntStream.range(0, 6).mapToObj(i -> {
            consumedWhenProduced.add(consumed.get());
            return ProcessJob.of(() -> i);
        });

        try (Stream<Integer> results = parallel.batchSize(1).preDispatch(3).stream(jobs)) {
            Iterator<Integer> iterator = results.iterator();
            while (iterator.hasNext()) {
                // A result is out of the window when it is handed over.
                consumed.incrementAndGet();
                iterator.next();
            }
        }

        for (int i = 3; i < 6; i++) {
            assertThat(consumedWhenProduced.get(i)).as("item %s", i).isGreaterThanOrEqualTo(i - 2);
        }
    }

    @Test
    void aStreamThatIsNeitherReadOnNorClosedKeepsItsProcessesIdle(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        AtomicInteger taken = new AtomicInteger();
        Stream<Job<Integer>> endless = Stream.generate(() -> {
            taken.incrementAndGet();
            return signals.watch(ProcessJob.of(() -> 0));
        });

        try (Stream<Integer> results = parallel.preDispatch(4).stream(endless)) {
            assertThat(results.iterator().next()).isZero();
            await().until(() -> signals.ended() == taken.get());
        }
        assertThat(taken.get()).isLessThanOrEqualTo(5);
        assertThat(signals.started()).isEqualTo(taken.get());
    }
}
