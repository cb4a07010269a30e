package dev.delayable.runtime.engine;

import java.util.List;

/**
 * The workers of one run, wherever they are. It is told when there are jobs, and sees to it that enough workers take them;
 * it knows nothing of the order of results, of failures or of retries. What it is told and makes no use of it need not hear.
 */
interface Workforce {

    /** Nobody: the run has not begun. */
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

    /** How many workers have not ended, besides the calling thread. */
    int active();

    /** The workers of this JVM that have not ended, besides the calling thread. Called by any thread. */
    default List<? extends Worker> workers() {
        return List.of();
    }

    /** Interrupts what is running, and lets no worker begin. Called once, when the run is stopped already. */
    void stop();

    /** Gives up the workers that have not ended; returns the jobs that they are running. Called by the calling thread. */
    List<String> abandon();

    /** Gives the workers back. Called by the calling thread when none is active. */
    default void close() {}
}
