package dev.delayable.runtime.progress;

import dev.delayable.runtime.RunListener;

/** A way of showing how far runs are. */
@FunctionalInterface
public interface Display {

    /**
     * The listener of runs with some settings.
     *
     * @param nJobs how many jobs at once were asked for, as the user has said it
     * @param backend the name of the backend
     * @return a listener that gives another one to each run
     */
    RunListener listener(int nJobs, String backend);
}
