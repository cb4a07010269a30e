package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.remote.parent.WorkerPool;
import java.util.function.Predicate;

/**
 * The workers of a place elsewhere, of which only the {@linkplain WorkerLauncher launch} is its own. Workers are started when
 * batches wait for them. One that is idle goes to whichever run of the same launcher and settings waits for one. When a worker
 * dies, only the jobs in question fail, another one takes its place, and everything else is run there.
 *
 * @since 0.1
 */
public final class HostedWorkers {

    private HostedWorkers() {}

    /**
     * Workers for one run; to be returned by {@link dev.delayable.runtime.backend.Backend#open}. None is started yet. The
     * context class loader of the calling thread finds the classes of results.
     *
     * @param launcher starts them
     * @param settings what they have in common
     * @param workers how many the run may have
     * @return the workers
     */
    public static RemoteWorkers open(WorkerLauncher launcher, WorkerSettings settings, int workers) {
        return WorkerPool.open(launcher, settings, workers);
    }

    /**
     * Ends the workers that are idle, and waits until they have ended. A worker that takes longer than 15 seconds is killed; if
     * the calling thread is interrupted, all of them are, and the interrupt flag stays set. Workers of a run go on.
     *
     * @param launchers which ones have started them
     * @param settings with what settings
     */
    public static void endIdle(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        WorkerPool.endIdle(launchers, settings);
    }

    /**
     * Counts what workers have done, of all runs in this JVM. The counts last as long as the workers, and then as long as the
     * launcher and the settings of their last runs are in use elsewhere.
     *
     * @param launchers which ones have started them
     * @param settings with what settings
     * @return the counts up to now
     */
    public static ProcessStatistics statistics(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        return WorkerPool.statistics(launchers, settings);
    }
}
