package dev.delayable.runtime.engine;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The clock of all runs: one daemon thread, there only while something is due, for time limits, deadlines and the waits
 * between attempts. What it runs must be quick, and must not block.
 */
public final class Watchdog {

    private static final ScheduledThreadPoolExecutor EXECUTOR = create();

    private Watchdog() {}

    private static ScheduledThreadPoolExecutor create() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Threads());
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** No lambda: the first one takes a new JVM 10 ms. */
    private static final class Threads implements ThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            return SharedThreads.daemon(task, "delayable-watchdog");
        }
    }

    /** Runs a task after a time, unless it is cancelled before. */
    static Future<?> scheduleCancellable(Runnable task, long nanos) {
        return EXECUTOR.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * Runs a task after a time.
     *
     * @param task the task; what it throws is lost
     * @param nanos after how many nanoseconds
     */
    public static void schedule(Runnable task, long nanos) {
        Future<?> unused = scheduleCancellable(task, nanos);
    }
}
