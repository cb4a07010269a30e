package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker that is elsewhere does with one batch. When its jobs started and how long they ran was measured there, from the
 * begin of the batch on. When that was is not known here, but each answer tells how late it can have been. So the bars are laid
 * when the batch is over, or when somebody looks. Those of a worker never overlap. Thread-safe.
 */
public final class RemoteRecording {

    /** So many wait to be laid. */
    private static final int MAX_WAITING = 1_000;

    /** So many bytes of what is inside them wait. */
    private static final int MAX_WAITING_BYTES = 1 << 20;

    /** A job that has ended, when it was run, in nanoseconds from the begin of the batch, and the {@link NestedRuns} in it. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Waiting(JobEnd job, long start, long end, byte @Nullable [] nested) {}

    private record Named(JobEnd job, Texts.Draft draft) {}

    private final Recording recording;
    private final Lane lane;
    private final int depth;
    private final Track track;

    /** Guarded by this. */
    private final List<Waiting> waiting = new ArrayList<>();

    /** Guarded by this. */
    private int waitingBytes;

    /** When the batch began, in nanoseconds from the start of the run, as far as that is known. Guarded by this. */
    private long begin = Long.MAX_VALUE;

    RemoteRecording(Recording recording, Lane lane, int depth) {
        this.recording = recording;
        this.lane = lane;
        this.depth = depth;
        this.track = lane.seat(depth, recording).track();
    }

    /**
     * An answer has come: the last of its jobs has just ended.
     *
     * @param end when that was, in nanoseconds from the begin of the batch
     * @param isMeasured whether the worker has measured it; otherwise the time between its jobs is not counted in
     */
    public void answered(long end, boolean isMeasured) {
        if (!isMeasured) {
            lay(); // what came before may have waited in between
        }
        long latest = recording.now() - end;
        synchronized (this) {
            begin = isMeasured ? Math.min(begin, latest) : latest;
        }
    }

    /**
     * A job of an answer has ended.
     *
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param start when it started, in nanoseconds from the begin of the batch
     * @param nanos how long it ran
     * @param ending how it ended
     * @param failure what it threw, if it did
     * @param nested what the worker has recorded of runs inside the job, as {@link HostedRecording} has given it; null if there
     *     were none
     */
    public void ended(
            Job<?> job,
            long index,
            int attempt,
            long start,
            long nanos,
            Ending ending,
            @Nullable Throwable failure,
            byte @Nullable [] nested) {
        JobEnd end = end(job, index, attempt, ending, failure);
        boolean areMany;
        synchronized (this) {
            waiting.add(new Waiting(end, start, start + nanos, nested));
            waitingBytes += nested == null ? 0 : nested.length;
            areMany = waiting.size() >= MAX_WAITING || waitingBytes >= MAX_WAITING_BYTES;
        }
        if (areMany) {
            lay();
        }
    }

    /**
     * A job has ended of which there is no answer.
     *
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param nanos how long it has run, at the most
     * @param agoNanos how long ago it has ended
     * @param ending how it ended
     * @param failure why, if that is known
     */
    public void endedUnanswered(
            Job<?> job,
            long index,
            int attempt,
            long nanos,
            long agoNanos,
            Ending ending,
            @Nullable Throwable failure) {
        lay();
        long to = recording.now() - agoNanos;
        JobEnd end = end(job, index, attempt, ending, failure);
        if (!recording.hasEnded()) {
            Texts.Draft draft = track.addShared(end, to - nanos, to, false);
            if (draft != null) {
                track.name(draft, job, failure);
            }
        }
    }

    /** Calls code of users. */
    private JobEnd end(Job<?> job, long index, int attempt, Ending ending, @Nullable Throwable failure) {
        return new JobEnd(job, recording.functions().numberOf(job), index, attempt, ending, failure);
    }

    /** There will be no more of the batch. */
    public void over() {
        recording.over(this);
        lay();
    }

    /** Lays the bars. The texts of jobs, which are code of users, are made without the lock. */
    void lay() {
        List<Named> toName = new ArrayList<>();
        synchronized (this) {
            for (Waiting each : waiting) {
                Track.Laid laid = track.lay(each.job(), begin + each.start(), begin + each.end());
                if (laid.draft() != null) {
                    toName.add(new Named(each.job(), laid.draft()));
                }
                if (each.nested() != null) {
                    layNested(each.nested(), laid.start());
                }
            }
            waiting.clear();
            waitingBytes = 0;
        }
        toName.forEach(named ->
                track.name(named.draft(), named.job().job(), named.job().failure()));
    }

    /** Lays what was inside a job where that was laid. */
    private void layNested(byte[] nested, long start) {
        List<TrackSnapshot> inside;
        try {
            inside = NestedRuns.read(nested, recording.functions(), start);
        } catch (RuntimeException e) {
            System.getLogger("dev.delayable.runtime")
                    .log(
                            Level.WARNING,
                            "the report leaves out runs inside a job: a backend has changed what its worker has recorded of them",
                            e);
            return;
        }
        for (TrackSnapshot each : inside) {
            lane.seat(depth + each.depth(), recording).track().addAll(each);
        }
    }
}
