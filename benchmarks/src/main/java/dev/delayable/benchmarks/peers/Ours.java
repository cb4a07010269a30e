package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@link Parallel}. */
final class Ours implements Peer {

    private final Parallel parallel;

    Ours(int n, Threads threads) {
        parallel =
                Parallel.nJobs(n).backend(threads == Threads.PLATFORM ? Backends.threads() : Backends.virtualThreads());
    }

    @Override
    public List<Integer> run(Source jobs) {
        return jobs instanceof Source.Ready ready ? parallel.run(ready.list()) : parallel.run(jobs.iterator());
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) {
        try (Stream<Integer> results = parallel.stream(jobs.iterator())) {
            results.forEachOrdered(consumer);
        }
    }
}
