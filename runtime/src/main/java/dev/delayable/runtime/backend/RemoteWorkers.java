package dev.delayable.runtime.backend;

import dev.delayable.runtime.Job;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are not threads of this JVM: processes, or executors of a cluster. The engine submits batches and goes on;
 * no thread waits for an answer. While a worker runs one batch, up to {@link #ahead()} more wait there, so that it does not
 * idle while an answer travels.
 *
 * @since 0.1
 */
public non-sealed interface RemoteWorkers extends Workers {

    /**
     * How many batches may wait at a worker besides the one that it runs.
     *
     * @return 0 or more
     */
    int ahead();

    /**
     * Sends a batch to a worker, which runs its jobs one after another. Does not block.
     *
     * @param worker the number of the worker, from 0
     * @param batch the jobs
     * @param reply what to tell; one of its methods is called exactly once, by any thread
     */
    void submit(int worker, RemoteBatch batch, Reply reply);

    /**
     * Interrupts what a worker runs, and lets nothing start that waits there. What was interrupted and what did not start is
     * answered as {@linkplain Reply#done done}, with the results that there are. A worker that does not end in time is
     * killed, and answers {@linkplain Reply#lost lost}. Does not block, and may be called any number of times.
     *
     * @param worker the number of the worker
     */
    void interrupt(int worker);

    /**
     * Jobs that stand side by side in the input.
     *
     * @param firstIndex the index in the input of the first job
     * @param jobs the jobs, not empty
     * @param attempt which attempt this is, counted from 1
     * @param timeout how long one job may run, measured at the worker, if there is a limit; a job that runs for longer is
     *     interrupted there, and answered with a {@link dev.delayable.runtime.JobTimeoutException}
     * @param grace how long an interrupted job may take to end before its worker is killed
     * @param caller what the jobs see of the thread that has started the run; the same for all batches of a run
     */
    record RemoteBatch(
            long firstIndex,
            List<Job<?>> jobs,
            int attempt,
            @Nullable Duration timeout,
            Duration grace,
            CallerState caller) {}

    /**
     * What one job came to.
     *
     * @param value what it returned, if {@code exception} is null
     * @param exception what it threw, or {@code null}
     * @param nanos how long it ran at the worker, in nanoseconds
     */
    record Result(@Nullable Object value, @Nullable Throwable exception, long nanos) {}

    /** Takes the answer to one batch. Thread-safe. */
    interface Reply {

        /**
         * The batch was run, or some of it.
         *
         * @param results one for each job, in order; fewer if the others were not started, because the batch was interrupted
         *     or its worker has died before it was its turn; if the run goes on, they are sent again
         */
        void done(List<Result> results);

        /**
         * The worker has died while it was the turn of this batch. The engine fails the job that was running, and sends all others of the batch again that have
         * no result; the same worker number stands for a new worker from now on.
         *
         * @param results those of the first jobs of the batch, as far as they are known
         * @param running the place in the batch of the job that was running, counted from 0, not before the end of the
         *     results; -1 if none was
         * @param cause what is known of the end, usually a {@link dev.delayable.runtime.WorkerLostException}
         */
        void lost(List<Result> results, int running, Throwable cause);

        /**
         * There is no worker to be had, now or later. The run ends.
         *
         * @param cause why, and what to do; the caller of the run gets it as it is
         */
        void failed(RuntimeException cause);
    }
}
