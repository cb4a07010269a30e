package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import java.lang.System.Logger;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 *
 * <p>The calling thread sleeps in {@link #awaitProgress} only. It first says so and then looks whether it can go on; whoever
 * changes something first does so and then looks whether it sleeps, with volatile accesses: no wake-up is lost.
 */
final class Run {

    private static final Logger LOGGER = System.getLogger("dev.delayable.runtime");

    private static final VarHandle STOPPED;

    static {
        try {
            STOPPED = MethodHandles.lookup().findVarHandle(Run.class, "stopped", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For how long a calling thread looks by itself before it sleeps, while jobs are quick. */
    private static final long MAX_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final RunSettings settings;
    private final boolean givesOutcomes;
    private final JobSource source;
    private final Results results;
    private final BatchSizer sizer;
    private final Events events;
    private final CarriedContext context;
    private final boolean isTracked;
    private final @Nullable ClassLoader classLoader;
    private final int depth;
    private final Failures failures = new Failures();

    /** Jobs that wait for their next attempt. */
    private final Set<Batch> waitingAttempts = ConcurrentHashMap.newKeySet();

    /** Set once, when the run begins. */
    private volatile Workforce workforce = Workforce.NONE;

    /** The calling thread as a worker, where it is one. Set once, when the run begins. */
    private volatile @Nullable Worker callingWorker;

    /** What failed in the engine or the JVM rather than in a job. Written before the stop. */
    private volatile @Nullable Throwable engineFailure;

    /** Set once, before any thread is interrupted. */
    @SuppressWarnings("FieldMayBeFinal") // accessed through STOPPED
    private volatile boolean stopped;

    /** Whether the stop came from the deadline. Written before the stop. */
    private volatile boolean deadlinePassed;

    /** Whether the calling thread has seen the end. Written by the calling thread. */
    private volatile boolean ended;

    /** The thread that waits in {@link #awaitProgress}, or null. Written by the calling thread. */
    private volatile @Nullable Thread waiting;

    private volatile @Nullable Future<?> deadlineTask;

    Run(RunSettings settings, boolean givesOutcomes, JobSource source, BatchSizer sizer, int depth) {
        this.settings = settings;
        this.givesOutcomes = givesOutcomes;
        this.source = source;
        this.results = source.resultOrder();
        this.sizer = sizer;
        this.depth = depth;
        this.events = new Events(settings.listeners());
        this.context = settings.caller().carried();
        this.classLoader = settings.caller().classLoader();
        this.isTracked = givesOutcomes || settings.timeout() != null || events.areWanted() || !context.isEmpty();
    }

    void begin(Workforce force, @Nullable Worker caller, int workerCount) {
        this.workforce = force;
        this.callingWorker = caller;
        force.begin();
        events.runStarted(source.isClosed() ? source.taken() : -1, workerCount);
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
    Worker callingWorker() {
        return callingWorker;
    }

    Events events() {
        return events;
    }

    CarriedContext context() {
        return context;
    }

    boolean isTracked() {
        return isTracked;
    }

    @Nullable
    ClassLoader classLoader() {
        return classLoader;
    }

    @Nullable
    Object scope() {
        return settings.caller().scope();
    }

    /** How many runs this one stands in. */
    int depth() {
        return depth;
    }

    Failures failures() {
        return failures;
    }

    // What becomes of jobs.

    /** Takes the result of a job that is tracked; returns whether the job has finished for good, which it has. */
    boolean jobReturned(Batch batch, int slot, Job<?> job, @Nullable Object value, long nanos) {
        Outcome.Success<?> success = new Outcome.Success<@Nullable Object>(
                Batch.publicIndex(batch.indexOf(slot)), job, value, batch.attempt(), Duration.ofNanos(nanos));
        events.finished(success);
        leave(batch, slot, givesOutcomes ? success : value);
        return true;
    }

    /** Takes the failure of a job, and stops the run if need be; returns whether the job has finished for good. */
    boolean jobFailed(Batch batch, int slot, Job<?> job, Throwable cause, long nanos, boolean inCaller) {
        if (stopped && Failures.tellsInterrupt(cause)) {
            // A job that the stop has interrupted has not failed by itself.
            return jobCancelled(batch, slot, job, cause, nanos);
        }
        if (inCaller && cause instanceof InterruptedException interrupt) {
            failures.callerInterrupted(interrupt, ", at " + Failures.describe(job, batch.indexOf(slot)));
            stop();
            return jobCancelled(batch, slot, job, cause, nanos);
        }
        return retry(batch, slot, job, cause, nanos) ? false : jobFailedForGood(batch, slot, job, cause, nanos);
    }

    boolean jobFailedForGood(Batch batch, int slot, Job<?> job, Throwable cause, long nanos) {
        Outcome.Failure<?> failure = failure(batch, slot, job, cause, batch.attempt(), nanos);
        events.failed(failure);
        if (givesOutcomes) {
            leave(batch, slot, failure);
        } else {
            failures.add(job, batch.indexOf(slot), batch.attempt(), cause);
            stop();
        }
        return true;
    }

    /** A job was interrupted by the stop of its run, or not even started. */
    private boolean jobCancelled(Batch batch, int slot, Job<?> job, @Nullable Throwable cause, long nanos) {
        int attempts = cause == null ? batch.attempt() - 1 : batch.attempt();
        Outcome.Failure<?> failure = failure(
                batch,
                slot,
                job,
                Failures.cancelled(deadlinePassed ? settings.deadline() : null, cause),
                attempts,
                nanos);
        if (cause != null) {
            events.failed(failure);
        }
        if (givesOutcomes) {
            leave(batch, slot, failure);
        }
        return true;
    }

    /** Gives their outcome to jobs that will not run any more; where nothing else is asked for, nothing is done. */
    int jobsCancelled(Batch batch, int from) {
        for (int slot = from; slot < batch.to() && givesOutcomes; slot++) {
            if (batch.slots()[slot] instanceof Job<?> job) {
                jobCancelled(batch, slot, job, null, 0);
            }
        }
        return batch.to() - from;
    }

    private static Outcome.Failure<?> failure(
            Batch batch, int slot, Job<?> job, Throwable cause, int attempts, long nanos) {
        return new Outcome.Failure<>(
                Batch.publicIndex(batch.indexOf(slot)), job, cause, attempts, Duration.ofNanos(nanos));
    }

    private void leave(Batch batch, int slot, @Nullable Object result) {
        batch.put(slot, result);
        results.finished(batch, slot);
        signalCaller();
    }

    private boolean retry(Batch batch, int slot, Job<?> job, Throwable cause, long nanos) {
        int attempt = batch.attempt();
        if (stopped || !isRetried(attempt, cause)) {
            return false;
        }
        Duration delay = settings.retry().delayAfter(attempt);
        events.retried(failure(batch, slot, job, cause, attempt, nanos), delay);
        Batch next = batch.part(slot, slot + 1, attempt + 1);
        if (delay.isZero()) {
            runAgain(next);
        } else {
            waitingAttempts.add(next);
            Watchdog.schedule(
                    () -> {
                        if (waitingAttempts.remove(next)) {
                            runAgain(next);
                        }
                    },
                    delay.toNanos());
        }
        return true;
    }

    private boolean isRetried(int attempt, Throwable cause) {
        try {
            return settings.retry().isRetried(attempt, cause);
        } catch (Throwable e) {
            cause.addSuppressed(e);
            return false;
        }
    }

    /** Lets a job be claimed once more. */
    void runAgain(Batch batch) {
        source.again(batch);
        workforce.again();
        signalCaller();
    }

    /** Goes on without a worker whose job does not end. Called by the watchdog. */
    void jobAbandoned(Worker worker, Batch batch, int slot, Job<?> job, long nanos) {
        Duration limit = settings.timeout();
        JobTimeoutException failure = Failures.timeout(
                job,
                batch.indexOf(slot),
                batch.attempt(),
                limit == null ? Duration.ZERO : limit,
                nanos,
                null,
                ", and it is still running " + settings.grace().toMillis() + " ms after its interrupt");
        if (slot + 1 < batch.to()) {
            source.again(batch.part(slot + 1, batch.to(), batch.attempt()));
        }
        jobFailedForGood(batch, slot, job, failure, nanos);
        source.finished(1);
        worker.giveUpThread();
        signalCaller();
    }

    void lateJobEnded(String job) {
        LOGGER.log(Logger.Level.WARNING, "{0}, has ended; it ignored the interrupt that stopped its run", job);
    }

    // The stop and the end.

    boolean isStopped() {
        return stopped;
    }

    boolean isDeadlinePassed() {
        return deadlinePassed;
    }

    /** How long the run might take; asked only where there is a limit. */
    Duration deadline() {
        return Objects.requireNonNull(settings.deadline());
    }

    @Nullable
    Throwable engineFailure() {
        return engineFailure;
    }

    /** Whether nothing of this run is running, or will be. */
    boolean isOver() {
        return (stopped || source.isComplete()) && workforce.active() == 0;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
        Future<?> task = deadlineTask;
        if (task != null) {
            task.cancel(false);
        }
        for (Batch batch : List.copyOf(waitingAttempts)) {
            if (waitingAttempts.remove(batch)) {
                source.finished(jobsCancelled(batch, batch.from()));
            }
        }
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
        failures.callerInterrupted(new InterruptedException(), "");
        stop();
        return true;
    }

    /** Stops the run; all calls but the first do nothing. */
    void stop() {
        if (!STOPPED.compareAndSet(this, false, true)) {
            return;
        }
        workforce.stop();
        Worker caller = callingWorker;
        if (caller != null) {
            caller.stop();
        }
        LockSupport.unpark(waiting);
    }

    // Where the calling thread waits.

    void signalCaller() {
        Thread caller = waiting;
        if (caller != null && canGoOn()) {
            LockSupport.unpark(caller);
        }
    }

    /** Whether there is something for the calling thread to do. */
    private boolean canGoOn() {
        return isOver()
                || stopped
                || results.hasNext()
                || source.hasRoom()
                || (callingWorker != null && source.hasUnclaimed());
    }

    void awaitProgress() throws InterruptedException {
        waiting = Thread.currentThread();
        try {
            while (!canGoOn()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (sizer.size() == 1) {
                    LockSupport.park(this);
                } else {
                    // A worker looks for a sleeper without a fence between the quick jobs of its batch.
                    LockSupport.parkNanos(this, MAX_PARK_NANOS);
                }
            }
        } finally {
            waiting = null;
        }
    }

    /** Waits until the stopped run is over; returns whether it is in time, and whether the thread was interrupted. */
    boolean awaitOver(long nanos) {
        long deadline = System.nanoTime() + nanos;
        boolean interrupted = false;
        waiting = Thread.currentThread();
        try {
            for (long left = nanos; !isOver() && left > 0; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
                // The run is being stopped already, and must not leave a job behind.
                interrupted |= Thread.interrupted();
            }
            return isOver();
        } finally {
            waiting = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    List<String> abandonJobs() {
        return workforce.abandon();
    }
}
