package dev.delayable.memory.store;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of all stores of this JVM, daemons that nobody interrupts. One takes and gives back file locks, and waits for nothing
 * else: others wait for it while they hold locks of their own. The other one forces writes to the disk, sweeps, and closes what is
 * idle. Both end when they have nothing to do.
 */
final class Housekeeper {

    private static final ScheduledThreadPoolExecutor LOCKS = executor("delayable-memory-locks");

    private static final ScheduledThreadPoolExecutor EXECUTOR = executor("delayable-memory");

    private Housekeeper() {}

    private static ScheduledThreadPoolExecutor executor(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /** Has file locks taken or given back. */
    static <T extends @Nullable Object> T withLocks(Callable<T> task) throws IOException {
        try {
            return await(LOCKS.submit(task));
        } catch (StoreException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw e;
        }
    }

    /** Has something done, and waits for it. Not to be called by what is done so. */
    static <T extends @Nullable Object> T call(Callable<T> task) {
        return await(EXECUTOR.submit(task));
    }

    /** Waits, however often the caller is interrupted meanwhile. */
    private static <T extends @Nullable Object> T await(Future<T> future) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new StoreException(String.valueOf(e.getCause()), e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Has something done later. */
    static void schedule(Runnable task, long delayMillis) {
        Future<?> unused = EXECUTOR.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }
}
