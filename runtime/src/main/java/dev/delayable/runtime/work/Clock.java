package dev.delayable.runtime.work;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Keeps time for all runs: one daemon thread, alive only while something is due. The thread runs no task. It hands each task
 * that is due to {@link Work}, so a task may block, call users' code or take any lock, and delays no other task.
 * Thread-safe.
 */
public final class Clock {

    private static final ScheduledThreadPoolExecutor TIMER = create();

    private Clock() {}

    private static ScheduledThreadPoolExecutor create() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Threads());
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** No lambda: the first one costs a new JVM 10 ms. */
    private static final class Threads implements ThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            return SharedThreads.daemon(task, "delayable-clock");
        }
    }

    /** The only thing that the thread of the clock does. */
    private record HandOver(Runnable task) implements Runnable {

        @Override
        public void run() {
            Work.execute(task);
        }
    }

    /**
     * Runs a task after a time, on a thread of its own.
     *
     * @param task the task; it may block, and what it throws is logged
     * @param nanos after how many nanoseconds; 0 or less means now
     */
    public static void schedule(Runnable task, long nanos) {
        Future<?> unused = scheduleCancellable(task, nanos);
    }

    /**
     * Runs a task after a time, on a thread of its own, unless it is cancelled before.
     *
     * @param task the task; it may block, and what it throws is logged
     * @param nanos after how many nanoseconds; 0 or less means now
     * @return the pending task; its cancellation drops every reference to it, and does not interrupt a task that has begun
     */
    public static Future<?> scheduleCancellable(Runnable task, long nanos) {
        return TIMER.schedule(new HandOver(task), nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * How many tasks wait for their time, those included that this JVM's other runs have scheduled.
     *
     * @return 0 or more
     */
    public static int pending() {
        return TIMER.getQueue().size();
    }
}
