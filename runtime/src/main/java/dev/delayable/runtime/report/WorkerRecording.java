package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedJob;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does for one run: the jobs that it runs, one after another. Used by the thread of the worker, but for {@link
 * #givenUp}. Times are those of {@link System#nanoTime}.
 */
public final class WorkerRecording {

    private final Recording recording;
    private final Lane lane;
    private final int depth;
    private final Track track;
    private final RunningJob running;

    /** Whether nobody else works in the lane. */
    private final boolean ownsLane;

    private @Nullable Class<?> lastClass;
    private int lastFunction;

    /** Whether the worker has left, or was given up: what its thread does after that is in no report. Changes under this. */
    private volatile boolean hasLeft;

    WorkerRecording(Recording recording, Lane lane, int depth, boolean ownsLane) {
        this.recording = recording;
        this.lane = lane;
        this.depth = depth;
        this.ownsLane = ownsLane;
        Lane.Seat seat = lane.seat(depth, recording);
        this.track = seat.track();
        this.running = seat.running();
    }

    /** Of a worker whose own jobs are recorded elsewhere, and only the runs inside them here. */
    static WorkerRecording ofNestedRuns(Recording recording, Lane lane) {
        WorkerRecording worker = new WorkerRecording(recording, lane, 0, false);
        worker.hasLeft = true;
        return worker;
    }

    Lane lane() {
        return lane;
    }

    /**
     * A job is about to run.
     *
     * @param slots where the job stands until it has ended
     * @param slot its place there
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param now the time
     */
    public void starts(@Nullable Object[] slots, int slot, long index, int attempt, long now) {
        running.starts(slots, slot, index, attempt, recording.since(now));
    }

    /**
     * The job that was running has returned, just now.
     *
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param start when it started
     * @return the time, at or after its end
     */
    public long returned(Job<?> job, long index, int attempt, long start) {
        return ended(job, index, attempt, start, System.nanoTime(), Ending.RETURNED, null);
    }

    /**
     * The job that was running has ended.
     *
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param start when it started
     * @param end when it ended
     * @param ending how it ended
     * @param failure what it threw, if it did
     * @return the time, at or after the end
     */
    public long ended(
            Job<?> job, long index, int attempt, long start, long end, Ending ending, @Nullable Throwable failure) {
        if (hasLeft || recording.hasEnded()) {
            return end;
        }
        running.ended();
        boolean tookLong = track.add(
                job, function(job), recording.since(start), recording.since(end), ending, index, attempt, failure);
        return tookLong ? System.nanoTime() : end;
    }

    private int function(Job<?> job) {
        Class<?> type = job.getClass();
        if (type == lastClass) {
            return lastFunction;
        }
        int function = recording.functions().numberOf(job);
        if (job instanceof GeneratedJob<?>) { // another job of such a class has the same function
            lastFunction = function;
            lastClass = type;
        }
        return function;
    }

    /** The job that is running will not end. Called by another thread, while the thread of the worker is stuck. */
    public void givenUp() {
        RunningJob.Known known = running.known();
        if (!isFirstToLeave()) {
            return;
        }
        Track.Unended unended = null;
        if (known != null) {
            unended = new Track.Unended(
                    known.start(),
                    Math.max(known.start(), recording.now()),
                    recording.functions().numberOf(known.job()),
                    known.index(),
                    known.attempt(),
                    recording.showsArguments() ? ShortText.of(known.job(), Texts.MAX_CALL_IN_TROUBLE) : null);
        }
        lane.giveUp(depth, unended, recording);
        leaveLane();
    }

    /** The worker works no more for this run. */
    public void leave() {
        if (isFirstToLeave()) {
            running.leaves();
            leaveLane();
        }
    }

    private synchronized boolean isFirstToLeave() {
        boolean isFirst = !hasLeft;
        hasLeft = true;
        return isFirst;
    }

    private void leaveLane() {
        if (ownsLane) {
            recording.leave(lane);
        }
    }
}
