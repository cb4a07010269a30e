package dev.delayable.benchmarks.peers;

import java.util.List;
import java.util.concurrent.ExecutorService;

/** {@link ExecutorService#invokeAll}, on any executor: a {@code ForkJoinPool} has one of its own. */
final class InvokeAll implements Peer {

    private final ExecutorService executor;

    InvokeAll(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        return Calls.results(executor.invokeAll(jobs.list()));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
