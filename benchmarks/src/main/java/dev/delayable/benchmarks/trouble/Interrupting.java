package dev.delayable.benchmarks.trouble;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;

/**
 * 12 jobs of 300 ms, four at once; the calling thread is interrupted after 100 ms.
 *
 * @param returnedAtMillis when the caller had control again
 * @param startedBefore how many jobs had started by then
 * @param interrupted how many jobs were interrupted, then or later
 * @param startedAfter how many jobs started after that
 */
public record Interrupting(long returnedAtMillis, int startedBefore, int interrupted, int startedAfter) {

    static final int JOBS = 12;
    static final int N = 4;
    static final int MILLIS = 300;
    static final int INTERRUPT_AT_MILLIS = 100;

    static Interrupting play(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(N)) {
            Recorder recorder = new Recorder(JOBS);
            Caller caller = new Caller(peer, recorder);
            caller.start();
            Thread.sleep(INTERRUPT_AT_MILLIS);
            caller.interrupt();
            caller.join();
            // Long enough for a job that is running to end and for all that are left to start.
            Thread.sleep((long) MILLIS * (JOBS / N));
            return new Interrupting(
                    caller.returnedAtMillis,
                    caller.startedBefore,
                    recorder.interrupted(),
                    recorder.started() - caller.startedBefore);
        }
    }

    @Delayable
    static Integer sleep(Recorder recorder, int job) throws InterruptedException {
        recorder.started(job);
        recorder.sleep(MILLIS);
        return job;
    }

    /** Writes what it saw before it ends, for who joins it. */
    private static final class Caller extends Thread {

        private final Peer peer;
        private final Recorder recorder;
        private long returnedAtMillis;
        private int startedBefore;

        Caller(Peer peer, Recorder recorder) {
            super("caller");
            this.peer = peer;
            this.recorder = recorder;
        }

        @Override
        public void run() {
            try {
                peer.run(new Source.Made(JOBS, i -> InterruptingDelayed.sleep(recorder, i)));
            } catch (Exception e) {
                // That the run ends by an exception is as good as a return: what counts is when.
            }
            returnedAtMillis = recorder.millis();
            startedBefore = recorder.started();
        }
    }
}
