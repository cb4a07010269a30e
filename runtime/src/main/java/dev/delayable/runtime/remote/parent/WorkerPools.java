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

    // Both lists are replaced with the lock of the class held, and never changed: who looks through them
    // calls equals(), which may be a user's, and holds no lock meanwhile.

    /** Few, so they are looked through: the first hash of a record costs a JVM 20 ms, and the first run would wait for it. */
    private static volatile List<WorkerPool> pools = List.of();

    /** The first one first. Replaced before the pools are. */
    private static volatile List<Past> past = List.of();

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
    static WorkerPool use(WorkerLauncher launcher, WorkerSettings settings) {
        while (true) {
            List<WorkerPool> known = pools;
            List<Past> knownPast = past;
            WorkerPool pool = find(known, launcher, settings);
            Past before = null;
            if (pool == null) {
                before = findPast(knownPast, launcher, settings);
                pool = new WorkerPool(launcher, settings, before == null ? new Traffic() : before.traffic);
            }
            if (use(pool, known, before)) {
                return pool;
            }
        }
    }

    private static @Nullable WorkerPool find(List<WorkerPool> known, WorkerLauncher launcher, WorkerSettings settings) {
        for (WorkerPool pool : known) {
            if (pool.settings().equals(settings) && pool.launcher().equals(launcher)) {
                return pool;
            }
        }
        return null;
    }

    /** What workers of such a launcher and settings have done before. */
    private static @Nullable Past findPast(List<Past> known, WorkerLauncher launcher, WorkerSettings settings) {
        for (Past each : known) {
            if (launcher.equals(each.launcher(settings))) {
                return each;
            }
        }
        return null;
    }

    /** A pool, new or known, has one user more; {@code false} if the pools are not those that were looked through. */
    @SuppressWarnings("ReferenceEquality") // the very same list is meant
    private static synchronized boolean use(WorkerPool pool, List<WorkerPool> known, @Nullable Past before) {
        if (pools != known) {
            return false;
        }
        if (!known.contains(pool)) {
            List<Past> left = new ArrayList<>(past);
            left.remove(before);
            past = left;
            List<WorkerPool> more = new ArrayList<>(known);
            more.add(pool);
            pools = more;
        }
        use(pool);
        return true;
    }

    /** A pool has one run or worker more. */
    static synchronized void use(WorkerPool pool) {
        pool.users++;
    }

    /** A pool has one run or worker less. */
    static synchronized void unuse(WorkerPool pool) {
        pool.users--;
        if (pool.users > 0) {
            return;
        }
        List<Past> remembered = new ArrayList<>();
        for (Past each : past) {
            if (!each.isForgotten()) {
                remembered.add(each);
            }
        }
        if (remembered.size() == MAX_PAST) {
            remembered.remove(0);
        }
        remembered.add(new Past(pool));
        past = remembered;
        List<WorkerPool> left = new ArrayList<>(pools);
        left.remove(pool);
        pools = left;
    }

    static List<WorkerPool> all() {
        return pools;
    }

    static List<WorkerPool> all(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        List<WorkerPool> found = new ArrayList<>();
        for (WorkerPool pool : pools) {
            if (pool.settings().equals(settings) && launchers.test(pool.launcher())) {
                found.add(pool);
            }
        }
        return found;
    }

    static ProcessStatistics statistics(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        List<WorkerPool> known;
        List<Past> knownPast;
        synchronized (WorkerPools.class) { // a pool is in one of them
            known = pools;
            knownPast = past;
        }
        ProcessStatistics sum = new ProcessStatistics(0, 0, 0, 0, 0);
        for (WorkerPool pool : known) {
            if (pool.settings().equals(settings) && launchers.test(pool.launcher())) {
                sum = sum(sum, pool.statistics());
            }
        }
        for (Past each : knownPast) {
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
