package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are made while the run goes on. Only the calling thread reads the input, one job at a time, and never further
 * ahead than the window: a bounded number of jobs that were taken and have not left the run. A job leaves a list when it has
 * finished, and a stream when its result was delivered.
 *
 * <p>Jobs go into {@link Chunks}, and counters say how far each side is: {@code finished <= claimed <= taken}. The calling
 * thread writes a job and then raises {@code taken}, in release mode; workers raise {@code claimed} to take the jobs below
 * it. So a job can be claimed as soon as it was read, a slow input holds nothing back, and neither side takes a lock or
 * needs a fence per job while the other keeps up.
 *
 * <p>A worker is called when a batch is waiting, not for each job: to wake a thread costs as much
 * as a hundred small jobs.
 */
final class FedSource extends JobSource {

    private static final VarHandle TAKEN;
    private static final VarHandle READING;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(FedSource.class, "taken", long.class);
            READING = MethodHandles.lookup().findVarHandle(FedSource.class, "reading", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** After how many jobs the calling thread looks at all else again. */
    private static final int TAKEN_AT_ONCE = 256;

    /** Stands for the job that an input without more jobs does not have. */
    private static final Object END = new Object();

    private final Iterator<? extends @Nullable Job<?>> input;
    private final int workers;
    private final Window window;
    private final Results results;
    private final LongSupplier oldestNeeded = this::oldestNeeded;

    /** Whether all results are kept for a list. */
    private final boolean isList;

    /** Whether the input is a collection, whose jobs are known although they are taken one by one. */
    private final boolean isKnown;

    /** The jobs, and then the results. The calling thread adds a job before it raises {@code taken}. */
    private final Chunks chunks = new Chunks();

    /** How many jobs were taken. Written by the calling thread in release mode. */
    private long taken;

    /** Whether the calling thread is in the code of the input. Written by that thread in opaque mode. */
    private boolean reading;

    /** How many jobs may be taken before the window must be looked at again; only the calling thread uses it. */
    private long limit;

    /** How many results had left a stream when jobs were last taken. Used by the calling thread. */
    private long deliveredBefore;

    /** How many jobs were claimed. */
    private final AtomicLong claimed = new AtomicLong();

    /** Whether the input has no more jobs. Written by the calling thread. */
    private volatile boolean closed;

    FedSource(
            Iterator<? extends @Nullable Job<?>> input, int workers, Window window, ResultKind kind, boolean isKnown) {
        this.input = input;
        this.workers = workers;
        this.window = window;
        this.isList = kind == ResultKind.LIST;
        this.isKnown = isKnown;
        this.results = switch (kind) {
            case LIST -> ListResults.INSTANCE;
            case ORDERED -> new OrderedResults(this);
            case COMPLETION -> new CompletionResults();
        };
    }

    Chunks chunks() {
        return chunks;
    }

    @Override
    Results resultOrder() {
        return results;
    }

    @Override
    long taken() {
        return (long) TAKEN.getAcquire(this);
    }

    @Override
    boolean isClosed() {
        return closed;
    }

    /** How many jobs have left the window. */
    private long left() {
        return isList ? finished() : results.delivered();
    }

    @Override
    boolean canTake() {
        if (closed) {
            return false;
        }
        // What has left is looked at only when it may matter: the workers write it all the time.
        if (taken >= limit) {
            limit = left() + window.size();
        }
        return taken < limit;
    }

    @Override
    boolean hasRoom() {
        return !closed && taken() - left() <= window.refillSize(isList);
    }

    @Override
    void take(Run run) {
        // A list takes what there is room for; a stream one job for each result that has left it since.
        long most = isList ? TAKEN_AT_ONCE - taken % TAKEN_AT_ONCE : Math.max(1, results.delivered() - deliveredBefore);
        deliveredBefore = results.delivered();
        do {
            long index = taken;
            Object job = read();
            boolean isOver = run.state().takesNoMore(); // it may have been stopped while the input was waited for
            if (job == END) {
                closed = true;
                if (!isOver) {
                    run.workforce().inputEnded(unclaimed());
                }
                return;
            }
            Object checked = Checks.nonNullJob(job, index);
            if (run.events().areWanted()) {
                run.events().submitted(index, (Job<?>) checked);
            }
            add(checked, index);
            if (isOver) {
                return; // it will not be run, but was taken
            }
            run.workforce().added(this);
            most--;
        } while (most > 0
                && canTake()
                && !run.isStopped()
                && !Thread.currentThread().isInterrupted());
    }

    /** The next job of the input, or {@link #END}. */
    private @Nullable Object read() {
        READING.setOpaque(this, true);
        try {
            if (input.hasNext()) {
                return input.next();
            }
            return END;
        } finally {
            READING.setOpaque(this, false);
        }
    }

    @Override
    boolean isReading() {
        return (boolean) READING.getOpaque(this);
    }

    private void add(Object job, long index) {
        chunks.add(job, index, oldestNeeded);
        TAKEN.setRelease(this, index + 1);
    }

    @Override
    boolean cancelNext(Run run) {
        if (closed || !isKnown || !input.hasNext()) {
            return false;
        }
        add(Checks.nonNullJob(input.next(), taken), taken);
        cancelUnclaimed(run);
        return true;
    }

    private long oldestNeeded() {
        // A stream in the order of completion reads results through batches, and needs the chunk to claim only.
        return isList ? 0 : results instanceof OrderedResults ? results.delivered() : claimed.get();
    }

    long unclaimed() {
        return taken() - claimed.get();
    }

    @Override
    boolean hasNew() {
        return unclaimed() > 0;
    }

    /** Takes a share of what is available. */
    @Override
    @Nullable
    Batch claimNew(int atMost) {
        while (true) {
            long from = claimed.get();
            long available = taken() - from;
            if (available <= 0) {
                return null;
            }
            long share = Math.max(1, available / workers);
            int size = (int) Math.min(Math.min(atMost, share), Chunks.contiguous(from));
            // Looked up before it is claimed: afterwards the chunk may be let go. If others have claimed its jobs
            // meanwhile, it may be gone already.
            Batch batch = chunks.batch(from, size);
            if (batch != null && claimed.compareAndSet(from, from + size)) {
                return batch;
            }
        }
    }

    @Override
    List<@Nullable Object> results() {
        return chunks.toList(Math.toIntExact(taken));
    }
}
