package dev.delayable.benchmarks.trouble;

import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The four scenes as one peer has played them.
 *
 * @param slowHead a first job that is slow
 * @param failing a job that fails
 * @param pulling a consumer that is slow
 * @param interrupting a caller that is interrupted
 */
public record Scenes(SlowHead slowHead, Failing failing, Pulling pulling, Interrupting interrupting) {

    private static final int WARM_UP_JOBS = 100;

    /** Plays the scenes on one peer after the other. */
    public static Map<PeerKind, Scenes> play(Iterable<PeerKind> kinds) throws Exception {
        Map<PeerKind, Scenes> played = new TreeMap<>();
        for (PeerKind kind : kinds) {
            played.put(kind, play(kind));
        }
        return played;
    }

    private static Scenes play(PeerKind kind) throws Exception {
        warmUp(kind);
        return new Scenes(SlowHead.play(kind), Failing.play(kind), Pulling.play(kind), Interrupting.play(kind));
    }

    /** Loads the peer's classes: what is timed is its behaviour, not the class loader's. */
    private static void warmUp(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(SlowHead.N)) {
            Source jobs = new Source.Made(WARM_UP_JOBS, PullingDelayed::oneMillisecond);
            peer.run(jobs);
            peer.deliver(jobs, result -> {});
            peer.run(new Source.Made(
                    1, i -> FailingDelayed.run(new Recorder(Failing.JOBS), new AtomicLong(), Failing.FAILING_JOB)));
        } catch (Exception e) {
            // The last job is to fail, so that the classes that a failure needs are loaded.
        }
    }
}
