package dev.delayable.runtime;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one run of the {@link Soak} while it goes on: how many of its jobs run, whether it has ended, and what went
 * wrong. Runs inside its jobs have ledgers of their own, and share the one of the outermost run.
 */
final class SoakLedger {

    private final @Nullable SoakLedger outermost;

    /** Jobs of this run. */
    private final AtomicInteger running = new AtomicInteger();

    /** Jobs of this run and of all runs inside it; kept by the outermost. */
    private final AtomicInteger runningInAll = new AtomicInteger();

    /** Jobs that hold no run; kept by the outermost. */
    private final AtomicInteger leaves = new AtomicInteger();

    private final AtomicInteger mostLeaves = new AtomicInteger();

    /** Kept by the outermost. */
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

    /** Whether the verb has returned or thrown, or the stream was closed. */
    private volatile boolean over;

    /** Whether jobs are given up at once; one that was just beginning is given up as well, and may start a little later. */
    private volatile boolean givesUpAtOnce;

    private SoakLedger(@Nullable SoakLedger outermost) {
        this.outermost = outermost;
    }

    static SoakLedger outermost() {
        return new SoakLedger(null);
    }

    SoakLedger inside() {
        return new SoakLedger(root());
    }

    private SoakLedger root() {
        return outermost == null ? this : outermost;
    }

    boolean isOutermost() {
        return outermost == null;
    }

    void started(SoakJob job) {
        running.incrementAndGet();
        root().runningInAll.incrementAndGet();
        if (job.isLeaf()) {
            root().mostLeaves.accumulateAndGet(root().leaves.incrementAndGet(), Math::max);
        }
        // Looked at last: whoever ends the run sets the flag first and counts second.
        check(!over || givesUpAtOnce, job + " started after the end of its run");
    }

    void ended(SoakJob job) {
        if (job.isLeaf()) {
            root().leaves.decrementAndGet();
        }
        root().runningInAll.decrementAndGet();
        running.decrementAndGet();
    }

    void givesUpAtOnce() {
        givesUpAtOnce = true;
    }

    void over() {
        over = true;
    }

    int running() {
        return running.get();
    }

    int runningInAll() {
        return root().runningInAll.get();
    }

    int mostLeaves() {
        return root().mostLeaves.get();
    }

    /** Waits for jobs that a run has given up. */
    void awaitAll() {
        while (runningInAll() > 0) {
            LockSupport.parkNanos(this, 50_000);
        }
    }

    void check(boolean isAsItShouldBe, String otherwise) {
        if (!isAsItShouldBe) {
            root().violations.add(otherwise);
        }
    }

    List<String> violations() {
        return List.copyOf(root().violations);
    }
}
