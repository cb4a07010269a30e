package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.engine.RemoteWorkforce.Again;
import dev.delayable.runtime.flight.FlightLog;
import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.report.RemoteRecording;
import dev.delayable.runtime.report.RunRecording;
import dev.delayable.runtime.work.JobText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One batch that was sent to a remote worker: translates the answers of the worker into the endings of its jobs. A result
 * counts when it arrives, so a job that has ended never runs again, even if its worker dies afterwards.
 *
 * <p>States: waiting; running, once its {@linkplain #begins turn has come}; over. The call that makes the batch over, an
 * answer or {@link #abandon}, completes all remaining jobs; later calls have no effect. Thread-safe.
 */
final class RemoteBatchState implements RemoteWorkers.Reply, Completion {

    /** How often a worker may die before it has begun a batch until that is the fault of the batch. */
    private static final int MAX_TIMES_LOST = 20;

    /** How long a place may take to answer a batch after the kill of its worker. */
    private static final long KILL_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Run run;
    private final RemoteWorkforce workforce;
    private final Batch batch;
    private final RemoteBatch sent;

    /** What was learnt when the batch was sent before; null if it was not. */
    private final @Nullable Again known;

    /** How often a worker has died over the one job of the batch. */
    private final int deaths;

    // Used by the call of the place that goes on.

    /** The slot after the last job with a result. */
    private int next;

    /** How many jobs have finished for good, and how long all took. */
    private int finished;

    private long totalNanos;

    /** Read by others too. */
    private volatile int worker = -1;

    private @Nullable Object recordedBatch;

    /** The event of the job that is running. */
    private @Nullable Object recordedJob;

    /** Records the batch for the report, if there is one. Set once. */
    private volatile @Nullable RemoteRecording recording;

    /** How far the jobs have come, in nanoseconds from the begin of the batch, measured at the worker. */
    private long batchNanos;

    /** The slot of the job whose end is being decided, when it started, how long it ran, and whether its worker has died. */
    private int endingSlot;

    private long endingStart;
    private long endingNanos;
    private byte @Nullable [] endingNested;
    private boolean endsByLoss;
    private boolean endsUnanswered;

    /** How long ago it has ended, if there is no answer. */
    private long endedBeforeNanos;

    /** How long the job has run that does not end; 0 if there is none. */
    private long stuckNanos;

    // Guarded by this.

    private boolean isOver;

    /** The slot after the last job whose end counts. */
    private int committed;

    private boolean isInterrupted;
    private boolean hasBegun;

    /** When the worker has last shown that it goes on. */
    private long lastSign;

    /** When the job that is running has begun, as far as this is known here. */
    private long lastProgress;

    private int resultCount;

    /** Why the worker is killed; null if it is not. */
    private @Nullable Kill kill;

    /** Why the engine ends a worker. */
    enum Kill {
        TIME_LIMIT("a job has not ended at its time limit"),
        STOPPED_RUN("a job did not end when it was interrupted");

        private final String why;

        Kill(String why) {
            this.why = why;
        }
    }

    RemoteBatchState(Run run, RemoteWorkforce workforce, Batch batch, @Nullable Again known) {
        this.run = run;
        this.workforce = workforce;
        this.batch = batch;
        this.known = known;
        this.next = batch.from();
        this.committed = batch.from();
        this.deaths = workforce.takeDeaths(batch);
        this.sent = workforce.toSend(batch, (known != null && known.isSuspect()) || isSuspect());
    }

    /**
     * Whether workers have died over the job so often that it must not take others along again: where several live in one JVM, the
     * first death leaves it open which of their jobs has caused it. The last attempt decides about the innocent.
     */
    private boolean isSuspect() {
        return deaths > 1
                || (deaths == 1 && batch.attempt() >= run.settings().retry().attempts());
    }

    RemoteBatch sent() {
        return sent;
    }

    /** Tells listeners that the jobs start, if they do not know yet. Called before the batch is submitted. */
    void tellStarts() {
        if (known == null) {
            for (int slot = batch.from(); slot < batch.to(); slot++) {
                run.events().started(batch.indexOf(slot), job(slot), batch.attempt());
            }
        }
        recordStarts();
    }

    private void recordStarts() {
        recordedBatch = run.events().flight().batchStarts();
        recordedJob = run.events().flight().jobStarts();
    }

    private Job<?> job(int slot) {
        return (Job<?>) Objects.requireNonNull(batch.slots()[slot]);
    }

    // What the place says.

    @Override
    public void begins(int workerNumber) {
        if (isOver()) {
            return;
        }
        worker = workerNumber;
        RemoteRecording unused = recording(); // first: who gives the batch up once it has begun records that
        synchronized (this) {
            hasBegun = true;
            lastSign = System.nanoTime();
            lastProgress = lastSign;
        }
        if (isOver()) {
            recordOver();
            return;
        }
        recordStarts();
        workforce.watch();
    }

    @Override
    public synchronized void alive() {
        lastSign = System.nanoTime();
    }

    @Override
    public void results(List<Result> results) {
        synchronized (this) {
            if (isOver) {
                return;
            }
            resultCount += results.size();
            lastSign = System.nanoTime();
            lastProgress = lastSign;
        }
        take(results);
        synchronized (this) {
            lastSign = System.nanoTime(); // listeners may have been slow
        }
    }

    /** The end of the next job counts, unless the batch was given up before. */
    @Override
    public synchronized boolean commit() {
        if (isOver) {
            return false;
        }
        committed++;
        return true;
    }

    @Override
    public void ended(Ending ending, @Nullable Throwable failure) {
        RemoteRecording recorded = recording();
        if (recorded == null) {
            return;
        }
        long index = batch.indexOf(endingSlot);
        Ending told = endsByLoss && ending == Ending.FAILED ? Ending.LOST : ending;
        if (endsUnanswered) {
            recorded.endedUnanswered(
                    job(endingSlot), index, batch.attempt(), endingNanos, endedBeforeNanos, told, failure);
        } else {
            recorded.ended(
                    job(endingSlot), index, batch.attempt(), endingStart, endingNanos, told, failure, endingNested);
        }
    }

    /** Records the batch for the report; null if there is none. */
    private @Nullable RemoteRecording recording() {
        RemoteRecording known = recording;
        RunRecording whole = run.events().recording();
        if (known == null && whole != null) {
            known = whole.remote(Math.max(0, worker));
            recording = known;
        }
        return known;
    }

    private synchronized boolean isOver() {
        return isOver;
    }

    private void take(List<Result> results) {
        // One event was begun when the first of them started: it is for the job that has taken the longest.
        int longest = 0;
        for (int i = 1; i < results.size(); i++) {
            longest = results.get(i).nanos() > results.get(longest).nanos() ? i : longest;
        }
        recordAnswer(results);
        FlightLog flight = run.events().flight();
        for (int i = 0; i < results.size() && next < batch.to() && !isOver(); i++) {
            take(results.get(i), i == longest ? recordedJob : flight.jobStarts());
        }
        recordedJob = flight.jobStarts();
    }

    private void recordAnswer(List<Result> results) {
        RemoteRecording recorded = recording();
        if (recorded != null && !results.isEmpty()) {
            boolean isMeasured = false;
            long end = batchNanos;
            for (Result result : results) {
                isMeasured |= result.startNanos() >= 0;
                end = startOf(result, end) + result.nanos();
            }
            recorded.answered(end, isMeasured);
        }
    }

    /** When a job started, in nanoseconds from the begin of the batch. */
    private static long startOf(Result result, long endBefore) {
        return result.startNanos() >= 0 ? result.startNanos() : endBefore;
    }

    private void take(Result result, @Nullable Object recorded) {
        int slot = next;
        next++;
        Job<?> job = job(slot);
        long nanos = result.nanos();
        endingSlot = slot;
        endingStart = startOf(result, batchNanos);
        endingNanos = nanos;
        endingNested = result.nestedRuns();
        batchNanos = endingStart + nanos;
        totalNanos += nanos;
        Throwable exception = result.isTimeout() ? timeout(slot, nanos, result.exception(), "") : result.exception();
        record(recorded, slot, job, exception, nanos);
        count(
                exception == null
                        ? run.endings().returned(batch, slot, job, result.value(), nanos, this)
                        : run.endings().failed(batch, slot, job, exception, nanos, false, this));
    }

    @Override
    public void stuck(long nanos) {
        stuckNanos = nanos;
        kill(Kill.TIME_LIMIT);
    }

    @Override
    public void done() {
        if (takeOver()) {
            sendAgain(next, batch.to(), Again.FIRST);
            end();
        }
    }

    @Override
    public void lost(Loss loss) {
        if (!takeOver()) {
            return;
        }
        int from = Math.max(next, batch.from() + loss.from());
        int to = Math.min(batch.to(), batch.from() + loss.to());
        if (from >= to || loss.phase() == Loss.Phase.WAITING) {
            lostWaiting(loss.cause());
        } else if (loss.phase() == Loss.Phase.READING) {
            lostReading(from, to, loss.cause());
        } else {
            lostRunning(from, to, loss.cause());
        }
        end();
    }

    private void lostWaiting(Throwable cause) {
        boolean hasResults = next > batch.from();
        int losses = hasResults ? 0 : 1 + (known == null ? 0 : known.losses());
        int first = next;
        if (losses > MAX_TIMES_LOST) {
            boolean unused = fail(first, cause, 0);
            first++;
        }
        sendAgain(first, batch.to(), new Again(losses, known != null && known.isSuspect()));
    }

    private void lostReading(int from, int to, Throwable cause) {
        sendAgain(next, from, Again.FIRST);
        if (batch.size() == 1 && known != null && known.isSuspect()) {
            boolean unused = fail(from, cause, 0);
        } else {
            for (int slot = from; slot < to; slot++) {
                sendAgain(slot, slot + 1, Again.SUSPECT);
            }
        }
        sendAgain(to, batch.to(), Again.FIRST);
    }

    private void lostRunning(int from, int to, Throwable cause) {
        sendAgain(next, from, Again.FIRST);
        long nanos = sinceProgress() / (to - from); // one of them was running, and nobody knows which
        for (int slot = from; slot < to; slot++) {
            endedBeforeNanos = nanos * (to - 1 - slot);
            long index = batch.indexOf(slot);
            workforce.died(index, deaths + 1); // first: the next attempt may begin at once
            if (fail(slot, causeFor(slot, cause), nanos)) {
                workforce.forgetDeaths(index);
            }
        }
        sendAgain(to, batch.to(), Again.FIRST);
    }

    /** What a job fails with whose worker was killed, perhaps by the engine. */
    private Throwable causeFor(int slot, Throwable cause) {
        Kill reason;
        long sinceSign;
        synchronized (this) {
            reason = kill;
            sinceSign = System.nanoTime() - lastSign;
        }
        if (reason == Kill.TIME_LIMIT && sent.timeout() != null) {
            long elapsed = stuckNanos > 0 ? stuckNanos : sinceSign;
            return timeout(
                    slot,
                    elapsed,
                    null,
                    ", and it was still running "
                            + TimeUnit.NANOSECONDS.toMillis(TimeUnit.NANOSECONDS.convert(sent.grace()))
                            + " ms after its interrupt, so its worker was killed");
        }
        if (reason == Kill.STOPPED_RUN && cause.getCause() == null) {
            try {
                cause.initCause(new InterruptedException("the run was stopped"));
            } catch (IllegalStateException e) {
                // It was made without a cause on purpose.
            }
        }
        return cause;
    }

    @Override
    public void failed(Throwable cause) {
        if (takeOver()) {
            run.engineFailed(cause);
            sendAgain(next, batch.to(), Again.FIRST);
            end();
        }
    }

    // What the engine does.

    /** The place has refused the batch by an exception. */
    void notSent(Throwable cause) {
        failed(cause);
    }

    /** Gives up a batch that is not answered after the end of its run; returns the job that may be running. */
    @Nullable
    String abandon() {
        boolean isRunning;
        int slot;
        synchronized (this) {
            if (isOver) {
                return null;
            }
            isOver = true;
            isRunning = hasBegun;
            slot = committed;
        }
        String running = null;
        if (isRunning && slot < batch.to()) {
            Job<?> job = job(slot);
            running = JobText.of(job, batch.indexOf(slot));
            recordGivenUp(slot, job);
            // A listener that is being called about the end of the job may be what does not end.
            run.endings().givenUp(batch.part(slot, slot + 1, batch.attempt()), slot, job, 0, slot == next);
            slot++;
        }
        recordOver();
        if (slot < batch.to()) {
            workforce.cancel(batch.part(slot, batch.to(), batch.attempt()));
        }
        run.source().finished(finished);
        workforce.answered(this);
        return running;
    }

    /** The batch has begun, so its recording is there. */
    private void recordGivenUp(int slot, Job<?> job) {
        RemoteRecording recorded = recording;
        if (recorded != null) {
            recorded.endedUnanswered(
                    job, batch.indexOf(slot), batch.attempt(), sinceProgress(), 0, Ending.GIVEN_UP, null);
        }
    }

    private void recordOver() {
        RemoteRecording recorded = recording;
        if (recorded != null) {
            recorded.over();
        }
    }

    /** Interrupts the batch, once, if it is behind the failed job of an ordered stream. */
    void interruptBehind(RunState state) {
        synchronized (this) {
            if (isOver || isInterrupted || state.mayStart(batch.firstIndex())) {
                return;
            }
            isInterrupted = true;
            lastSign = System.nanoTime();
        }
        workforce.interrupted();
        workforce.remote().interrupt(sent);
    }

    /** Ends the worker of the batch, if the batch is not answered. */
    void kill(Kill reason) {
        synchronized (this) {
            if (isOver || kill != null) {
                return;
            }
            kill = reason;
            lastSign = System.nanoTime();
        }
        workforce.remote().kill(sent, reason.why);
    }

    /**
     * How long the worker may say nothing from now on.
     *
     * @param nanosPerJob how long it may say nothing about one job
     * @param slackNanos how much longer it may say nothing at all
     * @param graceNanos how long it may say nothing when it was interrupted
     * @return in nanoseconds; none left if it is not positive, and the largest number if nothing is to be watched
     */
    synchronized long leftNanos(long nanosPerJob, long slackNanos, long graceNanos) {
        if (isOver || (!hasBegun && !isInterrupted && kill == null)) {
            return Long.MAX_VALUE;
        }
        long allowed = KILL_NANOS;
        if (kill == null && isInterrupted) {
            allowed = graceNanos;
        } else if (kill == null) {
            int jobs = Math.max(1, batch.size() - resultCount);
            allowed = nanosPerJob > (Long.MAX_VALUE - slackNanos) / jobs
                    ? Long.MAX_VALUE
                    : nanosPerJob * jobs + slackNanos;
        }
        return allowed - (System.nanoTime() - lastSign);
    }

    /** The worker says nothing for too long: ends it, and goes on without an answer if that brings none. */
    void silent() {
        boolean isKilled;
        Kill reason;
        synchronized (this) {
            isKilled = kill != null;
            reason = isInterrupted ? Kill.STOPPED_RUN : Kill.TIME_LIMIT;
        }
        if (isKilled) {
            lost(Loss.running(
                    next - batch.from(),
                    next - batch.from() + 1,
                    new WorkerLostException("the worker was killed and has not answered since")));
        } else {
            kill(reason);
        }
    }

    private synchronized boolean takeOver() {
        boolean isFirst = !isOver;
        isOver = true;
        return isFirst;
    }

    /** Nothing more comes back: the jobs count as finished now. */
    private void end() {
        int answered = next - batch.from();
        if (run.sizer().needsTime() && answered > 0) {
            run.sizer().ran(answered, totalNanos);
        } else {
            run.sizer().ran(answered);
        }
        run.events().flight().batchEnded(recordedBatch, batch.firstIndex(), batch.size(), worker);
        recordOver();
        // Last, for the run may be complete with it, and a recording of it may end at once.
        run.source().finished(finished);
        workforce.answered(this);
    }

    private void sendAgain(int from, int to, Again learnt) {
        if (from < to) {
            if (deaths > 0) {
                workforce.died(batch.indexOf(from), deaths);
            }
            workforce.sendAgain(batch.part(from, to, batch.attempt()), learnt);
        }
    }

    /** A job has failed, and it is not known how long it ran, but for the longest that it can have been; returns whether for good. */
    private boolean fail(int slot, Throwable cause, long nanos) {
        Job<?> job = job(slot);
        record(recordedJob, slot, job, cause, 0);
        endingSlot = slot;
        endingNanos = nanos;
        endsByLoss = cause instanceof WorkerLostException;
        endsUnanswered = true;
        boolean isFinished = run.endings().failed(batch, slot, job, cause, 0, false, new AnsweredByLoss());
        count(isFinished);
        return isFinished;
    }

    /** How long the job that is running has run, in nanoseconds, as far as that is known. */
    private synchronized long sinceProgress() {
        return hasBegun ? System.nanoTime() - lastProgress : 0;
    }

    /** The batch is over and can no longer be given up. */
    private final class AnsweredByLoss implements Completion {

        @Override
        public boolean commit() {
            return true;
        }

        @Override
        public void ended(Ending ending, @Nullable Throwable failure) {
            RemoteBatchState.this.ended(ending, failure);
        }
    }

    private Throwable timeout(int slot, long nanos, @Nullable Throwable cause, String trouble) {
        Duration limit = Objects.requireNonNull(sent.timeout());
        return Failures.timeout(job(slot), batch.indexOf(slot), batch.attempt(), limit, nanos, cause, trouble);
    }

    private void record(@Nullable Object recorded, int slot, Job<?> job, @Nullable Throwable exception, long nanos) {
        run.events().flight().jobEnded(recorded, job, batch.indexOf(slot), batch.attempt(), worker, nanos, exception);
    }

    private void count(boolean isFinished) {
        finished += isFinished ? 1 : 0;
    }
}
