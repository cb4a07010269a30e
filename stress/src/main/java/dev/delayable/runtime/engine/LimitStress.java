package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.delayable.runtime.backend.SequentialBackend;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Runs that share the workers of one backend: each request has a worker, sooner or later, and no worker is given twice. */
final class LimitStress {

    private LimitStress() {}

    /** A turn that counts how often it is taken, and hands its worker on. */
    private static final class CountedTurn implements WorkerLimit.Turn {

        private final WorkerLimit limit;
        private final AtomicInteger times = new AtomicInteger();

        CountedTurn(WorkerLimit limit) {
            this.limit = limit;
        }

        @Override
        public WorkerLimit.@Nullable Turn take() {
            times.incrementAndGet();
            return limit.next();
        }
    }

    private static void request(WorkerLimit.Share share, CountedTurn turn) {
        if (share.request(turn)) {
            WorkerLimit.takeAll(turn);
        }
    }

    /** Two runs ask for the only worker. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "each turn was taken once, and the worker is free")
    @State
    public static class TwoRequests {
        private final WorkerLimit limit = new WorkerLimit(new SequentialBackend(), 1);
        private final CountedTurn one = new CountedTurn(limit);
        private final CountedTurn other = new CountedTurn(limit);
        private final WorkerLimit.Share ofOne = limit.share(() -> {});
        private final WorkerLimit.Share ofOther = limit.share(() -> {});

        @Actor
        public void first() {
            request(ofOne, one);
        }

        @Actor
        public void second() {
            request(ofOther, other);
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r1 = one.times.get();
            result.r2 = other.times.get();
            result.r3 = limit.busy();
        }
    }

    /** A run that waits for the worker ends while the worker is given back. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the turn was dropped")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the turn was taken before the run ended")
    @State
    public static class EndOfAWaitingRun {
        private final WorkerLimit limit = new WorkerLimit(new SequentialBackend(), 1);
        private final CountedTurn holder = new CountedTurn(limit);
        private final CountedTurn waiting = new CountedTurn(limit);
        private final WorkerLimit.Share ofWaiting = limit.share(() -> {});

        public EndOfAWaitingRun() {
            if (!limit.share(() -> {}).request(holder) || ofWaiting.request(waiting)) {
                throw new IllegalStateException("the only worker was not given to the first run alone");
            }
        }

        @Actor
        public void worker() {
            WorkerLimit.takeAll(holder);
        }

        @Actor
        public void caller() {
            ofWaiting.close();
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r1 = waiting.times.get();
            result.r2 = limit.busy();
        }
    }

    /** A worker falls asleep while another run asks for it: one of the two sees the other. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "the sleeper saw the request, or was woken")
    @State
    public static class SleepOfAWorker {
        private final WorkerLimit limit = new WorkerLimit(new SequentialBackend(), 1);
        private final AtomicInteger woken = new AtomicInteger();
        private final CountedTurn holder = new CountedTurn(limit);
        private final WorkerLimit.Share sleeper = limit.share(woken::incrementAndGet);
        private final WorkerLimit.Share other = limit.share(() -> {});
        private boolean sawRequest;

        public SleepOfAWorker() {
            if (!sleeper.request(holder)) {
                throw new IllegalStateException("the worker was not free");
            }
        }

        @Actor
        public void worker() {
            sleeper.sleeps();
            sawRequest = sleeper.isWanted();
        }

        @Actor
        public void request() {
            boolean unused = other.request(new CountedTurn(limit));
        }

        @Arbiter
        public void afterwards(I_Result result) {
            result.r1 = sawRequest || woken.get() > 0 ? 1 : 0;
        }
    }
}
