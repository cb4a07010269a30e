package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexedSourceTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 2, 1", "100, 2, 256", "100, 4, 3", "1000, 8, 16", "3, 8, 256"})
    void batchesCoverAllJobsOnceAndInOrder(int jobs, int workers, int atMost) {
        List<Batch> batches = claimAll(source(jobs, workers), atMost);

        assertThat(batches.stream().flatMapToInt(batch -> IntStream.range(batch.from(), batch.to())))
                .containsExactlyElementsOf(IntStream.range(0, jobs).boxed().toList());
    }

    @Test
    void concurrentClaimsCoverAllJobsOnce() throws Exception {
        int threads = 4;
        int jobs = 400_000;
        IndexedSource source = source(jobs, threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        Callable<List<Batch>> claimer = () -> {
            start.await();
            return claimAll(source, 1);
        };
        try {
            List<Integer> claimed = new ArrayList<>();
            for (Future<List<Batch>> batches : executor.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                batches.get()
                        .forEach(batch -> IntStream.range(0, batch.size())
                                .forEach(i -> claimed.add((int) batch.firstIndex() + i)));
            }
            Collections.sort(claimed);
            assertThat(claimed.equals(IntStream.range(0, jobs).boxed().toList()))
                    .as("each of %s jobs was claimed once; claims: %s", jobs, claimed.size())
                    .isTrue();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void noBatchIsLargerThanAskedFor() {
        assertThat(claimAll(source(1000, 2), 7)).extracting(Batch::size).allMatch(size -> size <= 7);
    }

    @Test
    void farFromTheEndABatchIsAsLargeAsAskedFor() {
        assertThat(source(1000, 2).claim(7)).returns(7, Batch::size);
    }

    @Test
    void noBatchIsMoreThanHalfAWorkersShareOfWhatIsLeft() {
        int left = 1000;
        for (Batch batch : claimAll(source(left, 2), 256)) {
            assertThat(batch.size()).isLessThanOrEqualTo(Math.max(1, left / 4));
            left -= batch.size();
        }
    }

    @Test
    void theLastJobsGoOneByOne() {
        List<Batch> batches = claimAll(source(1000, 4), 256);

        assertThat(batches.subList(batches.size() - 8, batches.size()))
                .extracting(Batch::size)
                .containsOnly(1);
    }

    @Test
    void aBatchKnowsTheIndexOfEachSlot() {
        IndexedSource source = source(10, 1);
        source.claim(3);

        assertThat(source.claim(3)).returns(4L, batch -> batch.indexOf(batch.from() + 1));
    }

    @Test
    void theResultsAreWhatStandsInTheSlots() {
        IndexedSource source = source(2, 1);
        for (Batch batch : claimAll(source, 1)) {
            batch.slots()[batch.from()] = "result " + batch.from();
        }

        assertThat(source.results()).containsExactly("result 0", "result 1");
    }

    /** A long list has its results in many arrays. */
    @Test
    void theResultsOfALongListAreInOrder() {
        int jobs = IndexedSource.LARGE + 1500;
        IndexedSource source = source(jobs, 2);
        for (Batch batch : claimAll(source, 700)) {
            for (int slot = batch.from(); slot < batch.to(); slot++) {
                batch.put(slot, batch.indexOf(slot));
            }
        }

        assertThat(source.results())
                .isEqualTo(LongStream.range(0, jobs).boxed().toList())
                .isInstanceOf(RandomAccess.class);
        assertThatThrownBy(() -> source.results().get(jobs)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theJobsOfALongListStandInTheirBatches() {
        Object[] jobs = IntStream.range(0, IndexedSource.LARGE + 5).boxed().toArray();
        IndexedSource source = new IndexedSource(jobs, 3);

        for (Batch batch : claimAll(source, 1000)) {
            assertThat(batch.slots()[batch.from()]).isEqualTo((int) batch.firstIndex());
            assertThat(batch.slots()[batch.to() - 1]).isEqualTo((int) batch.firstIndex() + batch.size() - 1);
        }
        assertThat(source.hasNew()).isFalse();
    }

    private static IndexedSource source(int jobs, int workers) {
        return new IndexedSource(new Object[jobs], workers);
    }

    private static List<Batch> claimAll(IndexedSource source, int atMost) {
        List<Batch> batches = new ArrayList<>();
        for (Batch batch = source.claim(atMost); batch != null; batch = source.claim(atMost)) {
            batches.add(batch);
        }
        return batches;
    }
}
