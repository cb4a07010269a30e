package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code Gatherers.mapConcurrent}, which runs each job on a virtual thread. Since JDK 24. */
final class MapConcurrent implements Peer {

    static final int SINCE = 24;

    private final int n;
    private final Method mapConcurrent =
            Jdk.method("java.util.stream.Gatherers", "mapConcurrent", int.class, Function.class);
    private final Method gather =
            Jdk.method("java.util.stream.Stream", "gather", Jdk.type("java.util.stream.Gatherer"));

    MapConcurrent(int n) {
        this.n = n;
    }

    @Override
    public List<Integer> run(Source jobs) {
        return results(jobs).toList();
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) {
        results(jobs).forEachOrdered(consumer);
    }

    @SuppressWarnings("unchecked") // the gatherer is of the type of the function
    private Stream<Integer> results(Source jobs) {
        Function<Job<Integer>, Integer> function = Calls::call;
        return (Stream<Integer>) Jdk.invoke(gather, jobs.stream(), Jdk.invokeStatic(mapConcurrent, n, function));
    }
}
