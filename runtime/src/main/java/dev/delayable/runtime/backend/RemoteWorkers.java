package dev.delayable.runtime.backend;

import dev.delayable.runtime.Job;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are not threads of this JVM: processes, or executors of a cluster. The engine submits batches and goes on;
 * no thread waits for an answer. The place chooses the worker of a batch; the engine bounds how many batches are in flight:
 * one for each worker, and for quick jobs, which go in batches, up to {@link #ahead()} more for each, so that no worker
 * idles while an answer travels.
 *
 * <p>The engine supervises: it knows how long a batch may take from the moment when its turn has come, and asks for the
 * {@linkplain #kill kill} of a worker that says nothing for longer, or that does not end after a {@linkplain #stop stop}. So
 * an implementation needs no clock.
 *
 * <p>No method blocks, apart from {@link #close()}.
 *
 * @since 0.1
 */
public non-sealed interface RemoteWorkers extends Workers {

    /**
     * How many batches may wait at a worker besides the one that it runs. The place queues them: a worker runs one job at a
     * time.
     *
     * @return 0 or more
     */
    int ahead();

    /**
     * Takes a batch. A worker runs its jobs one after another. After {@link #stop} a batch is answered as {@linkplain
     * Reply#done done} without being run.
     *
     * @param batch the jobs
     * @param reply receives what becomes of them
     */
    void submit(RemoteBatch batch, Reply reply);

    /**
     * Interrupts what is running, and lets nothing start. What was interrupted and what did not start is answered as
     * {@linkplain Reply#done done}. Called at most once.
     */
    void stop();

    /**
     * Interrupts one batch: what is running of it, and nothing else of it starts. It is answered as after {@link #stop}.
     *
     * @param batch a batch that was submitted
     */
    void interrupt(RemoteBatch batch);

    /**
     * Ends the worker of a batch, whatever it is doing. The batch is answered as {@linkplain Reply#lost lost}, unless it was
     * answered before.
     *
     * @param batch a batch whose turn {@linkplain Reply#begins has come}
     * @param why completes the sentence "the worker was killed: ..."
     */
    void kill(RemoteBatch batch, String why);

    /**
     * Says how many workers the run may hold from now on. Called only where {@link Backend#maxWorkers} is a bound, first with 1
     * before any batch is submitted; before a call with a smaller number, so many batches are answered that each worker in
     * excess is idle. Such a worker leaves the run before this method returns, for other runs may need it. Must not block, and
     * must not call the engine.
     *
     * @param workers 0 or more, and at most as many as the run was opened with
     */
    default void resize(int workers) {}

    /**
     * The input has ended: from now on only jobs that come back from batches in flight are submitted. Workers without work can leave
     * the run. May be called any number of times.
     */
    default void inputEnded() {}

    /**
     * Jobs that stand side by side in the input.
     *
     * @param firstIndex the index in the input of the first job
     * @param jobs the jobs, not empty
     * @param attempt which attempt this is, counted from 1
     * @param timeout how long one job may run, measured at the worker, if there is a limit; a job that runs for longer is
     *     interrupted there, and its result is {@linkplain Result#isTimeout a timeout}
     * @param grace how long an interrupted job may take to end before its worker is killed
     * @param caller what the jobs see of the thread that has started the run; the same for all batches of a run
     * @param isAlone whether no other batch may be at the same worker at the same time: a worker has died over its job while it was
     *     read, or twice while it may have run, or this is its last attempt after such a death. Where several workers die together,
     *     nothing else of the run may be at any of them
     */
    record RemoteBatch(
            long firstIndex,
            List<Job<?>> jobs,
            int attempt,
            @Nullable Duration timeout,
            Duration grace,
            CallerState caller,
            boolean isAlone) {}

    /**
     * What became of one job.
     *
     * @param value what it returned, if {@code exception} is null
     * @param exception what it threw, or {@code null}
     * @param nanos how long it ran at the worker, in nanoseconds
     * @param isTimeout whether it was over its time limit; the exception is then what it threw after its interrupt, if it
     *     threw anything, and the value does not count
     * @param startNanos when it started, in nanoseconds from the beginning of its batch, measured at the worker; {@link
     *     #UNKNOWN_START} if that is not known, as if it had started at the end of the job before it. Reports show it
     * @param nestedRuns what reports show of runs inside the job: the bytes that {@link
     *     dev.delayable.runtime.backend.hosting.BatchHost} has given at the worker, unchanged; {@code null} if there are none,
     *     which is always so in runs without a report
     */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    record Result(
            @Nullable Object value,
            @Nullable Throwable exception,
            long nanos,
            boolean isTimeout,
            long startNanos,
            byte @Nullable [] nestedRuns) {

        /** The start of a job whose worker does not tell it. */
        public static final long UNKNOWN_START = -1;

        /**
         * The result of a job with no run inside it.
         *
         * @param value what it returned, if {@code exception} is null
         * @param exception what it threw, or {@code null}
         * @param nanos how long it ran at the worker, in nanoseconds
         * @param isTimeout whether it was over its time limit
         * @param startNanos when it started, or {@link #UNKNOWN_START}
         */
        public Result(
                @Nullable Object value, @Nullable Throwable exception, long nanos, boolean isTimeout, long startNanos) {
            this(value, exception, nanos, isTimeout, startNanos, null);
        }

        /**
         * The result of a job whose start is not known.
         *
         * @param value what it returned, if {@code exception} is null
         * @param exception what it threw, or {@code null}
         * @param nanos how long it ran at the worker, in nanoseconds
         * @param isTimeout whether it was over its time limit
         */
        public Result(@Nullable Object value, @Nullable Throwable exception, long nanos, boolean isTimeout) {
            this(value, exception, nanos, isTimeout, UNKNOWN_START);
        }

        /**
         * The result of a job within its time limit whose start is not known.
         *
         * @param value what it returned, if {@code exception} is null
         * @param exception what it threw, or {@code null}
         * @param nanos how long it ran at the worker, in nanoseconds
         */
        public Result(@Nullable Object value, @Nullable Throwable exception, long nanos) {
            this(value, exception, nanos, false);
        }
    }

    /**
     * What is known about the jobs of a batch whose worker has died, beyond those with results.
     *
     * @param phase what the worker was doing
     * @param from the place in the batch of the first job in question, counted from 0
     * @param to the place after the last job in question
     * @param cause how the worker has ended, usually a {@link dev.delayable.runtime.WorkerLostException}
     */
    record Loss(Phase phase, int from, int to, Throwable cause) {

        /** What the worker was doing when it died. */
        public enum Phase {
            /** Nothing for this batch: all jobs without a result are sent again. */
            WAITING,
            /** It was reading these jobs, none of which has run: each is tried once more, alone, and fails the next time. */
            READING,
            /** It was running one of these jobs: they fail, since each may have run. */
            RUNNING
        }

        /**
         * No job of the batch was concerned.
         *
         * @param cause how the worker has ended
         * @return the loss
         */
        public static Loss waiting(Throwable cause) {
            return new Loss(Phase.WAITING, 0, 0, cause);
        }

        /**
         * The worker was reading a job, or its arguments.
         *
         * @param from the place of the first job that may be the one
         * @param to the place after the last job that may be the one
         * @param cause how the worker has ended, and what the job has to do with it
         * @return the loss
         */
        public static Loss reading(int from, int to, Throwable cause) {
            return new Loss(Phase.READING, from, to, cause);
        }

        /**
         * The worker was running a job.
         *
         * @param from the place of the first job that may be the one
         * @param to the place after the last job that may be the one
         * @param cause how the worker has ended
         * @return the loss
         */
        public static Loss running(int from, int to, Throwable cause) {
            return new Loss(Phase.RUNNING, from, to, cause);
        }
    }

    /**
     * Receives what becomes of one batch. Calls come one after another, by any thread; the last is exactly one of {@link
     * #done}, {@link #lost} and {@link #failed}. What is called after it has no effect.
     */
    interface Reply {

        /**
         * The turn of the batch has come: it is wholly at a worker that runs nothing else, and its time counts from now on.
         *
         * @param worker the number of the worker, from 0; no other worker of the run has it
         */
        void begins(int worker);

        /** The worker lives: a part of a large result has arrived. */
        default void alive() {}

        /**
         * The next jobs of the batch have ended.
         *
         * @param results one for each job, in order
         */
        void results(List<Result> results);

        /**
         * The job that is running has not ended after the interrupt of its time limit, for longer than the grace. The engine
         * asks for the {@linkplain #kill kill} of the worker.
         *
         * @param nanos how long the job has run, in nanoseconds
         */
        void stuck(long nanos);

        /**
         * The worker has finished the batch. Jobs without a result were not started, because the batch was interrupted or
         * the worker takes no more jobs; if the run goes on, they are sent again.
         */
        void done();

        /**
         * The worker has died before it has finished the batch. All jobs that have no result and are not in question are
         * sent again.
         *
         * @param loss what is known
         */
        void lost(Loss loss);

        /**
         * The run cannot go on: there is no worker, now or later, or this JVM is out of memory. The run ends.
         *
         * @param cause why, and what to do; the caller of the run gets it as it is
         */
        void failed(Throwable cause);
    }
}
