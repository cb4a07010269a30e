package dev.delayable.benchmarks.peers;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Guava: one {@link ListenableFuture} a job, and {@link Futures#allAsList} to wait for them. */
final class Guava implements Peer {

    private final ListeningExecutorService executor;

    Guava(ExecutorService executor) {
        this.executor = MoreExecutors.listeningDecorator(executor);
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        List<ListenableFuture<Integer>> futures = new ArrayList<>();
        for (Job<Integer> job : jobs) {
            futures.add(executor.submit(job));
        }
        return Futures.allAsList(futures).get();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
