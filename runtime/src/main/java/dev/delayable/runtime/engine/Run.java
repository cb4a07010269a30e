package dev.delayable.runtime.engine;

import dev.delayable.runtime.work.Clock;
import dev.delayable.runtime.work.Work;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The state that the calling thread and the workers of one run share.
 *
 * <p>The {@link RunLoop} takes jobs from the input into the {@link JobSource}; workers claim them there and write the
 * results into the slots of the jobs. The run is <em>over</em> when all taken jobs have finished, no more jobs will come,
 * and no worker is active. {@link RunState} holds the progress of the run and the reason for its end.
 *
 * <p>The first failure, of a job or of the input, an interrupt of the caller, a deadline, or the close of a stream
 * <em>stops</em> the run. The state changes first; then the threads of the workers are interrupted, and the calling
 * thread if it waits for its input. The calling thread waits until no worker is active, so that no job of a finished run
 * is running. Only a worker whose job ignores the interrupt for longer than the grace is given up: the exception names
 * its job, a log message reports the end of the job, and another thread replaces its thread.
 */
final class Run {

    /** How often running jobs behind a failed one are looked at again, at first. */
    private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LAST_LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

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
    private final RunState state = new RunState();
    private final Failures failures = new Failures();
    private final JobEndings endings;
    private final CallerWait caller;

    /**
     * What the calling thread does before the end of the run, results that it delivers included. It is interrupted only where it
     * waits in the code of the input.
     */
    private final InterruptibleSection input = new InterruptibleSection();

    /** Set once, when the run begins. */
    private volatile Workforce workforce = Workforce.NONE;

    /** The calling thread as a worker, where it is one. Set once, when the run begins. */
    private volatile @Nullable CallingWorker callingWorker;

    /** Set once, when the run begins. */
    private volatile @Nullable Recall recall;

    private volatile @Nullable Future<?> deadlineTask;
    private volatile @Nullable TimeLimit timeLimit;

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
                || settings.memory() != null
                || events.needTracking()
                || !callerContext.carried().isEmpty();
        if (isTracked) {
            source.handOutJobs();
        }
    }

    /** A part of a run that was begun in another JVM, which decides what the ends of its jobs mean. */
    static Run hosted(RunSettings settings, CallerContext callerContext, JobSource source, BatchSizer sizer) {
        return new Run(settings, callerContext, true, source, sizer, 0, null, true);
    }

    void begin(Workforce force, @Nullable CallingWorker caller, int workerCount) {
        this.recall = Recall.open(this);
        this.workforce = force;
        this.callingWorker = caller;
        state.begin();
        force.begin();
        events.runStarted(source.isClosed() ? source.taken() : -1, workerCount);
        if (events.recording() != null) {
            source.handOutJobs(); // a report names each of them
        }
        if (outer != null) {
            outer.ofRun().innerRuns().add(this);
            if (outer.runner().isToEnd()) {
                outerJobEnds();
            }
        }
        timeLimit = force.runsHere() ? TimeLimit.watch(this, force) : null;
        Duration deadline = settings.deadline();
        if (deadline != null) {
            deadlineTask = Clock.scheduleCancellable(
                    new Deadline(new WeakReference<>(this)), TimeUnit.NANOSECONDS.convert(deadline));
        }
    }

    /** The deadline does not keep a dropped stream reachable. */
    private record Deadline(WeakReference<Run> ofRun) implements Runnable {

        @Override
        public void run() {
            Run run = ofRun.get();
            if (run != null && run.state.deadlinePassed()) {
                run.stop();
            }
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

    /** The worker whose job this run stands in, if any. */
    @Nullable
    Worker outer() {
        return outer;
    }

    /** Whether this run stands in the job of a worker. */
    boolean isWithin(Worker worker) {
        return worker.equals(outer);
    }

    /** The memory of the run; null if it has none. */
    @Nullable
    Recall recall() {
        return recall;
    }

    JobEndings endings() {
        return endings;
    }

    CallerWait caller() {
        return caller;
    }

    /** The section of the calling thread in which a stop may interrupt the input. */
    InterruptibleSection input() {
        return input;
    }

    RunState state() {
        return state;
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
        return state.isStopped();
    }

    /** The deadline that has stopped the run, if it was one. */
    @Nullable
    Duration passedDeadline() {
        return state.isPastDeadline() ? settings.deadline() : null;
    }

    /**
     * Whether no job of this run is running, or will be. When all have finished, workers may still be about to end; a run that
     * was stopped must wait for them to know.
     */
    boolean isOver() {
        return state.isStopped() ? workforce.active() == 0 : source.isComplete();
    }

    boolean hasEnded() {
        return state.hasTerminated();
    }

    /** Gives back everything that the run holds, once; returns whether it was not done before. */
    boolean end() {
        if (!state.terminate()) {
            return false;
        }
        if (outer != null) {
            outer.ofRun().innerRuns().remove(this);
        }
        Future<?> task = deadlineTask;
        if (task != null) {
            task.cancel(false);
        }
        TimeLimit limit = timeLimit;
        if (limit != null) {
            limit.end();
        }
        endings.end();
        workforce.close();
        Recall memory = recall;
        if (memory != null) {
            memory.close();
        }
        return true;
    }

    void engineFailed(Throwable failure) {
        state.engineFailed(failure);
        stop();
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
        state.callerInterrupted(cause, where);
        stop();
    }

    /** Stops the run; all calls but the first do nothing. */
    void stop() {
        stop(true);
    }

    /** The job that this run stands in was interrupted; it may be stuck in a job of this run, and not stop the others. */
    void outerJobEnds() {
        state.callerInterrupted(new InterruptedException(), "");
        CallingWorker caller = callingWorker;
        stop(caller != null && caller.isBesideTheJob());
    }

    private void stop(boolean alsoInCaller) {
        if (state.stop()) {
            innerRuns.stop();
            Work.execute(new Stop(this, alsoInCaller));
            caller.signal();
        }
    }

    /** Interrupts what is running. On a thread of its own, for an interrupt may block. */
    private record Stop(Run ofRun, boolean alsoInCaller) implements Runnable {

        @Override
        public void run() {
            Worker worker = ofRun.callingWorker();
            if (alsoInCaller) {
                if (worker != null) {
                    worker.stop();
                }
            }
            ofRun.workforce().stop();
            ofRun.caller().signal();
            if (alsoInCaller) {
                ofRun.interruptInput();
            }
        }
    }

    /**
     * Interrupts the calling thread if it waits in the code of the input. To say that it is there costs the calling thread no
     * fence; so it must be seen there twice with the same job, a millisecond apart. Whatever leaves the input after the bound of
     * the jobs was lowered sees that, and leaves the section before it does anything else.
     */
    private void interruptInput() {
        if (source.isReading()) {
            Clock.schedule(new InputWait(this, source.taken()), FIRST_LOOK_NANOS);
        }
    }

    private static final class InputWait implements Runnable, InterruptibleSection.Decision {

        private final Run ofRun;
        private final long taken;

        /** Whether the flag is set without us: nobody could tell two interrupts apart, and the section would clear both. */
        private boolean isInterruptedByOthers;

        InputWait(Run ofRun, long taken) {
            this.ofRun = ofRun;
            this.taken = taken;
        }

        @Override
        public void run() {
            JobSource source = ofRun.source();
            if (source.isReading() && source.taken() != taken) {
                ofRun.interruptInput();
                return;
            }
            boolean unused = ofRun.input().interrupt(this);
            if (isInterruptedByOthers) {
                ofRun.interruptInput(); // the input may swallow it, and wait again
            }
        }

        @Override
        public boolean interrupts() {
            boolean isWaiting = ofRun.source().isReading() && ofRun.source().taken() == taken;
            isInterruptedByOthers = isWaiting && ofRun.input().hasFlag();
            return isWaiting && !isInterruptedByOthers;
        }
    }

    /**
     * A job has failed for good. An ordered stream goes on with the jobs before it, as a loop has run them; every other run is
     * stopped.
     */
    void jobFailed(long index) {
        if (!(results instanceof OrderedResults)) {
            stop();
        } else if (state.stopFrom(index)) {
            Work.execute(new StopBehind(this, FIRST_LOOK_NANOS));
            caller.signal();
        }
    }

    /**
     * Interrupts jobs behind a failed one, which have begun before it failed. A worker may be between its look at the bound and
     * the start of a job, so this looks again, less and less often.
     */
    private record StopBehind(Run ofRun, long nextLookNanos) implements Runnable {

        @Override
        public void run() {
            if (ofRun.isStopped() || ofRun.hasEnded()) {
                return;
            }
            ofRun.interruptInput();
            ofRun.workforce().stopBehind(ofRun.state());
            Clock.schedule(new StopBehind(ofRun, Math.min(2 * nextLookNanos, LAST_LOOK_NANOS)), nextLookNanos);
        }
    }

    List<String> abandonJobs() {
        return workforce.abandon();
    }
}
