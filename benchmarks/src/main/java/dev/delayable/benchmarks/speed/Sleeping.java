package dev.delayable.benchmarks.speed;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import dev.delayable.benchmarks.peers.Threads;
import java.time.Duration;

/** Runs of jobs that only sleep: the time beyond the sleeping is the peer's own. Each is timed once. */
public enum Sleeping {
    /** The tutorial. */
    TUTORIAL("20 x sleep(1 s), n = 5", 20, 1_000, 5, Threads.PLATFORM, Duration.ofSeconds(4)),
    MANY_VIRTUAL(
            "10,000 x sleep(100 ms), n = 1000, virtual threads",
            10_000,
            100,
            1_000,
            Threads.VIRTUAL,
            Duration.ofSeconds(1));

    private final String title;
    private final int jobs;
    private final int millis;
    private final int n;
    private final Threads threads;
    private final Duration best;

    Sleeping(String title, int jobs, int millis, int n, Threads threads, Duration best) {
        this.title = title;
        this.jobs = jobs;
        this.millis = millis;
        this.n = n;
        this.threads = threads;
        this.best = best;
    }

    /** How the tables call it. */
    public String title() {
        return title;
    }

    /** The time of a perfect schedule that costs nothing. */
    public Duration best() {
        return best;
    }

    /** Tells whether the peer can run these jobs as they are meant; what has virtual threads only may use them here too. */
    public boolean suits(PeerKind kind) {
        return kind.runsOn(threads) || (threads == Threads.PLATFORM && kind.runsOn(Threads.VIRTUAL));
    }

    /** Runs the jobs once, after a short run to warm up. */
    public Duration time(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(n, threads)) {
            peer.run(source(n, 1));
            Source source = source(jobs, millis);
            long start = System.nanoTime();
            peer.run(source);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static Source source(int jobs, int millis) {
        return new Source.Made(jobs, i -> SleepingDelayed.sleep(i, millis));
    }

    @Delayable
    static Integer sleep(int index, int millis) throws InterruptedException {
        Thread.sleep(millis);
        return index;
    }
}
