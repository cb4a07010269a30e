package dev.delayable.runtime.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs that stand in jobs of a run, and have not ended. They are told of its end before any thread is interrupted: a job in
 * them may swallow that, and its run would start the next one. Thread-safe.
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
