package dev.delayable.runtime;

import java.time.Duration;

/**
 * Receives the events of runs: the start and end of each run, and of each job that it is submitted, started, and finished or
 * failed. Override the methods of interest; the others do nothing.
 *
 * <p>The events of one job arrive one after another: submitted, started, and then finished, failed, or retried and started
 * again; or submitted and recalled. A job whose {@link ResultMemory} cannot tell which job it is has failed without having
 * started; a job that a stop kept from starting may have no event after submitted. Events of different jobs arrive
 * concurrently: submitted from the thread that reads the input, the others from the workers. An implementation must be
 * thread-safe, and quick, because jobs wait for it. An exception that it throws is logged and affects neither the run nor
 * other listeners.
 *
 * @see Parallel#listener(RunListener)
 * @since 0.1
 */
public interface RunListener {

    /**
     * Returns the listener of one run. Called once per run, before any event, by {@link
     * #forRun(String)}; return a new object for each run if you keep state
     * per run, as a progress bar does.
     *
     * @return the listener of that run; this one, if not overridden
     */
    default RunListener forRun() {
        return this;
    }

    /**
     * Returns the listener of one run, as {@link #forRun()} does, for listeners that tell backends apart. The engine calls only
     * this method.
     *
     * @param backend the {@linkplain dev.delayable.runtime.backend.Backend#name name} of the backend of the run, for example
     *     {@code threads}
     * @return the listener of that run; that of {@link #forRun()}, if not overridden
     */
    default RunListener forRun(String backend) {
        return forRun();
    }

    /**
     * A run has started. This is its first event.
     *
     * @param total how many jobs there are; -1 if the input is read while the jobs run
     * @param workers how many jobs run at once at most
     */
    default void runStarted(long total, int workers) {}

    /**
     * A job was taken from the input.
     *
     * @param index the position of the job in the input, counted from 0
     * @param job the job
     */
    default void submitted(long index, Job<?> job) {}

    /**
     * A job starts to run.
     *
     * @param index the position of the job in the input, counted from 0
     * @param job the job
     * @param attempt which attempt it is, counted from 1
     */
    default void started(long index, Job<?> job, int attempt) {}

    /**
     * A job has returned.
     *
     * @param outcome the job, its value, its attempts and its time
     */
    default void finished(Outcome.Success<?> outcome) {}

    /**
     * The result of a job was kept from an earlier run, and the job is not run. Called in place of {@link #started} and {@link
     * #finished}.
     *
     * @param outcome the job and its value, with {@link Outcome.Success#fromMemory()}
     */
    default void recalled(Outcome.Success<?> outcome) {}

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
     * A run has ended, with or without a failure. This is its last event, except for the end of abandoned jobs.
     *
     * @param finished how many jobs have returned, those included whose result was recalled
     * @param failed how many jobs have failed
     */
    default void runFinished(long finished, long failed) {}
}
