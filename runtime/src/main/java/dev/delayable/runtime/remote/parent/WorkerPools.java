package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import dev.delayable.runtime.remote.wire.ProgramLoader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pools that have a run or a worker, and the counts of those that have none any more. A pool holds objects of the program,
 * such as an initializer, so it is kept only as long as it is used. Thread-safe.
 */
final class WorkerPools {

    /** How many pools without users have counts, the last ones. */
    private static final int MAX_PAST = 1000;

    /** Few, so they are looked through: the first hash of a record costs a JVM 20 ms, and the first run would wait for it. Guarded by the class. */
    private static final List<WorkerPool> POOLS = new ArrayList<>();

    /** The first one first. Guarded by the class. */
    private static final List<Past> PAST = new ArrayList<>();

    private WorkerPools() {}

    /**
     * The counts of a pool that nobody uses any more. What may be an object of the program, or may hold one, is held weakly:
     * its counts end with the last backend that has it.
     */
    private static final class Past {

        private final WeakReference<WorkerLauncher> launcher;
        private final WeakReference<WorkerSettings> settings;
        private final Traffic traffic;

        /** What is data alone. */
        private final List<Object> kept = new ArrayList<>();

        Past(WorkerPool pool) {
            this.launcher = new WeakReference<>(pool.launcher());
            this.settings = new WeakReference<>(pool.settings());
            this.traffic = pool.traffic();
            if (pool.launcher() instanceof ValueLauncher) {
                kept.add(pool.launcher());
            }
            if (isData(pool.settings())) {
                kept.add(pool.settings());
            }
        }

        private static boolean isData(WorkerSettings settings) {
            ClassLoader ofCodec = settings.codec().getClassLoader();
            return settings.initializer() == null && (ofCodec == null || ofCodec.equals(ProgramLoader.own()));
        }

        /** The launcher, if the settings are these; null if they are not, or nobody has one of both any more. */
        @Nullable
        WorkerLauncher launcher(WorkerSettings sought) {
            return sought.equals(settings.get()) ? launcher.get() : null;
        }

        boolean isForgotten() {
            return launcher.get() == null || settings.get() == null;
        }
    }

    /** The pool of a launcher and settings, which has one user more. */
    static synchronized WorkerPool use(WorkerLauncher launcher, WorkerSettings settings) {
        for (WorkerPool pool : POOLS) {
            if (pool.settings().equals(settings) && pool.launcher().equals(launcher)) {
                use(pool);
                return pool;
            }
        }
        WorkerPool pool = new WorkerPool(launcher, settings, takePast(launcher, settings));
        POOLS.add(pool);
        use(pool);
        return pool;
    }

    /** What workers of such a launcher and settings have done before. Called with the lock held. */
    private static Traffic takePast(WorkerLauncher launcher, WorkerSettings settings) {
        for (int i = 0; i < PAST.size(); i++) {
            if (launcher.equals(PAST.get(i).launcher(settings))) {
                return PAST.remove(i).traffic;
            }
        }
        return new Traffic();
    }

    /** A pool has one run or worker more. */
    static synchronized void use(WorkerPool pool) {
        pool.users++;
    }

    /** A pool has one run or worker less. */
    static synchronized void unuse(WorkerPool pool) {
        pool.users--;
        if (pool.users == 0) {
            POOLS.remove(pool);
            for (int i = PAST.size() - 1; i >= 0; i--) {
                if (PAST.get(i).isForgotten()) {
                    PAST.remove(i);
                }
            }
            if (PAST.size() == MAX_PAST) {
                PAST.remove(0);
            }
            PAST.add(new Past(pool));
        }
    }

    static synchronized List<WorkerPool> all() {
        return List.copyOf(POOLS);
    }

    static List<WorkerPool> all(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        List<WorkerPool> found = new ArrayList<>();
        for (WorkerPool pool : all()) {
            if (pool.settings().equals(settings) && launchers.test(pool.launcher())) {
                found.add(pool);
            }
        }
        return found;
    }

    static ProcessStatistics statistics(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        List<WorkerPool> pools;
        List<Past> past;
        synchronized (WorkerPools.class) {
            pools = List.copyOf(POOLS);
            past = List.copyOf(PAST);
        }
        ProcessStatistics sum = new ProcessStatistics(0, 0, 0, 0, 0);
        for (WorkerPool pool : pools) {
            if (pool.settings().equals(settings) && launchers.test(pool.launcher())) {
                sum = sum(sum, pool.statistics());
            }
        }
        for (Past each : past) {
            WorkerLauncher launcher = each.launcher(settings);
            if (launcher != null && launchers.test(launcher)) {
                sum = sum(sum, each.traffic.statistics(0));
            }
        }
        return sum;
    }

    private static ProcessStatistics sum(ProcessStatistics one, ProcessStatistics other) {
        return new ProcessStatistics(
                one.workersStarted() + other.workersStarted(),
                one.workersAlive() + other.workersAlive(),
                one.bytesSent() + other.bytesSent(),
                one.bytesReceived() + other.bytesReceived(),
                one.bytesMapped() + other.bytesMapped());
    }
}
