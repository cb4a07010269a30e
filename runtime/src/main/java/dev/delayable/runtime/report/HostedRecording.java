package dev.delayable.runtime.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs inside the jobs of a batch do, in the JVM of a remote worker. The jobs of the batch themselves are recorded at home;
 * with the result of each goes what was recorded of the runs inside it, as {@link NestedRuns}. Used by the thread of the jobs.
 */
public final class HostedRecording {

    /** How much of the jobs of nested runs is recorded: nothing, since there is no report. */
    public static final byte NOTHING = 0;

    /** All but what holds values of arguments. */
    public static final byte FUNCTIONS = 1;

    /** Texts of calls and messages of exceptions too. */
    public static final byte CALLS = 2;

    /**
     * In memory, and with a result, is what one of so many workers may have of a run. Beyond that, bars of the runs inside one
     * job are merged.
     */
    private static final int WORKERS = 1000;

    private final Recording recording;
    private final Lane lane;
    private final RunRecording run;

    private HostedRecording(boolean showsArguments) {
        recording = new Recording("", WORKERS, -1, showsArguments);
        lane = recording.lane(0);
        run = RunRecording.hosted(recording);
    }

    /**
     * Begins to record.
     *
     * @param detail how much: {@link #NOTHING}, {@link #FUNCTIONS} or {@link #CALLS}
     * @return where to record it; null if that is nothing
     */
    public static @Nullable HostedRecording of(byte detail) {
        return detail == NOTHING ? null : new HostedRecording(detail == CALLS);
    }

    /** The run of the batch, of which the runs inside its jobs are a part. */
    public RunRecording run() {
        return run;
    }

    /** The worker, whose own jobs are recorded at home. */
    public WorkerRecording worker() {
        return WorkerRecording.ofNestedRuns(recording, lane);
    }

    /**
     * Hands over what was recorded since the last call.
     *
     * @param start when the job started inside which that was, as told by {@link System#nanoTime}
     * @param nanos how long it ran
     * @return the form in which it is sent; null if the job had no run inside it, or there is no memory for it
     */
    public byte @Nullable [] take(long start, long nanos) {
        try {
            List<TrackSnapshot> tracks = lane.takeNested();
            return tracks.isEmpty()
                    ? null
                    : NestedRuns.toBytes(tracks, recording.functions(), recording.since(start), nanos);
        } catch (OutOfMemoryError e) {
            return null; // the job has its result all the same: a report decides nothing about a run
        }
    }
}
