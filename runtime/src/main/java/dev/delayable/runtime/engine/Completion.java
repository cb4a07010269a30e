package dev.delayable.runtime.engine;

import dev.delayable.runtime.report.Ending;
import org.jspecify.annotations.Nullable;

/** Decides, exactly once, whether the end of a job counts. */
interface Completion {

    /** For jobs that cannot be given up. */
    Completion ALWAYS = new Completion() {
        @Override
        public boolean commit() {
            return true;
        }
    };

    /**
     * Called after users' code was called about the end of a job, and before the engine acts upon it.
     *
     * @return whether to act; false if the run has ended without the job
     */
    boolean commit();

    /**
     * It was committed. Called before anything follows from it that could let the run end.
     *
     * @param ending how the attempt has ended
     * @param failure what it has thrown, if it has
     */
    default void ended(Ending ending, @Nullable Throwable failure) {}
}
