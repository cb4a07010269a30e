package dev.delayable.benchmarks.trouble;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.peers.Peer;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.peers.Source;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * 300 inputs that are made one by one, four jobs at once, and a consumer that takes 10 ms for each of the first 20
 * results: a peer whose memory is bounded does not run ahead of it.
 *
 * @param takenAtFirst how many inputs were taken when the consumer got the first result
 * @param takenAt20th how many inputs were taken when the consumer got the 20th result
 */
public record Pulling(int takenAtFirst, int takenAt20th) {

    static final int JOBS = 300;
    static final int N = 4;

    private static final int SLOW_RESULTS = 20;
    private static final int CONSUMER_MILLIS = 10;

    static Pulling play(PeerKind kind) throws Exception {
        try (Peer peer = kind.open(N)) {
            AtomicInteger taken = new AtomicInteger();
            Deliveries deliveries = new Deliveries(taken);
            peer.deliver(
                    new Source.Made(JOBS, i -> {
                        taken.incrementAndGet();
                        return PullingDelayed.oneMillisecond(i);
                    }),
                    deliveries);
            return new Pulling(deliveries.takenAtFirst, deliveries.takenAt20th);
        }
    }

    @Delayable
    static Integer oneMillisecond(int job) throws InterruptedException {
        Thread.sleep(1);
        return job;
    }

    /** Called for one result after the other, but not always by the same thread: peers order their calls. */
    private static final class Deliveries implements Consumer<Integer> {

        private final AtomicInteger taken;
        private int delivered;
        private int takenAtFirst;
        private int takenAt20th;

        Deliveries(AtomicInteger taken) {
            this.taken = taken;
        }

        @Override
        public void accept(Integer result) {
            delivered++;
            if (delivered == 1) {
                takenAtFirst = taken.get();
            } else if (delivered == SLOW_RESULTS) {
                takenAt20th = taken.get();
            }
            if (delivered < SLOW_RESULTS) {
                dawdle();
            }
        }

        private static void dawdle() {
            try {
                Thread.sleep(CONSUMER_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
