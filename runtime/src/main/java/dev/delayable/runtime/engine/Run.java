package dev.delayable.runtime.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread and the workers of one run share: the failures, the stop, and the end.
 *
 * <p>The {@link CallingThread} takes jobs from the input into the {@link JobSource}; workers claim them there and leave the
 * results where the jobs were. The run is <em>over</em> when all jobs that were taken have finished, there will be no more,
 * and no worker is active.
 *
 * <p>The first thing that goes wrong, a job that fails, an input that throws, an interrupt of the caller, a deadline, a stream
 * that is closed, <em>stops</em> the run: the stop flag is set, and then the threads of the workers are interrupted. The run
 * is over then when no worker is active. The calling thread waits for that, so that no job of a finished run is running. Only
 * a worker whose job ignores the interrupt for longer than the grace is given up: its job is named in the exception and
 * logged when it ends, and another thread takes the place of its own.
 * */
final class Run {

    private final RunSettings settings;
    private final boolean givesOutcomes;
    private final JobSource source;
    private final Results results;
    private final BatchSizer sizer;
    private final Events events;
    private final CallerContext callerContext;
    private final boolean isTracked;
    private final boolean isHosted;
    private final int depth;

    /** The worker whose job this run stands in, if any. */
    private final @Nullable Worker outer;

    private final InnerRuns innerRuns = new InnerRuns();

    private final Failures failures = new Failures();

    private final JobEndings endings;
    private final CallerWait caller;

    /** Set once, when the run begins. */
    private volatile Workforce workforce = Workforce.NONE;

    /** The calling thread as a worker, where it is one. Set once, when the run begins. */
    private volatile @Nullable CallingWorker callingWorker;

    /** What failed in the engine or the JVM rather than in a job. Written before the stop. */
    private volatile @Nullable Throwable engineFailure;

    /** Set once, before any thread is interrupted. Written under the lock of this. */
    private volatile boolean stopped;

    /** Whether the stop came from the deadline. Written before the stop. */
    private volatile boolean deadlinePassed;

    /** Whether the calling thread has seen the end. Written by the calling thread. */
    private volatile boolean ended;

    private volatile @Nullable Future<?> deadlineTask;

    Run(
            RunSettings settings,
            CallerContext callerContext,
            boolean givesOutcomes,
            JobSource source,
            BatchSizer sizer,
            int depth,
            @Nullable Worker outer) {
        this(settings, callerContext, givesOutcomes, source, sizer, depth, outer, false);
    }

    private Run(
            RunSettings settings,
            CallerContext callerContext,
            boolean givesOutcomes,
            JobSource source,
            BatchSizer sizer,
            int depth,
            @Nullable Worker outer,
            boolean isHosted) {
        this.isHosted = isHosted;
        this.settings = settings;
        this.givesOutcomes = givesOutcomes;
        this.source = source;
        this.results = source.resultOrder();
        this.sizer = sizer;
        this.depth = depth;
        this.outer = outer;
        this.events = Events.of(settings);
        this.callerContext = callerContext;
        this.endings = new JobEndings(this);
        this.caller = new CallerWait(this);
        this.isTracked = givesOutcomes
                || settings.timeout() != null
                || events.needTracking()
                || !callerContext.carried().isEmpty();
    }

    /** A part of a run that was begun in another JVM, which decides what the ends of its jobs mean. */
    static Run hosted(RunSettings settings, CallerContext callerContext, JobSource source, BatchSizer sizer) {
        return new Run(settings, callerContext, true, source, sizer, 0, null, true);
    }

    void begin(Workforce force, @Nullable CallingWorker caller, int workerCount) {
        this.workforce = force;
        this.callingWorker = caller;
        force.begin();
        events.runStarted(source.isClosed() ? source.taken() : -1, workerCount);
        if (outer != null) {
            outer.ofRun().innerRuns().add(this);
            if (outer.runner().isToEnd()) {
                outerJobEnds();
            }
        }
        Duration deadline = settings.deadline();
        if (deadline != null) {
            deadlineTask = Watchdog.scheduleCancellable(this::deadlinePassed, TimeUnit.NANOSECONDS.convert(deadline));
        }
    }

    // What never changes.

    RunSettings settings() {
        return settings;
    }

    boolean givesOutcomes() {
        return givesOutcomes;
    }

    JobSource source() {
        return source;
    }

    Results resultOrder() {
        return results;
    }

    BatchSizer sizer() {
        return sizer;
    }

    Workforce workforce() {
        return workforce;
    }

    @Nullable
    CallingWorker callingWorker() {
        return callingWorker;
    }

    Events events() {
        return events;
    }

    /** What jobs see of the calling thread. */
    CallerContext callerContext() {
        return callerContext;
    }

    boolean isTracked() {
        return isTracked;
    }

    /** Whether it is a part of a run that was begun in another JVM. */
    boolean isHosted() {
        return isHosted;
    }

    /** How many runs this one stands in. */
    int depth() {
        return depth;
    }

    InnerRuns innerRuns() {
        return innerRuns;
    }

    /** Whether this run stands in the job of a worker. */
    boolean isWithin(Worker worker) {
        return worker.equals(outer);
    }

    JobEndings endings() {
        return endings;
    }

    CallerWait caller() {
        return caller;
    }

    Failures failures() {
        return failures;
    }

    // Jobs that are run again, or given up.

    /** Lets a job be claimed once more. */
    void runAgain(Batch batch) {
        source.again(batch);
        jobsAreThereAgain();
    }

    /** Tells everybody that there are jobs to be claimed once more. */
    void jobsAreThereAgain() {
        workforce.again();
        caller.signal();
    }

    // The stop and the end.

    boolean isStopped() {
        return stopped;
    }

    /** The deadline that has stopped the run, if it was one. */
    @Nullable
    Duration passedDeadline() {
        return deadlinePassed ? settings.deadline() : null;
    }

    @Nullable
    Throwable engineFailure() {
        return engineFailure;
    }

    /**
     * Whether no job of this run is running, or will be. When all have finished, workers may still be about to end; a run that
     * was stopped must wait for them to know.
     */
    boolean isOver() {
        return stopped ? workforce.active() == 0 : source.isComplete();
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
        if (outer != null) {
            outer.ofRun().innerRuns().remove(this);
        }
        Future<?> task = deadlineTask;
        if (task != null) {
            task.cancel(false);
        }
        endings.end();
    }

    void engineFailed(Throwable failure) {
        engineFailure = failure;
        stop();
    }

    private void deadlinePassed() {
        if (!ended) {
            deadlinePassed = true;
            stop();
        }
    }

    /** Whether the calling thread, which is about to run a job, was interrupted; the run is stopped then. */
    boolean callerIsInterrupted() {
        if (!Thread.interrupted()) {
            return false;
        }
        callerInterrupted(new InterruptedException(), "");
        return true;
    }

    /** The calling thread was interrupted while it worked. */
    void callerInterrupted(InterruptedException cause, String where) {
        failures.callerInterrupted(cause, where);
        stop();
    }

    /** Stops the run; all calls but the first do nothing. */
    void stop() {
        if (beginsToStop()) {
            innerRuns.stop();
            Worker worker = callingWorker;
            if (worker != null) {
                worker.stop();
            }
            stopOthers();
        }
    }

    /** The job that this run stands in was interrupted; it may be stuck in a job of this run, and not stop the others. */
    void outerJobEnds() {
        failures.callerInterrupted(new InterruptedException(), "");
        if (beginsToStop()) {
            innerRuns.stop();
            stopOthers();
        }
    }

    private synchronized boolean beginsToStop() {
        boolean isFirst = !stopped;
        stopped = true;
        return isFirst;
    }

    private void stopOthers() {
        workforce.stop();
        caller.signal();
    }

    List<String> abandonJobs() {
        return workforce.abandon();
    }
}
