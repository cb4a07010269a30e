package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One job after the other in the calling thread, whatever n is. */
final class PlainLoop implements Peer {

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        List<Integer> results = new ArrayList<>();
        for (Job<Integer> job : jobs) {
            results.add(job.call());
        }
        return results;
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) throws Exception {
        for (Job<Integer> job : jobs) {
            consumer.accept(job.call());
        }
    }
}
