package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FedSourceTest {

    private final List<Integer> read = new ArrayList<>();

    private FedSource source(int jobs, int workers, int window, ResultKind kind) {
        Stream<Job<Integer>> input = IntStream.range(0, jobs).mapToObj(i -> {
            read.add(i);
            return Job.of("job", () -> i);
        });
        return new FedSource(
                input.iterator(), workers, Window.fixed(window, workers, BatchSizer.fixed(1)), kind, false);
    }

    private static void takeAll(FedSource source) {
        Run run = BareRun.of(source);
        while (source.canTake()) {
            source.take(run);
        }
    }

    /** Runs the jobs of a batch, each of which has its index as its result. */
    private static void run(@Nullable Batch batch) {
        Batch claimed = Objects.requireNonNull(batch);
        for (int slot = claimed.from(); slot < claimed.to(); slot++) {
            claimed.put(slot, claimed.indexOf(slot));
        }
    }

    @Test
    void theInputIsReadNoFurtherThanTheWindow() {
        FedSource source = source(10, 1, 3, ResultKind.ORDERED);

        takeAll(source);

        assertThat(source.taken()).isEqualTo(3);
        assertThat(read).hasSize(3);
        assertThat(source.isClosed()).isFalse();
        assertThat(source.hasRoom()).isFalse();
    }

    @Test
    void aStreamTakesAJobForEachResultThatHasLeftIt() {
        FedSource source = source(10, 1, 3, ResultKind.ORDERED);
        takeAll(source);
        run(source.claim(1));
        run(source.claim(1));
        assertThat(source.canTake()).isFalse();

        assertThat(source.resultOrder().next()).isEqualTo(0L);

        assertThat(source.hasRoom()).isTrue();
        takeAll(source);
        assertThat(source.taken()).isEqualTo(4);
    }

    @Test
    void aListTakesAJobForEachThatHasFinished() {
        FedSource source = source(10, 1, 3, ResultKind.LIST);
        takeAll(source);
        run(source.claim(1));
        assertThat(source.hasRoom()).isFalse();

        source.finished(1);

        assertThat(source.hasRoom()).isTrue();
        takeAll(source);
        assertThat(source.taken()).isEqualTo(4);
    }

    @Test
    void theRunIsCompleteWhenAllJobsHaveFinishedAndTheInputHasNoMore() {
        FedSource source = source(2, 1, 5, ResultKind.LIST);
        takeAll(source);
        assertThat(source.isClosed()).isTrue();
        assertThat(source.isComplete()).isFalse();
        run(source.claim(1));
        run(source.claim(1));
        source.finished(1);
        assertThat(source.isComplete()).isFalse();

        source.finished(1);

        assertThat(source.isComplete()).isTrue();
        assertThat(source.results()).containsExactly(0L, 1L);
    }

    @Test
    void eachJobIsClaimedOnce() {
        FedSource source = source(5, 1, 5, ResultKind.LIST);
        takeAll(source);

        List<Long> claimed = new ArrayList<>();
        for (Batch batch = source.claim(2); batch != null; batch = source.claim(2)) {
            for (int slot = batch.from(); slot < batch.to(); slot++) {
                claimed.add(batch.indexOf(slot));
            }
        }

        assertThat(claimed).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(source.hasUnclaimed()).isFalse();
    }

    @Test
    void aWorkerClaimsNoMoreThanItsShare() {
        FedSource source = source(9, 3, 9, ResultKind.LIST);
        takeAll(source);

        assertThat(source.claim(100)).returns(3, Batch::size);
        assertThat(source.claim(100)).returns(2, Batch::size);
    }

    @Test
    void aBatchStandsInOneArray() {
        int jobs = Chunks.SIZE + 10;
        FedSource source = source(jobs, 1, jobs, ResultKind.LIST);
        takeAll(source);

        assertThat(source.claim(jobs)).returns(Chunks.SIZE, Batch::size);
        assertThat(source.claim(jobs)).returns(10, Batch::size).returns((long) Chunks.SIZE, Batch::firstIndex);
    }

    @Test
    void jobsThatRunAgainAreClaimedFirst() {
        FedSource source = source(5, 1, 5, ResultKind.LIST);
        takeAll(source);
        Batch first = Objects.requireNonNull(source.claim(1));

        source.again(first.part(first.from(), first.to(), 2));

        assertThat(source.claim(1)).returns(0L, Batch::firstIndex).returns(2, Batch::attempt);
        assertThat(source.claim(1)).returns(1L, Batch::firstIndex).returns(1, Batch::attempt);
    }

    @Test
    void anOrderedStreamWaitsForItsOldestJob() {
        FedSource source = source(3, 1, 3, ResultKind.ORDERED);
        takeAll(source);
        Batch first = source.claim(1);
        run(source.claim(1));
        assertThat(source.resultOrder().hasNext()).isFalse();

        run(first);

        assertThat(source.resultOrder().hasNext()).isTrue();
        assertThat(source.resultOrder().next()).isEqualTo(0L);
        assertThat(source.resultOrder().next()).isEqualTo(1L);
        assertThat(source.resultOrder().hasNext()).isFalse();
        assertThat(source.resultOrder().delivered()).isEqualTo(2);
    }

    @Test
    void aStreamInTheOrderOfCompletionGivesResultsAsTheyCome() {
        FedSource source = source(3, 1, 3, ResultKind.COMPLETION);
        takeAll(source);
        Batch first = Objects.requireNonNull(source.claim(1));
        Batch second = Objects.requireNonNull(source.claim(1));
        Results results = source.resultOrder();
        assertThat(results.hasNext()).isFalse();
        for (Batch each : List.of(second, first)) {
            run(each);
            results.finished(each, each.from());
        }

        assertThat(results.next()).isEqualTo(1L);
        assertThat(results.delivered()).isEqualTo(1);
        assertThat(results.next()).isEqualTo(0L);
        assertThat(results.hasNext()).isFalse();
        assertThat(second.slots()[second.from()])
                .as("a result that has left is not kept")
                .isNull();
    }

    @Test
    void aJobThatWasReadWhileTheRunWasStoppedIsTakenAndTheRestIsNot() {
        FedSource source = source(5, 1, 5, ResultKind.LIST);
        Run run = BareRun.of(source);
        run.stop();

        source.take(run);

        assertThat(source.taken()).isEqualTo(1);
        assertThat(read).hasSize(1);
    }
}
