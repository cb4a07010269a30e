package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

@SuppressWarnings("NullAway") // what code without null checks may do
class BadInputTest {

    @EveryNJobs
    void aNullIterableIsNamed(int nJobs) {
        Iterable<Job<Integer>> jobs = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(nJobs).run(jobs))
                .withMessage("jobs");
    }

    @EveryNJobs
    void aNullIteratorIsNamed(int nJobs) {
        Iterator<Job<Integer>> jobs = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(nJobs).run(jobs))
                .withMessage("jobs");
    }

    @EveryNJobs
    void aNullStreamIsNamed(int nJobs) {
        Stream<Job<Integer>> jobs = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(nJobs).run(jobs))
                .withMessage("jobs");
    }

    @EveryNJobs
    void aNullArrayIsNamed(int nJobs) {
        Job<Integer>[] jobs = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(nJobs).run(jobs))
                .withMessage("jobs");
    }

    @EveryInput
    void aNullJobIsNamedByItsIndex(Input input, int nJobs) {
        List<Job<Integer>> jobs = withNullAt(1, TestJob.squares(3));

        assertThatNullPointerException()
                .isThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs))
                .withMessage("jobs: job 1 is null");
    }

    @EveryNJobs
    void aNullJobInACollectionOrAnArrayStartsNothing(int nJobs) {
        for (Input input : List.of(Input.COLLECTION, Input.VARARGS)) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs =
                    withNullAt(3, TestJob.squares(4).stream().map(gauge::watch).toList());

            assertThatNullPointerException().isThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs));

            assertThat(gauge.started()).as(input.name()).isZero();
        }
    }

    @EveryInput
    void theInstanceCanBeUsedAfterANullJob(Input input, int nJobs) {
        Parallel parallel = Parallel.nJobs(nJobs);
        assertThatNullPointerException().isThrownBy(() -> input.run(parallel, withNullAt(2, TestJob.squares(4))));

        assertThat(input.run(parallel, TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
    }

    @EveryNJobs
    void aSingleNullJobIsNamed(int nJobs) {
        Job<Integer> job = null;

        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(nJobs).run(job, SampleFunctionsDelayed.now()))
                .withMessage("jobs: job 0 is null");
    }

    private static List<Job<Integer>> withNullAt(int index, List<Job<Integer>> jobs) {
        Job<Integer>[] withNull = new ArrayList<>(jobs).toArray(BadInputTest::newArray);
        withNull[index] = null;
        return Arrays.asList(withNull);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static Job<Integer>[] newArray(int size) {
        return new Job[size];
    }
}
