package dev.delayable.benchmarks.trouble;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.util.concurrent.TimeUnit;

/**
 * 40 jobs, four at once; the first takes 400 ms, the others 20 ms. Who runs on past the first is done with the others in
 * 260 ms, and with all in 400 ms.
 *
 * @param startedBy300Millis how many jobs had started 300 ms after the run had begun
 * @param totalMillis how long the run took
 */
public record SlowHead(int startedBy300Millis, long totalMillis) {

    static final int JOBS = 40;
    static final int N = 4;
    static final int SLOW_MILLIS = 400;
    static final int OTHER_MILLIS = 20;

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    static SlowHead play(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(N)) {
            Recorder recorder = new Recorder(JOBS);
            peer.run(new Source.Made(JOBS, i -> SlowHeadDelayed.sleep(recorder, i)));
            long total = recorder.millis();
            return new SlowHead(recorder.startedBefore(LOOK_NANOS), total);
        }
    }

    @Delayable
    static Integer sleep(Recorder recorder, int job) throws InterruptedException {
        recorder.started(job);
        recorder.sleep(job == 0 ? SLOW_MILLIS : OTHER_MILLIS);
        return job;
    }
}
