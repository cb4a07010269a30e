package dev.delayable.runtime.work;

import java.lang.System.Logger.Level;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads for tasks that must run but must not delay anything else: users' code outside of jobs, interrupts, writes to
 * workers, starts and kills. Each task has a thread of its own, so a task that blocks delays no other task. The threads
 * are daemons and end after ten idle seconds. Thread-safe.
 */
public final class Work {

    private static final AtomicLong THREAD_NUMBER = new AtomicLong();

    /** When to try again to get a thread for a task, after the system has refused one. */
    private static final long NEXT_TRY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new Threads());

    private Work() {}

    /** No lambda: the first one costs a new JVM 10 ms. */
    private static final class Threads implements ThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            return SharedThreads.daemon(task, "delayable-work-" + THREAD_NUMBER.incrementAndGet());
        }
    }

    private record Guarded(Runnable task) implements Runnable {

        @Override
        public void run() {
            try {
                task.run();
            } catch (Throwable e) {
                System.getLogger("dev.delayable.runtime").log(Level.WARNING, "a task of the engine failed", e);
            } finally {
                Thread.interrupted();
            }
        }
    }

    /**
     * Runs a task soon, on a thread of its own. No task is lost: if the system has no thread left, the task runs as soon as
     * it has one.
     *
     * @param task the task; it may block, and what it throws is logged
     */
    public static void execute(Runnable task) {
        try {
            THREADS.execute(new Guarded(task));
        } catch (Throwable e) {
            Clock.schedule(task, NEXT_TRY_NANOS);
        }
    }
}
