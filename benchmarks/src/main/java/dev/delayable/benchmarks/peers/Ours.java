package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Parallel;
import java.util.List;

/** {@link Parallel}. */
final class Ours implements Peer {

    private final Parallel parallel;

    Ours(int n) {
        parallel = Parallel.nJobs(n);
    }

    @Override
    public List<Integer> run(Source jobs) {
        return jobs instanceof Source.Ready ready ? parallel.run(ready.list()) : parallel.run(jobs.iterator());
    }
}
