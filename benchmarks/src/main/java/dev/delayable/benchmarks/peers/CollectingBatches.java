package dev.delayable.benchmarks.peers;

import com.pivovarit.collectors.ParallelCollectors;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** parallel-collectors with batching: the jobs are cut into n parts beforehand, and each part is one task. */
final class CollectingBatches implements Peer {

    private final int n;
    private final ExecutorService executor;

    CollectingBatches(int n, ExecutorService executor) {
        this.n = n;
        this.executor = executor;
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        return jobs.stream()
                .collect(ParallelCollectors.Batching.parallel(Calls::call, Collectors.toList(), executor, n))
                .get();
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) {
        try (Stream<Integer> results =
                jobs.stream().collect(ParallelCollectors.Batching.parallelToOrderedStream(Calls::call, executor, n))) {
            results.forEachOrdered(consumer);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
