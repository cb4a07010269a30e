package dev.delayable.runtime.progress;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RunListener;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The progress of one run: counts its jobs and passes each change to a view, one after another. The lock guards the
 * fields, and is held during calls to the view. The lock is not a monitor: views wait for their output, and a virtual
 * thread would keep its carrier during that time.
 */
abstract class RunProgress implements RunListener {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoClock;

    /** How many jobs were taken from the input; they come from another thread than the others, and need no lock. */
    private final LongAdder taken = new LongAdder();

    private long start;
    private long total = -1;
    private long done;
    private long failed;
    private long recalled;
    private boolean ended;

    RunProgress(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A listener that has a view of its own for each run. */
    static RunListener forEachRun(Supplier<RunProgress> view) {
        return new RunListener() {
            @Override
            public RunListener forRun() {
                return view.get();
            }
        };
    }

    /** The run begins. */
    abstract void begins(int workers);

    /** One more job has ended, well or not. */
    abstract void advances();

    /** The run has ended. */
    abstract void ends();

    @Override
    public final void runStarted(long jobs, int workers) {
        lock.lock();
        try {
            start = nanoClock.getAsLong();
            total = jobs;
            begins(workers);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void submitted(long index, Job<?> job) {
        taken.increment();
    }

    @Override
    public final void finished(Outcome.Success<?> outcome) {
        jobEnded(0);
    }

    @Override
    public final void recalled(Outcome.Success<?> outcome) {
        lock.lock();
        try {
            recalled++;
        } finally {
            lock.unlock();
        }
        jobEnded(0);
    }

    @Override
    public final void failed(Outcome.Failure<?> outcome) {
        // A job that was interrupted by the stop of its run is neither done nor to blame.
        if (!(outcome.exception() instanceof CancellationException)) {
            jobEnded(1);
        }
    }

    private void jobEnded(int failures) {
        lock.lock();
        try {
            if (!ended) {
                done++;
                failed += failures;
                advances();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final void runFinished(long finishedJobs, long failedJobs) {
        lock.lock();
        try {
            ended = true;
            ends();
        } finally {
            lock.unlock();
        }
    }

    /** How many jobs there are; -1 if that is not known. */
    final long total() {
        return total;
    }

    /** How many jobs have ended, well or not. */
    final long done() {
        return done;
    }

    /** How many of the jobs that have ended did not run, since their result was kept. */
    final long recalled() {
        return recalled;
    }

    final long failed() {
        return failed;
    }

    /** Whether all jobs have ended that there are, or that were taken from the input. */
    final boolean isComplete() {
        return done >= (total < 0 ? taken.sum() : total);
    }

    /** How long the run has been going on, in seconds. */
    final double elapsed() {
        return (nanoClock.getAsLong() - start) / NANOS_PER_SECOND;
    }

    /**
     * How long it will go on, in seconds, if the other jobs are like those that have run; asked where the
     * total is known and a job has run.
     */
    final double remaining() {
        return elapsed() / (done - recalled) * (total - done);
    }

    /** In one or two words, how the run has ended. */
    final String result() {
        String word = isComplete() ? "finished" : "stopped";
        return failed == 0 ? word : word + ", " + failed + " failed";
    }
}
