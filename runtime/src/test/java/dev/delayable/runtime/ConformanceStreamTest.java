package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What joblib's own tests pin down about results that come one by one. */
class ConformanceStreamTest {

    private final CountDownLatch never = new CountDownLatch(1);

    /** Case 36. */
    @EveryPlace
    void anOrderedStreamEqualsTheList(TestBackend backend) {
        for (int nJobs : new int[] {1, 2, 4}) {
            try (Stream<Integer> results = backend.nJobs(nJobs).stream(TestJob.squares(200))) {
                assertThat(results.toList()).isEqualTo(backend.nJobs(nJobs).run(TestJob.squares(200)));
            }
        }
    }

    /** Case 37. */
    @EveryParallelBackend
    void theOtherNineResultsComeBeforeThatOfAJobThatDoesNotEnd(TestBackend backend) {
        CountDownLatch release = new CountDownLatch(1);
        List<Job<Integer>> jobs = IntStream.range(0, 10)
                .mapToObj(i -> TestJob.of(() -> {
                    if (i == 1) {
                        release.await();
                    }
                    return i;
                }))
                .toList();

        try (Stream<Integer> results = backend.nJobs(2).unordered().stream(jobs)) {
            Iterator<Integer> iterator = results.iterator();
            List<Integer> nine = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                nine.add(iterator.next());
            }
            release.countDown();

            assertThat(nine).containsExactlyInAnyOrder(0, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(iterator.next()).isEqualTo(1);
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    /** Case 38. */
    @EveryBackend
    void aStreamOfLargeResultsCanBeClosedEarly(TestBackend backend) {
        for (int nJobs : new int[] {1, 2, -2, -1}) {
            Gauge gauge = new Gauge();
            Job<byte[]> large = gauge.watch(TestJob.of("large", () -> new byte[1_000_000]));

            try (Stream<byte[]> results =
                    backend.nJobs(nJobs).stream(Stream.generate(() -> large).limit(10))) {
                Iterator<byte[]> iterator = results.iterator();
                assertThat(iterator.next()).hasSize(1_000_000);
                assertThat(iterator.next()).hasSize(1_000_000);
            }
            assertThat(gauge.running()).as("nJobs=%s", nJobs).isZero();
        }
    }

    /** Case 41. */
    @EveryPlace
    void twoStreamsMayBeReadTogether(TestBackend backend) {
        Parallel ordered = backend.nJobs(2);
        Parallel unordered = ordered.unordered();
        for (Parallel first : List.of(ordered, unordered)) {
            for (Parallel second : List.of(ordered, unordered)) {
                List<Integer> firstResults = new ArrayList<>();
                List<Integer> secondResults = new ArrayList<>();
                try (Stream<Integer> one = first.stream(TestJob.squares(50));
                        Stream<Integer> two = second.stream(TestJob.squares(50))) {
                    Iterator<Integer> twos = two.iterator();
                    one.forEach(result -> {
                        firstResults.add(result);
                        secondResults.add(twos.next());
                    });
                }

                assertThat(firstResults).containsExactlyInAnyOrderElementsOf(TestJob.squareNumbers(50));
                assertThat(secondResults).containsExactlyInAnyOrderElementsOf(TestJob.squareNumbers(50));
            }
        }
    }

    /** Case 42. */
    @EveryParallelBackend
    void aStreamThatIsLeftAloneHoldsUpNoOtherRun(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        Gauge gauge = new Gauge();
        List<Job<Integer>> jobs = new ArrayList<>();
        jobs.add(TestJob.doing(() -> await().until(() -> gauge.running() > 0)));
        for (int i = 0; i < 10; i++) {
            jobs.add(gauge.watch(TestJob.doing(never::await)));
        }
        try (Stream<Integer> leftAlone = parallel.stream(jobs)) {
            assertThat(leftAlone.iterator().next()).isZero();

            assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
            assertThat(gauge.running()).isPositive();
        }
        assertThat(gauge.running()).isZero();
    }

    /** Case 43. */
    @Test
    void oneWorkerTakesTurnsWithTheConsumer() {
        for (Parallel parallel : List.of(Parallel.nJobs(1), Parallel.nJobs(4).backend(Backends.sequential()))) {
            List<String> log = new ArrayList<>();
            Stream<Job<Integer>> jobs = IntStream.range(0, 3).mapToObj(i -> {
                log.add("produce " + i);
                return TestJob.of(() -> i);
            });

            try (Stream<Integer> results = parallel.stream(jobs)) {
                results.forEach(result -> log.add("consume " + result));
            }

            assertThat(log)
                    .containsExactly("produce 0", "consume 0", "produce 1", "consume 1", "produce 2", "consume 2");
        }
    }

    /** Case 45. */
    @EveryParallelBackend
    void noMoreThanThreeAreOutWithAPreDispatchOfThree(TestBackend backend) {
        AtomicInteger consumed = new AtomicInteger();
        List<Integer> consumedWhenProduced = new ArrayList<>();
        Stream<Job<Integer>> jobs = IntStream.range(0, 6).mapToObj(i -> {
            consumedWhenProduced.add(consumed.get());
            return TestJob.of(() -> i);
        });

        try (Stream<Integer> results = backend.nJobs(2).batchSize(1).preDispatch(3).stream(jobs)) {
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

    /** Case X4. */
    @EveryPlace
    void aStreamThatWasClosedCannotBeRead(TestBackend backend) {
        Stream<Integer> results = backend.nJobs(2).stream(TestJob.squares(100));
        Iterator<Integer> iterator = results.iterator();
        assertThat(iterator.next()).isZero();
        results.close();

        assertThatThrownBy(() -> {
                    while (iterator.hasNext()) {
                        iterator.next();
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the stream of results was closed, and its run has ended");
    }

    /** Case X8. */
    @EveryBackend
    void whatFinishedBeforeTheFailureIsDeliveredBeforeIt(TestBackend backend) {
        AtomicInteger finished = new AtomicInteger();
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            jobs.add(TestJob.of(finished::incrementAndGet));
        }
        jobs.add(TestJob.doing("failing", () -> {
            await().until(() -> finished.get() == 6);
            throw new IllegalStateException("gone");
        }));
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = backend.nJobs(2).stream(jobs)) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).hasMessageStartingWith("job 6, failing() failed");
        }
        assertThat(delivered).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }
}
