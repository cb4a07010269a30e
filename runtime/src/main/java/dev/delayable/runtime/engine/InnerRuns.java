package dev.delayable.runtime.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The active runs that jobs of a run have started. They are stopped before any thread is interrupted: a job may swallow
 * its interrupt, and an inner run would then start its next job. Thread-safe.
 */
final class InnerRuns {

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    void add(Run run) {
        runs.add(run);
    }

    void remove(Run run) {
        runs.remove(run);
    }

    /** The run around them is stopped. */
    void stop() {
        runs.forEach(Run::outerJobEnds);
    }

    /** The time of the job of a worker is up. */
    void stopWithin(Worker worker) {
        for (Run run : runs) {
            if (run.isWithin(worker)) {
                run.outerJobEnds();
            }
        }
    }
}
