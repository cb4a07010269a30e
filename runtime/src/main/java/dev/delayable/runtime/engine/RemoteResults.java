package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.flight.FlightLog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes back of one batch from a remote worker, handed on as the endings of its jobs. */
final class RemoteResults {

    private final Run run;
    private final int worker;
    private final Batch batch;
    private final @Nullable Object recorded;

    /** How many jobs have finished for good. */
    private int finished;

    /** The batch is about to be sent. */
    RemoteResults(Run run, int worker, Batch batch) {
        this.run = run;
        this.worker = worker;
        this.batch = batch;
        this.recorded = run.events().flight().batchStarts();
    }

    /** Takes the results that there are, of the first jobs; returns the slot after the last of them. */
    int take(List<Result> results) {
        long nanos = 0;
        int slot = batch.from();
        for (Result result : results) {
            Job<?> job = (Job<?>) Objects.requireNonNull(batch.slots()[slot]);
            Throwable exception = result.exception();
            nanos += result.nanos();
            record(slot, job, exception, result.nanos());
            count(
                    exception == null
                            ? run.endings().returned(batch, slot, job, result.value(), result.nanos())
                            : run.endings().failed(batch, slot, job, exception, result.nanos(), false));
            slot++;
        }
        if (run.sizer().needsTime() && !results.isEmpty()) {
            run.sizer().ran(results.size(), nanos);
        } else {
            run.sizer().ran(results.size());
        }
        return slot;
    }

    /** The job in a slot has failed, and nothing is known of how long it ran. */
    void fail(int slot, Throwable cause) {
        Job<?> job = (Job<?>) Objects.requireNonNull(batch.slots()[slot]);
        record(slot, job, cause, 0);
        count(run.endings().failed(batch, slot, job, cause, 0, false));
    }

    /** Nothing more comes back: the jobs count as finished now. */
    void end() {
        run.events().flight().batchEnded(recorded, batch.firstIndex(), batch.size(), worker);
        // Last, for the run may be complete with it, and a recording of it may end at once.
        run.source().finished(finished);
    }

    private void record(int slot, Job<?> job, @Nullable Throwable exception, long nanos) {
        FlightLog flight = run.events().flight();
        flight.jobEnded(flight.jobStarts(), job, batch.indexOf(slot), batch.attempt(), worker, nanos, exception);
    }

    private void count(boolean isFinished) {
        if (isFinished) {
            finished++;
        }
    }
}
