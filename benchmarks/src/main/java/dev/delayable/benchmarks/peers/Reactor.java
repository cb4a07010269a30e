package dev.delayable.benchmarks.peers;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor: each job subscribed on an executor, and {@code flatMapSequential} to keep their order. */
final class Reactor implements Peer {

    private final int n;
    private final ExecutorService executor;
    private final Scheduler scheduler;

    Reactor(int n, ExecutorService executor) {
        this.n = n;
        this.executor = executor;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    @Override
    public List<Integer> run(Source jobs) {
        return Objects.requireNonNull(results(jobs).collectList().block());
    }

    @Override
    public void deliver(Source jobs, Consumer<Integer> consumer) {
        results(jobs).doOnNext(consumer).blockLast();
    }

    private Flux<Integer> results(Source jobs) {
        return Flux.fromIterable(jobs)
                .flatMapSequential(job -> Mono.fromCallable(job).subscribeOn(scheduler), n);
    }

    @Override
    public void close() {
        scheduler.dispose();
        executor.shutdownNow();
    }
}
