package dev.delayable.benchmarks.peers;

import java.util.List;
import java.util.function.Consumer;

/**
 * One way to run many jobs, opened for a number of jobs at once. Each peer is written as its users would write it, and
 * where there are several ways, in the one that treats an interrupt or a failure best.
 */
public interface Peer extends AutoCloseable {

    /**
     * Runs the jobs and waits for them.
     *
     * @return the results in the order of the jobs
     * @throws Exception what a job throws, in whatever wrapping, or what an interrupt of the caller gives
     */
    List<Integer> run(Source jobs) throws Exception;

    /**
     * Runs the jobs and hands each result to a consumer, in the order of the jobs, as early as the peer can. What can
     * only return all results at once hands them over at the end.
     */
    default void deliver(Source jobs, Consumer<Integer> consumer) throws Exception {
        run(jobs).forEach(consumer);
    }

    /** Stops the threads that belong to this peer alone, and interrupts what they still run. */
    @Override
    default void close() {}
}
