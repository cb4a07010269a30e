package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What became of each job, where nothing is thrown. */
class OutcomesTest {

    private final IOException gone = new IOException("gone");
    private final CountDownLatch never = new CountDownLatch(1);

    @EveryBackend
    void aSuccessKnowsItsJobAndItsValue(TestBackend backend) {
        Job<Integer> job = TestJob.of("job", () -> {
            Thread.sleep(2);
            return 42;
        });

        assertThat(backend.nJobs(2).outcomes(TestJob.of(() -> 0), job).get(1))
                .isInstanceOfSatisfying(Outcome.Success.class, success -> {
                    assertThat(success.value()).isEqualTo(42);
                    assertThat(success.job()).isSameAs(job);
                    assertThat(success.index()).isEqualTo(1);
                    assertThat(success.attempts()).isEqualTo(1);
                    assertThat(success.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(2));
                    assertThat(success.isSuccess()).isTrue();
                });
    }

    @EveryBackend
    void aFailureKnowsItsJobAndItsVeryException(TestBackend backend) {
        Job<Integer> failing = TestJob.failing("failing", gone);

        assertThat(backend.nJobs(2).outcomes(TestJob.of(() -> 0), failing).get(1))
                .isInstanceOfSatisfying(Outcome.Failure.class, failure -> {
                    assertThat(failure.exception()).isSameAs(gone);
                    assertThat(failure.job()).isSameAs(failing);
                    assertThat(failure.index()).isEqualTo(1);
                    assertThat(failure.attempts()).isEqualTo(1);
                    assertThat(failure.isSuccess()).isFalse();
                });
    }

    @EveryBackend
    void aJobThatFailsStopsNoOther(TestBackend backend) {
        Error broken = new AssertionError("broken");
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(40));
        jobs.set(0, TestJob.failing("failing", gone));
        jobs.set(20, TestJob.failing("failing", broken));

        List<Outcome<Integer>> outcomes = backend.nJobs(3).outcomes(jobs);
        List<Outcome<Integer>> lazily = backend.nJobs(3).outcomes(jobs.iterator());
        List<Outcome<Integer>> streamed;
        try (Stream<Outcome<Integer>> stream = backend.nJobs(3).streamOutcomes(jobs)) {
            streamed = stream.toList();
        }

        for (List<Outcome<Integer>> each : List.of(outcomes, lazily, streamed)) {
            assertThat(each).hasSize(40);
            assertThat(each)
                    .filteredOn(outcome -> !outcome.isSuccess())
                    .extracting(Outcome::index)
                    .containsExactly(0L, 20L);
        }
    }

    @EveryBackend
    void anUnorderedStreamGivesTheOutcomeOfASlowJobLast(TestBackend backend) {
        if (backend == TestBackend.SEQUENTIAL) {
            return;
        }
        CountDownLatch othersGiven = new CountDownLatch(9);
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(10));
        jobs.set(0, TestJob.doing(othersGiven::await));

        try (Stream<Outcome<Integer>> outcomes = backend.nJobs(2).unordered().streamOutcomes(jobs)) {
            List<Long> order = outcomes.map(Outcome::index)
                    .peek(i -> othersGiven.countDown())
                    .toList();
            assertThat(order.get(9)).isZero();
        }
    }

    @EveryBackend
    void jobsThatADeadlineEndsAreFailuresToo(TestBackend backend) {
        List<Job<Integer>> jobs = List.of(
                TestJob.of(() -> 1), TestJob.doing(never::await), TestJob.doing(never::await), TestJob.of(() -> 1));

        // The job in the middle may be behind one that does not end, and is not run then.
        for (int nJobs : new int[] {1, 2}) {
            List<Outcome<Integer>> outcomes =
                    backend.nJobs(nJobs).deadline(Duration.ofMillis(200)).outcomes(jobs);

            assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, false, false);
            assertThat(outcomes.subList(1, 4)).allSatisfy(outcome -> {
                Outcome.Failure<?> failure = (Outcome.Failure<?>) outcome;
                assertThat(failure.exception())
                        .isInstanceOf(CancellationException.class)
                        .hasMessageEndingWith(": its run has not ended before its deadline of 200 ms");
                assertThat(failure.attempts())
                        .isEqualTo(failure.exception().toString().contains("interrupted") ? 1 : 0);
            });
            assertThat(((Outcome.Failure<?>) outcomes.get(3)).exception()).hasMessageStartingWith("not started");
        }
    }

    @EveryBackend
    void aStreamOfOutcomesEndsAtTheDeadlineWithThoseThatWereTaken(TestBackend backend) {
        List<Job<Integer>> jobs = List.of(TestJob.of(() -> 1), TestJob.doing(never::await));
        for (Parallel parallel : List.of(backend.nJobs(2), backend.nJobs(2).unordered())) {
            try (Stream<Outcome<Integer>> outcomes =
                    parallel.deadline(Duration.ofMillis(200)).streamOutcomes(jobs)) {
                assertThat(outcomes.toList())
                        .extracting(Outcome::index, Outcome::isSuccess)
                        .containsExactly(tuple(0L, true), tuple(1L, false));
            }
        }
    }

    @EveryBackend
    void aStreamOfOutcomesHasOneForEachKnownJobThatTheDeadlineLeft(TestBackend backend) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(2000));
        jobs.set(1, TestJob.doing(never::await));
        jobs.set(2, TestJob.doing(never::await));
        Parallel parallel = backend.nJobs(2).preDispatch(3).deadline(Duration.ofMillis(200));

        List<Outcome<Integer>> outcomes = read(parallel.streamOutcomes(jobs));

        assertThat(outcomes)
                .extracting(Outcome::index)
                .containsExactlyElementsOf(LongStream.range(0, 2000).boxed().toList());
        assertThat(outcomes).extracting(Outcome::job).isEqualTo(jobs);
        assertThat(outcomes.subList(1000, 2000)).allSatisfy(outcome -> {
            assertThat(((Outcome.Failure<?>) outcome).exception())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("not started: its run has not ended before its deadline of 200 ms");
            assertThat(outcome.attempts()).isZero();
        });
        assertThat(read(parallel.unordered().streamOutcomes(jobs)))
                .extracting(Outcome::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 2000).boxed().toList());
    }

    @EveryBackend
    void aStreamOfOutcomesOfALazyInputEndsAtTheDeadline(TestBackend backend) {
        Iterator<Job<Integer>> lazy =
                Stream.generate(() -> TestJob.doing(never::await)).limit(1000).iterator();
        Parallel parallel = backend.nJobs(2).preDispatch(3).deadline(Duration.ofMillis(200));

        assertThat(read(parallel.streamOutcomes(lazy))).hasSizeLessThanOrEqualTo(3);
    }

    private static <T> List<T> read(Stream<T> results) {
        try (results) {
            return results.toList();
        }
    }

    @EveryParallelBackend
    void aJobThatIgnoresTheEndOfItsRunHasAnOutcomeThatStays(TestBackend backend) {
        CountDownLatch release = new CountDownLatch(1);
        Gauge gauge = new Gauge();
        Job<Integer> stubborn = gauge.watch(TestJob.of("stubborn", () -> TestJob.ignoreInterrupts(release)));

        List<Outcome<Integer>> outcomes = backend.nJobs(2)
                .grace(Duration.ofMillis(20))
                .deadline(Duration.ofMillis(200))
                .outcomes(stubborn, TestJob.of(() -> 1));
        List<Outcome<Integer>> before = List.copyOf(outcomes);
        release.countDown();
        await().until(() -> gauge.running() == 0);

        assertThat(before).extracting(Outcome::isSuccess).containsExactly(false, true);
        assertThat(outcomes).isEqualTo(before);
    }
}
