package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Promise 1: result i belongs to job i. Always. */
class PromiseOrderTest {

    @EveryBackend
    void resultsStandInTheOrderOfTheJobs(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            for (int nJobs : new int[] {1, 2, 4}) {
                assertThat(verb.results(backend.nJobs(nJobs), TestJob.squares(300)))
                        .as("%s, nJobs=%s", verb, nJobs)
                        .isEqualTo(TestJob.squareNumbers(300));
            }
        }
    }

    @EveryBackend
    void theOrderHoldsWhateverTheBatchesAndTheWindow(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            for (int batchSize : new int[] {1, 3, 50}) {
                for (int preDispatch : new int[] {1, 4, 1000}) {
                    Parallel parallel = backend.nJobs(3).batchSize(batchSize).preDispatch(preDispatch);

                    assertThat(verb.results(parallel, TestJob.squares(100)))
                            .as("%s, batchSize=%s, preDispatch=%s", verb, batchSize, preDispatch)
                            .isEqualTo(TestJob.squareNumbers(100));
                }
            }
        }
    }

    @EveryParallelBackend
    void aJobThatEndsAfterLaterOnesKeepsItsPlace(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            CountDownLatch othersEnded = new CountDownLatch(9);
            List<Job<Integer>> jobs = IntStream.range(0, 10)
                    .mapToObj(i -> TestJob.of(() -> {
                        if (i == 0) {
                            othersEnded.await();
                        }
                        othersEnded.countDown();
                        return i;
                    }))
                    .toList();

            assertThat(verb.results(backend.nJobs(2), jobs))
                    .as(verb.name())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @EveryBackend
    void nullIsAResultLikeAnyOther(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            List<Job<@Nullable Integer>> jobs = IntStream.range(0, 10)
                    .mapToObj(i -> TestJob.<@Nullable Integer>of(() -> i % 2 == 0 ? null : i))
                    .toList();

            assertThat(verb.<@Nullable Integer>results(backend.nJobs(2), jobs))
                    .as(verb.name())
                    .containsExactly(null, 1, null, 3, null, 5, null, 7, null, 9);
        }
    }

    @EveryBackend
    void anUnorderedStreamHasEachResultOnce(TestBackend backend) {
        try (Stream<Integer> results = backend.nJobs(4).unordered().stream(TestJob.squares(500))) {
            assertThat(results.toList()).containsExactlyInAnyOrderElementsOf(TestJob.squareNumbers(500));
        }
    }

    @EveryBackend
    void unorderedListsKeepTheOrder(TestBackend backend) {
        assertThat(backend.nJobs(4).unordered().run(TestJob.squares(500))).isEqualTo(TestJob.squareNumbers(500));
    }

    @EveryBackend
    void outcomesOfAnUnorderedStreamKnowTheirJobs(TestBackend backend) {
        List<Job<Integer>> jobs = TestJob.squares(200);

        try (Stream<Outcome<Integer>> outcomes = backend.nJobs(4).unordered().streamOutcomes(jobs)) {
            assertThat(outcomes.toList()).hasSize(200).allSatisfy(outcome -> {
                assertThat(outcome.job()).isSameAs(jobs.get(outcome.index()));
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Success.class,
                                success -> assertThat(Objects.requireNonNull(success.value()))
                                        .isEqualTo(outcome.index() * outcome.index()));
            });
        }
    }
}
