package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.engine.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes with the same settings and the same class path. A run takes those that are idle, the last one that has
 * become so first, and starts more if it needs them; they come back, and end when they have been idle for some time.
 * Thread-safe.
 */
final class ProcessPool {

    /** Few, so they are looked through: the first hash of a record costs a JVM 20 ms, and the first run would wait for it. */
    private static final List<ProcessPool> POOLS = new CopyOnWriteArrayList<>();

    /** After how many starts in a row that a signal has ended it is not chance any more. */
    private static final int MAX_KILLED_STARTS = 20;

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger();

    private final ProcessSettings settings;
    private final LaunchPath path;
    private final Codec codec;
    private final Traffic traffic = new Traffic();

    /** How many starts in a row were ended by a signal. */
    private final AtomicInteger killedStarts = new AtomicInteger();

    /** The last one first. Guarded by this. */
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();

    /** All that have not ended. Guarded by this. */
    private final Set<WorkerProcess> all = new HashSet<>();

    private ProcessPool(ProcessSettings settings, LaunchPath path) {
        this.settings = settings;
        this.path = path;
        this.codec = settings.newCodec();
    }

    /** The pool of what a class loader sees. */
    static synchronized ProcessPool of(ProcessSettings settings, @Nullable ClassLoader loader) {
        LaunchPath path = LaunchPath.of(loader);
        for (ProcessPool pool : POOLS) {
            if (Objects.equals(pool.settings, settings) && pool.path.equals(path)) {
                return pool;
            }
        }
        if (POOLS.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Farewell());
        }
        ProcessPool pool = new ProcessPool(settings, path);
        POOLS.add(pool);
        return pool;
    }

    /**
     * Lets the idle workers end when this JVM does. They would by themselves; but a JVM waits 0.3 s at its end for threads that
     * read from somewhere, as those of the workers do.
     */
    private static final class Farewell extends Thread {

        Farewell() {
            super("delayable-farewell");
        }

        @Override
        public void run() {
            try {
                for (ProcessPool pool : POOLS) {
                    pool.endIdle();
                }
            } catch (LinkageError e) {
                // The class loader of this program was closed before the JVM ends.
            }
        }
    }

    /** All pools with these settings. */
    static List<ProcessPool> all(ProcessSettings settings) {
        return POOLS.stream()
                .filter(pool -> Objects.equals(pool.settings, settings))
                .toList();
    }

    ProcessSettings settings() {
        return settings;
    }

    LaunchPath path() {
        return path;
    }

    Codec codec() {
        return codec;
    }

    Traffic traffic() {
        return traffic;
    }

    PrivateDirectory directory() {
        try {
            return PrivateDirectory.own();
        } catch (IOException e) {
            throw new UncheckedIOException("worker processes need a directory of their own: " + e.getMessage(), e);
        }
    }

    /** A worker that nobody uses; it is started if there is none. */
    WorkerProcess acquire() {
        WorkerProcess started;
        synchronized (this) {
            for (WorkerProcess worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
                if (worker.isReusable()) {
                    return worker;
                }
            }
            started = new WorkerProcess(this, NEXT_NUMBER.incrementAndGet());
            all.add(started);
        }
        started.start();
        return started;
    }

    /** Takes back a worker with nothing to do. */
    void release(WorkerProcess worker) {
        if (!worker.isReusable()) {
            return;
        }
        if (worker.isUsedUp()) {
            worker.retire();
            return;
        }
        long now = worker.becomesIdle(); // before anybody else can take it
        synchronized (this) {
            idle.addFirst(worker);
        }
        Watchdog.schedule(new IdleTimeout(this, worker, now), TimeUnit.NANOSECONDS.convert(settings.idleTimeout()));
    }

    /** Ends a worker that nobody has used meanwhile. */
    private record IdleTimeout(ProcessPool pool, WorkerProcess worker, long since) implements Runnable {

        @Override
        public void run() {
            if (worker.isIdleSince(since)) {
                pool.end(worker);
            }
        }
    }

    private void end(WorkerProcess worker) {
        boolean isIdle;
        synchronized (this) {
            isIdle = idle.remove(worker);
        }
        if (isIdle) {
            worker.retire();
        }
    }

    /** A worker is ready. */
    void started() {
        killedStarts.set(0);
        traffic.started();
    }

    /** A signal has ended a worker before it was ready; returns whether to try no more. */
    boolean givesUp() {
        return killedStarts.incrementAndGet() >= MAX_KILLED_STARTS;
    }

    synchronized void ended(WorkerProcess worker) {
        all.remove(worker);
        idle.remove(worker);
    }

    ProcessStatistics statistics() {
        List<WorkerProcess> alive;
        synchronized (this) {
            alive = List.copyOf(all);
        }
        long sent = traffic.sentBytes();
        long received = traffic.receivedBytes();
        for (WorkerProcess worker : alive) {
            sent += worker.sentBytes();
            received += worker.receivedBytes();
        }
        return new ProcessStatistics(traffic.startedCount(), alive.size(), sent, received, traffic.mappedBytes());
    }

    /** Ends the workers that are idle. */
    void endIdle() {
        List<WorkerProcess> ending;
        synchronized (this) {
            ending = List.copyOf(idle);
        }
        ending.forEach(this::end);
    }
}
