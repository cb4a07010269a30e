package dev.delayable.runtime;

import java.time.Duration;

/**
 * Is told what happens in runs: once when a run starts and ends, and of each job when it is submitted, started, and
 * finished or failed. Implement what is of interest; the other methods do nothing.
 *
 * <p>Of one job the events come one after another: submitted, started, and then finished, failed, or retried and started
 * again. Events of different jobs come at the same time from different threads: submitted from the thread that reads the
 * input, the others from the workers. So an implementation must be thread-safe, and quick, for the jobs wait for it. What it
 * throws is logged, and harms neither the run nor other listeners.
 *
 * @see Parallel#listener(RunListener)
 * @since 0.1
 */
public interface RunListener {

    /**
     * Gives the listener of one run. Called once per run, before anything else; return an object of its own for each run where
     * runs must be told apart, as a progress bar must.
     *
     * @return the listener of that run; this one, if not overridden
     */
    default RunListener forRun() {
        return this;
    }

    /**
     * A run has started. Nothing else of this run has happened yet.
     *
     * @param total how many jobs there are; -1 if the input is read while the jobs run
     * @param workers how many jobs run at once, at the most
     */
    default void runStarted(long total, int workers) {}

    /**
     * A job was taken from the input.
     *
     * @param index the place of the job in the input
     * @param job the job
     */
    default void submitted(int index, Job<?> job) {}

    /**
     * A job starts to run.
     *
     * @param index the place of the job in the input
     * @param job the job
     * @param attempt which attempt it is, counted from 1
     */
    default void started(int index, Job<?> job, int attempt) {}

    /**
     * A job has returned.
     *
     * @param outcome the job, its value, its attempts and its time
     */
    default void finished(Outcome.Success<?> outcome) {}

    /**
     * A job has failed, and is not tried again.
     *
     * @param outcome the job, its exception, its attempts and its time
     */
    default void failed(Outcome.Failure<?> outcome) {}

    /**
     * An attempt of a job has failed, and there will be another.
     *
     * @param outcome the job, the exception of this attempt, the attempts so far and the time of this one
     * @param delay how long the job waits before the next attempt
     */
    default void retried(Outcome.Failure<?> outcome, Duration delay) {}

    /**
     * A run has ended, well or not. Nothing else of this run happens afterwards, but for the end of jobs that were given up.
     *
     * @param finished how many jobs have returned
     * @param failed how many jobs have failed
     */
    default void runFinished(long finished, long failed) {}
}
