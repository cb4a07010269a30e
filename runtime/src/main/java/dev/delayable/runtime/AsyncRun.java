package dev.delayable.runtime;

import dev.delayable.runtime.engine.Scope;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run in a thread of its own. Whoever cancels the future interrupts that thread, which ends the run.
 *
 * <p>The thread is interrupted only while it carries out the run, under the lock that also guards the end of that.
 */
final class AsyncRun<T extends @Nullable Object> extends CompletableFuture<T> {

    private static final AtomicLong NUMBER = new AtomicLong();

    /** The thread of the run while it may be interrupted. Guarded by this. */
    private @Nullable Thread thread;

    private AsyncRun() {}

    static <T extends @Nullable Object> CompletableFuture<T> start(Callable<T> run) {
        AsyncRun<T> future = new AsyncRun<>();
        Object scope = Scope.current();
        Thread thread = new Thread(
                () -> {
                    Scope.set(scope);
                    future.carryOut(run);
                },
                "delayable-async-" + NUMBER.incrementAndGet());
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        synchronized (future) {
            future.thread = thread;
        }
        thread.start();
        return future;
    }

    private void carryOut(Callable<T> run) {
        if (isDone()) {
            return; // cancelled before it began
        }
        T results;
        try {
            results = run.call();
        } catch (Throwable e) {
            endInterrupts();
            completeExceptionally(e);
            return;
        }
        endInterrupts();
        complete(results);
    }

    /** What depends on the future runs in the same thread, and is not to be interrupted. */
    private synchronized void endInterrupts() {
        thread = null;
        Thread.interrupted();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean isCancelled = super.cancel(mayInterruptIfRunning);
        synchronized (this) {
            if (isCancelled && thread != null) {
                thread.interrupt();
            }
        }
        return isCancelled;
    }

    /** What is derived from this future is a plain one: to cancel it does not end the run. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
