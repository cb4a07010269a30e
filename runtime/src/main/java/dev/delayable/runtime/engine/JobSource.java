package dev.delayable.runtime.engine;

import dev.delayable.runtime.ThrowingFunction;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The queue from which workers claim jobs, and the store of their results. Jobs are claimed in the order of the input,
 * each by one worker at a time; a job that runs {@linkplain #again again} is claimed once more.
 *
 * <p>Two counters describe the progress of every source: how many jobs were taken from the input, which only the calling
 * thread of the run raises, and how many have finished, which the threads that ran them raise. The run is complete when
 * both are equal and the source is closed.
 */
abstract class JobSource {

    /** How many jobs have a result, or have failed for good. */
    private final AtomicLong finished = new AtomicLong();

    /** Jobs that were claimed before, and are to be claimed again; before all others, for they are the oldest. */
    private final ConcurrentLinkedQueue<Batch> again = new ConcurrentLinkedQueue<>();

    /** In what order results leave the run while it goes on. */
    abstract Results resultOrder();

    /** How many jobs were taken from the input. */
    abstract long taken();

    /** Whether no more jobs will be taken. */
    abstract boolean isClosed();

    /** Whether the calling thread has a job to take from the input now. */
    abstract boolean canTake();

    /** Whether the calling thread, once it waits, should take jobs again. Called by any thread. */
    abstract boolean hasRoom();

    /** Whether the calling thread is in the code of the input; another thread may see that late. */
    boolean isReading() {
        return false;
    }

    /** Takes jobs from the input; called by the calling thread, after {@link #canTake}. */
    abstract void take(Run run);

    /** Takes the next jobs for the first time, without waiting; null if there are none now. */
    abstract @Nullable Batch claimNew(int atMost);

    /** Whether there are jobs that were not claimed yet. */
    abstract boolean hasNew();

    /** The results in the order of the jobs. Called by the calling thread, when the run is complete. */
    abstract List<@Nullable Object> results();

    /**
     * Takes the next jobs, without waiting. Called by the workers.
     *
     * @return the jobs, or {@code null} if there are none now
     */
    final @Nullable Batch claim(int atMost) {
        Batch batch = again.isEmpty() ? null : again.poll();
        return batch == null ? claimNew(atMost) : batch;
    }

    /** Gives an outcome to taken jobs that will not run. Called by the calling thread, at the end. */
    final void cancelUnclaimed(Run run) {
        for (Batch batch = claim(Integer.MAX_VALUE); batch != null; batch = claim(Integer.MAX_VALUE)) {
            finished(run.endings().neverRan(batch, batch.from()));
        }
    }

    /**
     * Takes the next job of an input that is known, and gives it its outcome, for nobody will run it. Called by the calling
     * thread, after the end; no event tells of it.
     *
     * @return whether there was one
     */
    boolean cancelNext(Run run) {
        return false;
    }

    final void again(Batch batch) {
        again.add(batch);
    }

    final boolean hasUnclaimed() {
        return hasNew() || !again.isEmpty();
    }

    /** Says that so many claimed jobs have been run, and need not be run again. */
    final void finished(int jobs) {
        finished.addAndGet(jobs);
    }

    final long finished() {
        return finished.get();
    }

    final boolean isComplete() {
        // Reads the count of finished jobs first: a thread that sees the count also sees the results.
        long count = finished();
        return isClosed() && count == taken();
    }

    /** Says that batches must hold jobs, and never inputs. Called before there are workers. */
    void handOutJobs() {}

    /** What is to be applied to the inputs that a claimed batch holds in place of jobs; null if it holds jobs. */
    @Nullable
    ThrowingFunction<@Nullable Object, @Nullable Object> functionOfInputs(Batch claimed) {
        return null;
    }
}
