package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells the report of one run. Runs inside the jobs of a run that has a report are part of that report.
 * Thread-safe.
 */
public final class RunRecording {

    private final Recording recording;

    /** How many runs that are part of the report this one stands in. */
    private final int depth;

    /** Null for a run inside a job. */
    private final @Nullable Reporter reporter;

    /** The lanes of the workers that are elsewhere, by number. Guarded by this. */
    private final List<Lane> remotes = new ArrayList<>();

    private RunRecording(Recording recording, int depth, @Nullable Reporter reporter) {
        this.recording = recording;
        this.depth = depth;
        this.reporter = reporter;
    }

    /**
     * A run begins.
     *
     * @param outer what is recorded of the run that it stands in, if anything
     * @param settings what reports are wanted, if any
     * @param backend where its jobs run
     * @param total how many jobs there are, -1 if that is not known
     * @param workers how many jobs run at once
     * @return where to record it; null if nobody wants to know
     */
    public static @Nullable RunRecording begin(
            @Nullable RunRecording outer, @Nullable ReportSettings settings, String backend, long total, int workers) {
        if (outer != null) {
            return new RunRecording(outer.recording, outer.depth + 1, null);
        } else if (settings == null) {
            return null;
        }
        Recording recording = new Recording(backend, workers, total, settings.showsArguments());
        Reporter reporter = new Reporter(recording, settings);
        RunRecording run = new RunRecording(recording, 0, reporter);
        reporter.start(run);
        return run;
    }

    /** Of a batch whose jobs are recorded elsewhere: only runs inside them are taken down. */
    static RunRecording hosted(Recording recording) {
        return new RunRecording(recording, 0, null);
    }

    /** How much is to be recorded of runs inside jobs that run elsewhere, as {@link HostedRecording} numbers it. */
    public byte detail() {
        return recording.showsArguments() ? HostedRecording.CALLS : HostedRecording.FUNCTIONS;
    }

    /**
     * A worker begins to work for the run.
     *
     * @param number its number in the run
     * @return where to record what it does, until it {@linkplain WorkerRecording#leave leaves}
     */
    public WorkerRecording worker(int number) {
        // The numbers of workers of an inner run are not those of the lanes, which are the threads.
        Lane lane = depth == 0 ? recording.take(number) : recording.takeAny();
        return new WorkerRecording(recording, lane, depth, true);
    }

    /**
     * A worker runs a job of this run inside a job of an outer one.
     *
     * @param outer where the outer job is recorded
     * @return where to record what it does
     */
    public WorkerRecording inside(WorkerRecording outer) {
        return new WorkerRecording(recording, outer.lane(), depth, false);
    }

    /**
     * The run has ended, and none of its jobs runs any more. The reports are written when this returns.
     *
     * @param failure why it was stopped, if it was
     */
    public void end(@Nullable Throwable failure) {
        if (reporter != null) {
            if (failure == null) {
                reporter.end(RunState.FINISHED, "");
            } else {
                reporter.end(RunState.STOPPED, recording.reason(failure));
            }
        }
    }

    /**
     * A worker that is elsewhere begins a batch.
     *
     * @param number its number in the run
     * @return where to record what it does, until the batch is {@linkplain RemoteRecording#over over}
     */
    public RemoteRecording remote(int number) {
        RemoteRecording batch = new RemoteRecording(recording, remoteLane(number), depth);
        recording.begins(batch);
        return batch;
    }

    private synchronized Lane remoteLane(int number) {
        while (remotes.size() <= number) {
            remotes.add(depth == 0 ? recording.take(remotes.size()) : recording.takeAny());
        }
        return remotes.get(number);
    }

    /**
     * A job is not run, since its result was kept from an earlier run.
     *
     * @param job the job
     * @param index its place in the input
     */
    public void recalled(Job<?> job, long index) {
        if (!recording.hasEnded()) {
            int function = recording.functions().numberOf(job);
            long now = recording.now();
            Track track = recording.memory().seat(depth, recording).track();
            JobEnd end = new JobEnd(job, function, index, 1, Ending.FROM_MEMORY, null);
            Texts.Draft draft = track.addShared(end, now, now, true);
            if (draft != null) {
                track.name(draft, job, null);
            }
        }
    }
}
