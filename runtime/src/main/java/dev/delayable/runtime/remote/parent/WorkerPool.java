package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import dev.delayable.runtime.remote.wire.Codecs;
import dev.delayable.runtime.remote.wire.PatternFilter;
import dev.delayable.runtime.remote.wire.ProgramLoader;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.work.Work;
import java.io.ObjectInputFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one launcher with the same settings. A run takes those that are idle, the last one that has become so first,
 * and has more started if it needs them; they come back, go to a run that waits for one, and else end when they have been idle
 * for some time. Thread-safe.
 */
public final class WorkerPool {

    /** After how many starts in a row that a signal has ended it is not chance any more. */
    private static final int MAX_KILLED_STARTS = 20;

    /** After how many starts in a row that have failed in another way. */
    private static final int MAX_FAILED_STARTS = 3;

    /** After what time a backend is closed though workers have not ended; they were killed before. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger();

    /** Set by tests. */
    private static volatile @Nullable Limits limitsOfTests;

    private final WorkerLauncher launcher;
    private final WorkerSettings settings;
    private final Codec codec;
    private final ObjectInputFilter filter;
    private final Limits limits;
    private final Traffic traffic;

    /** How many starts in a row have failed. */
    private final AtomicInteger failedStarts = new AtomicInteger();

    /** The last one first. Guarded by this. */
    private final Deque<RemoteWorker> idle = new ArrayDeque<>();

    /** Those that are starting, and whose run has ended meanwhile. Guarded by this. */
    private final Deque<RemoteWorker> starting = new ArrayDeque<>();

    /** All that have not ended. Guarded by this. */
    private final Set<RemoteWorker> all = new HashSet<>();

    /** The runs whose batches wait for workers that are starting, the first one first. Guarded by this. */
    private final Set<RunWorkers> waiting = new LinkedHashSet<>();

    /** How many runs and workers there are. Guarded by {@link WorkerPools}. */
    int users;

    WorkerPool(WorkerLauncher launcher, WorkerSettings settings, Traffic traffic) {
        this.launcher = launcher;
        this.settings = settings;
        this.traffic = traffic;
        this.codec = Codecs.make(settings.codec());
        this.filter = new PatternFilter(settings.filter());
        this.limits = Limits.of(settings);
    }

    /**
     * How long a worker may take, in nanoseconds, and how much at once.
     *
     * @param startNanos from its start until its JVM greets, before the initializer
     * @param writeNanos to take a part of a message: only one that is stopped, or whose JVM hangs, takes nothing
     * @param leaveNanos to end when it was told to
     * @param arrayBytes the longest array that goes through the connection
     */
    record Limits(long startNanos, long writeNanos, long leaveNanos, long arrayBytes) {

        static Limits of(WorkerSettings settings) {
            return new Limits(
                    settings.startTimeout() == null
                            ? Long.MAX_VALUE
                            : TimeUnit.NANOSECONDS.convert(settings.startTimeout()),
                    TimeUnit.MINUTES.toNanos(1),
                    TimeUnit.SECONDS.toNanos(15),
                    Wire.MAX_ARRAY_BYTES);
        }
    }

    /** See {@link dev.delayable.runtime.backend.hosting.HostedWorkers}. */
    public static RemoteWorkers open(WorkerLauncher launcher, WorkerSettings settings, int workers) {
        ClassLoader loader = ProgramLoader.of(Thread.currentThread().getContextClassLoader());
        WorkerPool pool = WorkerPools.use(launcher, settings);
        ParentExit.use();
        return new RunWorkers(pool, workers, loader);
    }

    /** See {@link dev.delayable.runtime.backend.hosting.HostedWorkers}. */
    public static void endIdle(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        List<RemoteWorker> ending = new ArrayList<>();
        for (WorkerPool pool : WorkerPools.all(launchers, settings)) {
            pool.endIdle(ending);
        }
        long until = System.nanoTime() + END_NANOS;
        for (RemoteWorker worker : ending) {
            worker.awaitEnd(until);
        }
    }

    /** See {@link dev.delayable.runtime.backend.hosting.HostedWorkers}. */
    public static ProcessStatistics statistics(Predicate<? super WorkerLauncher> launchers, WorkerSettings settings) {
        return WorkerPools.statistics(launchers, settings);
    }

    /** All workers that have not ended. */
    static List<RemoteWorker> allAlive() {
        List<RemoteWorker> alive = new ArrayList<>();
        for (WorkerPool pool : WorkerPools.all()) {
            alive.addAll(pool.alive());
        }
        return alive;
    }

    /**
     * Lets workers have other limits from now on; for tests.
     *
     * @param limits the nanoseconds for the start, for a part of a message and for the end, and perhaps the bytes of the longest
     *     array; none for the usual limits
     */
    public static void setLimits(long... limits) {
        limitsOfTests = limits.length == 0
                ? null
                : new Limits(limits[0], limits[1], limits[2], limits.length == 3 ? Wire.MAX_ARRAY_BYTES : limits[3]);
    }

    Limits limits() {
        Limits changed = limitsOfTests;
        return changed == null ? limits : changed;
    }

    WorkerLauncher launcher() {
        return launcher;
    }

    WorkerSettings settings() {
        return settings;
    }

    Codec codec() {
        return codec;
    }

    ObjectInputFilter filter() {
        return filter;
    }

    Traffic traffic() {
        return traffic;
    }

    // Workers and runs.

    /**
     * An unused worker, for a run: an idle one, one that is starting and that the run has not needed for which it was started,
     * or a new one, which is to be {@linkplain #start started}.
     */
    RemoteWorker acquire(RunWorkers run, int itsNumber) {
        RemoteWorker created;
        synchronized (this) {
            RemoteWorker known = acquireIdle(run, itsNumber);
            if (known != null) {
                return known;
            }
            for (RemoteWorker worker = starting.pollFirst(); worker != null; worker = starting.pollFirst()) {
                if (worker.isStartingForNobody() && worker.lease(run, itsNumber)) {
                    return worker;
                }
            }
            created = new RemoteWorker(this, NEXT_NUMBER.incrementAndGet());
            created.lease(run, itsNumber);
            all.add(created);
            WorkerPools.use(this);
        }
        return created;
    }

    /** A worker that is idle, for a run; null if there is none. */
    synchronized @Nullable RemoteWorker acquireIdle(RunWorkers run, int itsNumber) {
        for (RemoteWorker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            if (worker.lease(run, itsNumber)) {
                return worker;
            }
        }
        return null;
    }

    /** A run has batches that wait for workers which are starting, or has no more. */
    synchronized void setWaiting(RunWorkers run, boolean isWaiting) {
        if (isWaiting) {
            waiting.add(run);
        } else {
            waiting.remove(run);
        }
    }

    /** Starts a worker, if it is new: one that is idle runs, and one that starts may have been started for another run. */
    void start(RemoteWorker created) {
        if (!created.isToStart()) {
            return;
        }
        ParentExit.use();
        try {
            created.life().start();
        } catch (Throwable e) {
            ended(created);
            throw e;
        }
    }

    /** Takes back a worker with nothing to do; one that is starting comes when it is ready. */
    void release(RemoteWorker worker) {
        if (endLease(worker)) {
            released(worker);
        }
    }

    /** Takes a worker from its run, as the first part of a release; returns whether the second part is {@link #released}. */
    synchronized boolean endLease(RemoteWorker worker) {
        boolean isUsedUp = worker.outbox().isUsedUp(settings.maxJobs());
        starting.remove(worker);
        if (!worker.endLease(!waiting.isEmpty())) {
            if (worker.isStartingForNobody()) {
                starting.addFirst(worker);
            }
            return false;
        }
        if (!isUsedUp) {
            idle.addFirst(worker);
        }
        return true;
    }

    /** Tells a worker that its run has ended, and a run that waits for a worker that there is one. */
    void released(RemoteWorker worker) {
        worker.outbox().pump();
        if (worker.outbox().isUsedUp(settings.maxJobs())) {
            if (worker.run() == null) {
                worker.retire();
            }
            return;
        }
        RunWorkers next = null;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                next = waiting.iterator().next();
                waiting.remove(next);
                waiting.add(next); // behind the others
            }
        }
        if (next != null) {
            Work.execute(new Dispatching(next)); // for it calls the engine, and the caller may hold a lock of it
        }
    }

    private record Dispatching(RunWorkers waitingRun) implements Runnable {

        @Override
        public void run() {
            waitingRun.dispatch();
        }
    }

    /** Ends a worker that no run has taken in time. */
    record IdleTimeout(WorkerPool pool, RemoteWorker worker) implements Runnable {

        @Override
        public void run() {
            pool.end(worker);
        }
    }

    private void end(RemoteWorker worker) {
        boolean isIdle;
        synchronized (this) {
            isIdle = idle.remove(worker);
        }
        if (isIdle) {
            worker.retire();
        }
    }

    /** A worker is ready. */
    void started(WorkerLife worker) {
        failedStarts.set(0);
        traffic.started(worker);
    }

    /** A worker could not be started, perhaps because somebody has killed it; returns whether to try no more. */
    boolean givesUp(LaunchException failure, boolean isKill) {
        if (!failure.mayBeChance()) {
            return true;
        }
        int most = isKill ? MAX_KILLED_STARTS : MAX_FAILED_STARTS;
        if (failedStarts.incrementAndGet() < most) {
            return false;
        }
        failedStarts.set(0);
        return true;
    }

    /** A worker takes no batch any more. */
    synchronized void leaves(RemoteWorker worker) {
        idle.remove(worker);
    }

    void ended(RemoteWorker worker) {
        boolean wasThere;
        synchronized (this) {
            wasThere = all.remove(worker);
            idle.remove(worker);
            starting.remove(worker);
        }
        if (wasThere) {
            unuse();
        }
    }

    /** A run or a worker has ended. */
    void unuse() {
        WorkerPools.unuse(this);
        ParentExit.unuse();
    }

    private synchronized List<RemoteWorker> alive() {
        return List.copyOf(all);
    }

    ProcessStatistics statistics() {
        return traffic.statistics(alive().size());
    }

    /** Ends the workers that no run has, and adds those that end. */
    private void endIdle(List<RemoteWorker> ending) {
        for (RemoteWorker worker : alive()) {
            boolean isStarting;
            synchronized (this) {
                if (worker.run() != null) {
                    continue;
                }
                isStarting = worker.isStarting();
                idle.remove(worker); // so that no run takes it any more
                starting.remove(worker);
            }
            if (isStarting) {
                worker.kill("it was not needed any more");
            }
            worker.retire();
            ending.add(worker);
        }
    }
}
