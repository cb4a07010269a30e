package dev.delayable.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/** All the peers that are compared. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are those of List.of, and the functions hold nothing
public enum PeerKind {
    OURS("**Delayable**", 17, List.of(Threads.values()), Ours::new),
    PLAIN_LOOP("plain loop", 17, List.of(), (n, threads) -> new PlainLoop()),
    PARALLEL_STREAM("parallel stream", 17, List.of(Threads.PLATFORM), (n, threads) -> ParallelStream.splitting(n)),
    PARALLEL_STREAM_ITERATING(
            "parallel stream of an iterator",
            17,
            List.of(Threads.PLATFORM),
            (n, threads) -> ParallelStream.iterating(n)),
    FORK_JOIN_INVOKE_ALL(
            "ForkJoinPool.invokeAll",
            17,
            List.of(Threads.PLATFORM),
            (n, threads) -> new InvokeAll(new ForkJoinPool(n))),
    EXECUTOR_INVOKE_ALL(
            "ExecutorService.invokeAll",
            17,
            List.of(Threads.values()),
            (n, threads) -> new InvokeAll(threads.fixedPool(n))),
    COMPLETABLE_FUTURE(
            "CompletableFuture.allOf", 17, List.of(Threads.values()), (n, threads) -> new AllOf(threads.fixedPool(n))),
    PARALLEL_COLLECTORS(
            "parallel-collectors",
            17,
            List.of(Threads.values()),
            (n, threads) -> new Collecting(n, threads.fixedPool(n))),
    PARALLEL_COLLECTORS_BATCHING(
            "parallel-collectors, batching",
            17,
            List.of(Threads.values()),
            (n, threads) -> new CollectingBatches(n, threads.fixedPool(n))),
    GUAVA("Guava allAsList", 17, List.of(Threads.values()), (n, threads) -> new Guava(threads.fixedPool(n))),
    REACTOR(
            "Reactor flatMapSequential",
            17,
            List.of(Threads.values()),
            (n, threads) -> new Reactor(n, threads.fixedPool(n))),
    MAP_CONCURRENT(
            "Gatherers.mapConcurrent",
            MapConcurrent.SINCE,
            List.of(Threads.VIRTUAL),
            (n, threads) -> new MapConcurrent(n)),
    STRUCTURED_TASK_SCOPE(
            "StructuredTaskScope (preview)",
            StructuredScope.SINCE,
            List.of(Threads.VIRTUAL),
            (n, threads) -> new StructuredScope(n)),
    JOX("jox Par.parLimit (preview)", JoxPar.SINCE, List.of(Threads.VIRTUAL), (n, threads) -> new JoxPar(n));

    private final String title;
    private final int since;
    private final List<Threads> kinds;
    private final Opening opening;

    PeerKind(String title, int since, List<Threads> kinds, Opening opening) {
        this.title = title;
        this.since = since;
        this.kinds = kinds;
        this.opening = opening;
    }

    /** How the tables call it. */
    public String title() {
        return title;
    }

    /** Tells whether it can run its jobs on threads of this kind; the plain loop has no threads. */
    public boolean runsOn(Threads threads) {
        return kinds.contains(threads) && threads.exist();
    }

    /** Opens it for up to n jobs at once, on platform threads where it has the choice. */
    public Peer open(int n) {
        return open(n, Threads.PLATFORM);
    }

    /** Opens it for up to n jobs at once, on threads of that kind where it has the choice. */
    public Peer open(int n, Threads threads) {
        return opening.open(n, threads);
    }

    /** Why it cannot run here; empty if it can. */
    public Optional<String> absence() {
        if (Jdk.feature() < since) {
            return Optional.of("needs JDK " + since);
        }
        try (Peer peer = open(1)) {
            peer.run(new Source.Ready(List.of()));
            return Optional.empty();
        } catch (Exception | LinkageError e) {
            return Optional.of(e.toString().contains("preview") ? "needs --enable-preview" : "does not run: " + e);
        }
    }

    /** All that can run here. */
    public static List<PeerKind> present() {
        List<PeerKind> present = new ArrayList<>(List.of(values()));
        present.removeIf(kind -> kind.absence().isPresent());
        return present;
    }

    private interface Opening {
        Peer open(int n, Threads threads);
    }
}
