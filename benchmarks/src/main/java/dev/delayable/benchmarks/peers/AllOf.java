package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** One {@link CompletableFuture} a job, and {@link CompletableFuture#allOf} to wait for them. */
final class AllOf implements Peer {

    private final ExecutorService executor;

    AllOf(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (Job<Integer> job : jobs) {
            futures.add(CompletableFuture.supplyAsync(() -> Calls.call(job), executor));
        }
        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).get();
        return Calls.results(futures);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
