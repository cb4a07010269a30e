package dev.delayable.runtime;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A job of the {@link Soak}: returns its index, or fails as its kind says; counts its starts. */
final class SoakJob implements Job<Integer> {

    @Serial
    private static final long serialVersionUID = 1;

    enum Kind {
        NOTHING,
        COMPUTES,
        PARKS,
        SLEEPS,
        FAILS,
        /** Fails some times before it returns. */
        FLAKY,
        ERROR,
        /** Ignores interrupts for a while, and swallows them. */
        STUBBORN,
        /** Leaves the interrupt flag set. */
        LEAVES_FLAG,
        NESTED
    }

    /** What a failing job throws. */
    static final class Failure extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        final int index;

        Failure(int index) {
            super("planned failure of " + index, null, false, false);
            this.index = index;
        }
    }

    /** What a job of the kind {@link Kind#ERROR} throws. */
    static final class PlannedError extends Error {
        @Serial
        private static final long serialVersionUID = 1;

        final int index;

        PlannedError(int index) {
            super("planned error of " + index);
            this.index = index;
        }
    }

    private final transient SoakLedger ledger;
    private final int index;
    private final Kind kind;

    /** How long it takes in nanoseconds, or how often it fails first. */
    private final int amount;

    private final transient @Nullable SoakPlan nested;
    private final AtomicInteger starts = new AtomicInteger();

    SoakJob(SoakLedger ledger, int index, Kind kind, int amount, @Nullable SoakPlan nested) {
        this.ledger = ledger;
        this.index = index;
        this.kind = kind;
        this.amount = amount;
        this.nested = nested;
    }

    boolean isLeaf() {
        return kind != Kind.NESTED;
    }

    int index() {
        return index;
    }

    Kind kind() {
        return kind;
    }

    int starts() {
        return starts.get();
    }

    @Nullable
    SoakPlan nested() {
        return nested;
    }

    /** Whether the job fails however often it is tried. */
    boolean isToFail(int attempts) {
        return kind == Kind.FAILS || kind == Kind.ERROR || (kind == Kind.FLAKY && amount >= attempts);
    }

    /** How often the job is started until it returns, if nothing stops it. */
    int startsNeeded() {
        return kind == Kind.FLAKY ? amount + 1 : 1;
    }

    @Override
    public Integer call() throws Exception {
        int start = starts.incrementAndGet();
        ledger.started(this);
        try {
            act(start);
            return index;
        } finally {
            ledger.ended(this);
        }
    }

    private void act(int start) throws Exception {
        switch (kind) {
            case NOTHING -> {}
            case COMPUTES -> spin(amount);
            case PARKS -> LockSupport.parkNanos(this, amount);
            case SLEEPS -> Thread.sleep(amount / 1_000_000, amount % 1_000_000);
            case FAILS -> throw new Failure(index);
            case FLAKY -> {
                if (start <= amount) {
                    throw new Failure(index);
                }
            }
            case ERROR -> throw new PlannedError(index);
            case STUBBORN -> {
                spin(amount);
                Thread.interrupted();
            }
            case LEAVES_FLAG -> Thread.currentThread().interrupt();
            case NESTED -> {
                if (nested != null) {
                    new SoakRun(nested.again()).inJob();
                }
            }
        }
    }

    private static void spin(int nanos) {
        for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
            Thread.onSpinWait();
        }
    }

    @Override
    public DelayedFunction<Integer> function() {
        return NoData.function(SoakJob.class, "soak");
    }

    @Override
    public List<@Nullable Object> args() {
        return List.of(index);
    }

    @Override
    public String toString() {
        return kind + "(" + index + ", " + amount + ")";
    }
}
