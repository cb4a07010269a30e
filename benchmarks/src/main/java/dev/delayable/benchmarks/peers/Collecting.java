package dev.delayable.benchmarks.peers;

import com.pivovarit.collectors.ParallelCollectors;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** parallel-collectors: one task a job. */
final class Collecting implements Peer {

    private final int n;
    private final ExecutorService executor;

    Collecting(int n, ExecutorService executor) {
        this.n = n;
        this.executor = executor;
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        return jobs.stream()
                .collect(ParallelCollectors.parallel(Calls::call, Collectors.toList(), executor, n))
                .get();
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) {
        try (Stream<Integer> results =
                jobs.stream().collect(ParallelCollectors.parallelToOrderedStream(Calls::call, executor, n))) {
            results.forEachOrdered(consumer);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
