package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: result i belongs to job i, whatever the verb, the input and the batches. */
class ProcessOrderTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    @Test
    void resultsAreInTheOrderOfTheJobsWhateverTheVerbAndTheBatches() {
        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(parallel, parallel.batchSize(1), parallel.batchSize(7))) {
                assertThat(verb.results(each, TestJob.squares(200)))
                        .as(verb.name())
                        .isEqualTo(TestJob.squareNumbers(200));
            }
        }
    }

    @Test
    void jobsThatEndTheOtherWayRoundGiveResultsInOrder(@TempDir Path folder) {
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs = ProcessJob.times(
                    9,
                    i -> ProcessJob.of(() -> {
                        if (i % 3 != 2) {
                            signals.await("ended " + (i + 1));
                        }
                        signals.give("ended " + i);
                        return i;
                    }));

            assertThat(verb.results(parallel, jobs))
                    .as(verb.name())
                    .isEqualTo(IntStream.range(0, 9).boxed().toList());
        }
    }

    @Test
    void everyKindOfInputIsTaken() {
        List<Job<Integer>> jobs = TestJob.squares(3);
        Iterable<Job<Integer>> iterable = () -> jobs.iterator();

        assertThat(parallel.run(new ArrayList<>(jobs))).containsExactly(0, 1, 4);
        assertThat(parallel.run(iterable)).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.iterator())).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.parallelStream())).containsExactly(0, 1, 4);
        assertThat(parallel.run(jobs.get(0), jobs.get(1), jobs.get(2))).containsExactly(0, 1, 4);
    }

    @Test
    void outcomesBelongToTheCallersOwnJobs() {
        List<Job<Integer>> jobs = TestJob.squares(50);

        List<Outcome<Integer>> outcomes = parallel.outcomes(jobs);

        for (int i = 0; i < 50; i++) {
            assertThat(outcomes.get(i).index()).isEqualTo(i);
            assertThat(outcomes.get(i).job()).isSameAs(jobs.get(i));
            assertThat(outcomes.get(i)).hasFieldOrPropertyWithValue("value", i * i);
        }
    }

    @Test
    void anUnorderedStreamGivesWhatIsThere(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> slow = ProcessJob.of(() -> {
            signals.await("taken");
            return 0;
        });
        Job<Integer> quick = ProcessJob.of(() -> 1);

        try (Stream<Integer> results = parallel.unordered().stream(slow, quick)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isEqualTo(1);
            signals.give("taken");
            assertThat(iterator.next()).isZero();
            assertThat(iterator.hasNext()).isFalse();
        }
    }
}
