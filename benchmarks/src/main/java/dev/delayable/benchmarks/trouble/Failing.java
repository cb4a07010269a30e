package dev.delayable.benchmarks.trouble;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 16 jobs of 400 ms, four at once, of which job 3 throws as soon as the three before it run.
 *
 * @param seenAfterMillis the time from the exception in the job to the exception in the caller
 * @param startedBefore how many jobs had started when the caller saw it
 * @param interrupted how many jobs were interrupted, then or later
 * @param startedAfter how many jobs started when the caller had seen it
 */
public record Failing(double seenAfterMillis, int startedBefore, int interrupted, int startedAfter) {

    static final int JOBS = 16;
    static final int N = 4;
    static final int MILLIS = 400;

    static final int FAILING_JOB = 3;

    /** Job 3 waits no longer than this for the jobs before it: not every peer starts them first. */
    private static final int PATIENCE_MILLIS = 100;

    static Failing play(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(N)) {
            Recorder recorder = new Recorder(JOBS);
            AtomicLong thrownAt = new AtomicLong();
            boolean seen = false;
            try {
                peer.run(new Source.Made(JOBS, i -> FailingDelayed.run(recorder, thrownAt, i)));
            } catch (Exception e) {
                seen = true;
            }
            long seenAfter = recorder.now() - thrownAt.get();
            int startedBefore = recorder.started();
            if (!seen) {
                throw new IllegalStateException(kind + " lost the exception of a job");
            }
            // Long enough for a job that is running to end and for all that are left to start.
            Thread.sleep((long) MILLIS * (JOBS / N));
            return new Failing(
                    seenAfter / (double) TimeUnit.MILLISECONDS.toNanos(1),
                    startedBefore,
                    recorder.interrupted(),
                    recorder.started() - startedBefore);
        }
    }

    @Delayable
    static Integer run(Recorder recorder, AtomicLong thrownAt, int job) throws InterruptedException {
        recorder.started(job);
        if (job == FAILING_JOB) {
            awaitFirst(recorder);
            thrownAt.set(recorder.now());
            throw new IllegalStateException("job 3 fails");
        }
        recorder.sleep(MILLIS);
        return job;
    }

    private static void awaitFirst(Recorder recorder) throws InterruptedException {
        long from = recorder.millis();
        while (!(recorder.hasStarted(0) && recorder.hasStarted(1) && recorder.hasStarted(2))
                && recorder.millis() < from + PATIENCE_MILLIS) {
            Thread.sleep(1);
        }
    }
}
