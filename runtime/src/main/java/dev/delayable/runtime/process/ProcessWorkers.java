package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.engine.Watchdog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker processes of one run: each is taken from the pool when its first batch comes. */
public final class ProcessWorkers implements RemoteWorkers {

    /** How much longer than its grace an interrupted job may take before its process is killed although nobody waits. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** How long the end of a process that was killed may take. */
    private static final Duration END = Duration.ofSeconds(10);

    private final ProcessPool pool;
    private final SharedObjects shared;
    private final ClassLoader loader;

    /** Guarded by this. */
    private final @Nullable WorkerProcess[] workers;

    /** What jobs see of the caller, serialised once. */
    private volatile byte @Nullable [] caller;

    /** How long an interrupted job may take to end. Guarded by this. */
    private Duration grace = Duration.ZERO;

    /** Written under the lock of this. */
    private volatile boolean closed;

    private ProcessWorkers(ProcessPool pool, int workers, ClassLoader loader) {
        this.pool = pool;
        this.shared = new SharedObjects(pool.directory());
        this.loader = loader;
        this.workers = new WorkerProcess[workers];
    }

    /**
     * Workers for one run. None is started yet.
     *
     * @param settings how they are started
     * @param workers how many
     * @return the workers
     */
    public static ProcessWorkers open(ProcessSettings settings, int workers) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        return new ProcessWorkers(ProcessPool.of(settings, loader), workers, loader);
    }

    /**
     * Ends the workers that are idle.
     *
     * @param settings how they were started
     */
    public static void endIdle(ProcessSettings settings) {
        ProcessPool.all(settings).forEach(ProcessPool::endIdle);
    }

    /**
     * Counts what workers have done.
     *
     * @param settings how they were started
     * @return the counts
     */
    public static ProcessStatistics statistics(ProcessSettings settings) {
        ProcessStatistics sum = new ProcessStatistics(0, 0, 0, 0, 0);
        for (ProcessPool pool : ProcessPool.all(settings)) {
            ProcessStatistics one = pool.statistics();
            sum = new ProcessStatistics(
                    sum.workersStarted() + one.workersStarted(),
                    sum.workersAlive() + one.workersAlive(),
                    sum.bytesSent() + one.bytesSent(),
                    sum.bytesReceived() + one.bytesReceived(),
                    sum.bytesMapped() + one.bytesMapped());
        }
        return sum;
    }

    @Override
    public int ahead() {
        return pool.settings().maxJobs() == 0 ? 1 : 0;
    }

    @Override
    public void submit(int worker, RemoteBatch batch, Reply reply) {
        byte[] callerState = caller;
        if (callerState == null) {
            try {
                callerState = CallerStates.bytes(batch.caller());
                caller = callerState;
            } catch (IllegalStateException e) {
                reply.failed(e);
                return;
            }
        }
        while (!worker(worker, batch, callerState).submit(batch, reply)) {}
    }

    private synchronized WorkerProcess worker(int number, RemoteBatch batch, byte[] callerState) {
        grace = batch.grace();
        WorkerProcess worker = workers[number];
        if (worker != null && worker.isUsedUp() && worker.isIdle()) {
            worker.retire();
            worker = null;
        }
        if (worker == null || !worker.isAlive()) {
            worker = pool.acquire();
            worker.lease(new Lease(number, shared, loader, callerState));
            workers[number] = worker;
        }
        return worker;
    }

    @Override
    public void interrupt(int worker) {
        WorkerProcess interrupted;
        List<SentBatch> notSent;
        synchronized (this) {
            interrupted = closed ? null : workers[worker];
            if (interrupted == null) {
                return;
            }
            // First, for the interrupt may be sent to a process that takes nothing.
            Watchdog.schedule(() -> killIfBusy(interrupted), TimeUnit.NANOSECONDS.convert(grace.plus(PATIENCE)));
            // Under the lock: once the workers are given back, the next run would be interrupted.
            notSent = interrupted.interrupt();
        }
        SentBatch.answerAll(notSent);
    }

    private void killIfBusy(WorkerProcess worker) {
        if (!closed && !worker.isIdle()) {
            worker.kill(Kill.ofStoppedRun());
        }
    }

    @Override
    public void close() {
        List<WorkerProcess> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            for (WorkerProcess worker : workers) {
                if (worker != null) {
                    all.add(worker);
                }
            }
        }
        List<WorkerProcess> killed = new ArrayList<>();
        for (WorkerProcess worker : all) {
            if (worker.isIdle()) {
                pool.release(worker);
            } else {
                worker.kill(Kill.ofStoppedRun());
                killed.add(worker);
            }
        }
        for (WorkerProcess worker : killed) {
            worker.awaitEnd(END);
        }
        shared.close();
    }
}
