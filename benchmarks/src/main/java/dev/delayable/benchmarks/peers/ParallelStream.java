package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A parallel stream in a pool of its own, which is the known way to say how many threads it may use. It splits a list or
 * a range of indexes; an iterator it can only read in ever larger chunks.
 */
final class ParallelStream implements Peer {

    private final ForkJoinPool pool;
    private final Function<Source, Stream<Job<Integer>>> reading;

    private ParallelStream(int n, Function<Source, Stream<Job<Integer>>> reading) {
        this.pool = new ForkJoinPool(n);
        this.reading = reading;
    }

    static ParallelStream splitting(int n) {
        return new ParallelStream(n, source -> source.stream().parallel());
    }

    static ParallelStream iterating(int n) {
        return new ParallelStream(n, source -> StreamSupport.stream(source.spliterator(), true));
    }

    @Override
    public List<Integer> run(Source jobs) throws Exception {
        return pool.submit(() -> reading.apply(jobs).map(Calls::call).toList()).get();
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) throws Exception {
        pool.submit(() -> reading.apply(jobs).map(Calls::call).forEachOrdered(consumer))
                .get();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
