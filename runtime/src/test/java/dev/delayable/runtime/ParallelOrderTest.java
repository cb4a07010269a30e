package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, -1, -2, 50})
    void resultsStandInTheOrderOfTheJobs(int nJobs) {
        List<Integer> results = Parallel.nJobs(nJobs).run(TestJob.squares(5));

        assertThat(results).containsExactly(0, 1, 4, 9, 16);
    }

    @EveryInput
    void resultsStandInTheOrderOfAnyInput(Input input, int nJobs) {
        assertThat(input.run(Parallel.nJobs(nJobs), TestJob.squares(3000))).isEqualTo(TestJob.squareNumbers(3000));
    }

    @EveryInput
    void resultsStandInTheOrderOfJobsThatTakeUnequalTimes(Input input, int nJobs) {
        int[] millis = new Random(1).ints(40, 0, 4).toArray();
        List<Job<Integer>> jobs = IntStream.range(0, 40)
                .mapToObj(i -> TestJob.of(() -> {
                    Thread.sleep(millis[i]);
                    return i;
                }))
                .toList();

        assertThat(input.run(Parallel.nJobs(nJobs), jobs))
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
    }

    @EveryInput
    void noJobsGiveAnEmptyList(Input input, int nJobs) {
        assertThat(input.run(Parallel.nJobs(nJobs), TestJob.squares(0))).isEmpty();
    }

    @EveryNJobs
    void anIteratorThatIsUsedUpGivesAnEmptyList(int nJobs) {
        Iterator<Job<Integer>> jobs = TestJob.squares(10).iterator();
        Parallel.nJobs(nJobs).run(jobs);

        assertThat(Parallel.nJobs(nJobs).run(jobs)).isEmpty();
    }

    @EveryInput
    void oneJobGivesOneResult(Input input, int nJobs) {
        assertThat(input.run(Parallel.nJobs(nJobs), TestJob.squares(1))).containsExactly(0);
    }

    @EveryNJobs
    void positionalAndKeywordArgumentsReachTheFunction(int nJobs) {
        List<Integer> results = Parallel.nJobs(nJobs)
                .run(IntStream.range(0, 50)
                        .mapToObj(i -> SampleFunctionsDelayed.slowFunction2(i, 20, 3, i)
                                .operation(i % 2 == 0 ? "-" : "*")));

        assertThat(results)
                .isEqualTo(IntStream.range(0, 50)
                        .map(i -> SampleFunctions.slowFunction2(i, 20, i % 2 == 0 ? "-" : "*", 3, i))
                        .boxed()
                        .toList());
    }

    @EveryInput
    void aResultMayBeNull(Input input, int nJobs) {
        List<Job<Object>> jobs = List.of(TestJob.of(() -> 1), TestJob.<Object>of(() -> null), TestJob.of(() -> 3));

        assertThat(input.run(Parallel.nJobs(nJobs), jobs)).containsExactly(1, null, 3);
    }

    @EveryInput
    void aResultMayBeAJob(Input input, int nJobs) {
        Job<Integer> inner = SampleFunctionsDelayed.slowFunction(1);

        assertThat(input.run(Parallel.nJobs(nJobs), List.of(TestJob.of(() -> inner))))
                .containsExactly(inner);
    }

    @EveryInput
    void theResultsCannotBeChanged(Input input, int nJobs) {
        List<Integer> results = input.run(Parallel.nJobs(nJobs), TestJob.squares(3));

        assertThatThrownBy(() -> results.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @EveryNJobs
    void theGivenListIsLeftAsItWas(int nJobs) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(10));

        Parallel.nJobs(nJobs).run(jobs);

        assertThat(jobs).isEqualTo(TestJob.squares(10));
    }

    @EveryNJobs
    void aMillionJobsOfAnIteratorAreRunCorrectly(int nJobs) {
        List<Integer> results = Parallel.nJobs(nJobs)
                .run(IntStream.range(0, 1_000_000)
                        .mapToObj(SampleFunctionsDelayed::slowFunction)
                        .iterator());

        assertThat(results.equals(TestJob.squareNumbers(1_000_000)))
                .as("all results are right and in order")
                .isTrue();
    }
}
