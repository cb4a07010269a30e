package dev.delayable.runtime.engine;

import java.util.List;

/**
 * The workers of one run, local or remote. The run notifies its workforce of new jobs, and the workforce assigns enough
 * workers to them. It does not handle the order of results, failures or retries. Implementations may ignore notifications
 * that they do not need.
 */
interface Workforce {

    /** No workers: the run has not begun. */
    Workforce NONE = new Workforce() {
        @Override
        public int active() {
            return 0;
        }

        @Override
        public void stop() {}

        @Override
        public List<String> abandon() {
            return List.of();
        }
    };

    /** The run begins. Called by the calling thread, before any job is there. */
    default void begin() {}

    /** A job was added to those that come one by one. Called by the calling thread. */
    default void added(FedSource source) {}

    /** There will be no more jobs than those that are there. Called by the calling thread. */
    default void inputEnded(long unclaimed) {}

    /** All jobs are there, and so many. Called by the calling thread. */
    default void allAdded(int jobs) {}

    /** A job is to be run again. Called by any thread. */
    default void again() {}

    /** The calling thread has nothing to do, and is about to sleep. Called by the calling thread. */
    default void callerIsIdle() {}

    /** Whether the jobs run in this JVM, which then watches over their time limits. */
    default boolean runsHere() {
        return true;
    }

    /** How many workers have not ended, besides the calling thread. */
    int active();

    /** The workers of this JVM that have not ended, besides the calling thread. Called by any thread. */
    default List<? extends Worker> workers() {
        return List.of();
    }

    /** Interrupts what is running, and lets no worker begin. Called once, when the run is stopped already. */
    void stop();

    /**
     * Interrupts jobs that have begun, and that the state does not let start any more: those behind the failed job of an ordered
     * stream. Called again and again, by any thread.
     */
    default void stopBehind(RunState state) {}

    /** Gives up the workers that have not ended; returns the jobs that they are running. Called by the calling thread. */
    List<String> abandon();

    /** Gives the workers back. Called by the calling thread when none is active. */
    default void close() {}
}
