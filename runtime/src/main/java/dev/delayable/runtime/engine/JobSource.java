package dev.delayable.runtime.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where workers claim jobs, and where the results are found afterwards. Every job is claimed exactly once, and jobs are
 * claimed in the order of the input.
 */
abstract class JobSource {

    /**
     * Makes the jobs available to the workers of the run, and returns when all of them are, or the run has stopped.
     * Called by the calling thread of the run.
     */
    abstract void feed(Run run) throws InterruptedException;

    /**
     * Takes the next jobs, waiting for them if need be. Called by the workers.
     *
     * @return the jobs, or {@code null} if there are no more or the run has stopped
     */
    abstract @Nullable Batch claim(int atMost);

    /** Says that a claimed batch is done. Called by the worker that has run it. */
    abstract void done(Batch batch);

    /** Ends all waiting, for the feeder and the workers: nothing more will be claimed. */
    abstract void stop();

    /** The results in the order of the jobs. Called by the calling thread, when all workers have ended well. */
    abstract List<@Nullable Object> results();
}
