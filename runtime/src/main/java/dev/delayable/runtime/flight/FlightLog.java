package dev.delayable.runtime.flight;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Backend;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The Flight Recorder events of one run. This class records nothing; it serves runs without a recording.
 *
 * <p>A run checks once, when it is created, which events are enabled. If the JVM has no {@code jdk.jfr}, none of its
 * classes is touched: only {@link JfrLog} uses more than one of them, and only {@link #open} leads there. Event classes
 * are loaded only if a recording is active, because the first one costs the JVM a tenth of a second. Thread-safe.
 */
public class FlightLog {

    private static final FlightLog NONE = new FlightLog();

    private static final boolean HAS_RECORDER = hasRecorder();

    FlightLog() {}

    /** The module is an optional one: it may be missing from the JVM, and then ours reads none of that name. */
    private static boolean hasRecorder() {
        Optional<Module> recorder = ModuleLayer.boot().findModule("jdk.jfr");
        return recorder.isPresent() && FlightLog.class.getModule().canRead(recorder.get());
    }

    /**
     * The log of a new run.
     *
     * @param outer the log of the run that the new one stands in, if any
     * @param backend where its jobs run
     * @return a log of the enabled events; one that does nothing if none is enabled
     */
    public static FlightLog open(@Nullable FlightLog outer, Backend backend) {
        // There is no recording without an initialised recorder, however it is started.
        FlightLog log = HAS_RECORDER && FlightRecorder.isInitialized() ? JfrLog.openIfWanted(outer, backend) : null;
        return log == null ? NONE : log;
    }

    /** The number of this run in the recording; 0 if it is not recorded. */
    long run() {
        return 0;
    }

    /**
     * Whether there is an event for each job, so that the run must keep track of its jobs.
     *
     * @return the same all the time
     */
    public boolean recordsJobs() {
        return false;
    }

    /**
     * The run begins. Called by the calling thread.
     *
     * @param total how many jobs there are, -1 if that is not known
     * @param workers how many jobs run at once
     */
    public void runStarts(long total, int workers) {}

    /**
     * Jobs of which the run keeps no track have ended, well or not.
     *
     * @param jobs how many
     */
    public void jobsEnded(int jobs) {}

    /**
     * The run has ended. Called by the calling thread.
     *
     * @param returned how many jobs have returned, of those that the run keeps track of
     * @param failed how many jobs have failed
     */
    public void runEnded(long returned, long failed) {}

    /**
     * A batch is about to run.
     *
     * @return to be handed to {@link #batchEnded}
     */
    public @Nullable Object batchStarts() {
        return null;
    }

    /**
     * A batch has been run, as far as it was.
     *
     * @param started what {@link #batchStarts} has returned
     * @param firstIndex the index of its first job
     * @param size how many jobs it has
     * @param worker the number of the worker
     */
    public void batchEnded(@Nullable Object started, long firstIndex, int size, int worker) {}

    /**
     * A job is about to run.
     *
     * @return to be handed to {@link #jobEnded}
     */
    public @Nullable Object jobStarts() {
        return null;
    }

    /**
     * An attempt of a job has ended.
     *
     * @param started what {@link #jobStarts} has returned
     * @param job the job
     * @param index its place in the input
     * @param attempt which attempt, counted from 1
     * @param worker the number of the worker
     * @param nanos how long it ran
     * @param failure why the attempt has failed; null if it has not
     */
    public void jobEnded(
            @Nullable Object started,
            Job<?> job,
            long index,
            int attempt,
            int worker,
            long nanos,
            @Nullable Throwable failure) {}
}
