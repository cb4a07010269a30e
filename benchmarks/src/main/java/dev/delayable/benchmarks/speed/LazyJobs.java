package dev.delayable.benchmarks.speed;

import dev.delayable.benchmarks.jvm.OwnJvm;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * 50 million no-op jobs that are made one by one and whose results are delivered one by one, in a JVM with a heap of 64
 * MB: neither all the jobs nor all the results would fit.
 */
public final class LazyJobs {

    private static final int JOBS = 50_000_000;
    private static final String HEAP = "-Xmx64m";
    private static final int N = 2;

    private LazyJobs() {}

    /** Starts a JVM for it. Returns the nanoseconds a job, or nothing if that JVM has failed; it tells why itself. */
    public static Optional<Double> nanosPerJob() throws InterruptedException {
        try {
            return Optional.of(Double.valueOf(OwnJvm.run(List.of(HEAP), LazyJobs.class)));
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Runs the jobs in this JVM, and prints the nanoseconds a job.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        Expected expected = new Expected();
        try (Peer peer = PeerKind.OURS.open(N)) {
            long start = System.nanoTime();
            peer.deliver(new Source.Made(JOBS, WorkDelayed::noOp), expected::take);
            long nanos = System.nanoTime() - start;
            if (expected.next != JOBS) {
                throw new IllegalStateException(expected.next + " results were delivered, not " + JOBS);
            }
            System.out.println(nanos / (double) JOBS);
        }
    }

    /** Counts the results, and sees that they come in the order of the jobs. */
    private static final class Expected {

        private int next;

        void take(int result) {
            if (result != next) {
                throw new IllegalStateException("result " + result + " came instead of " + next);
            }
            next++;
        }
    }
}
