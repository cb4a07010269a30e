package dev.delayable.runtime;

import dev.delayable.runtime.engine.JobSlot;
import dev.delayable.runtime.engine.Scope;
import dev.delayable.runtime.work.Work;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run in a thread of its own. However the future is completed from outside (cancelled, completed with a value or an
 * exception, timed out), that interrupts the thread, which ends the run.
 *
 * <p>The thread is interrupted only while it carries out the run, under the lock that also guards the end of that; and by a
 * thread of the engine, since an interrupt may block.
 */
final class AsyncRun<T extends @Nullable Object> extends CompletableFuture<T> {

    private static final AtomicLong NUMBER = new AtomicLong();

    /** The thread of the run while it may be interrupted. Cleared under the lock of this. */
    private volatile @Nullable Thread thread;

    /** Whether somebody else completes the future: the end that this makes of the run is not its result. */
    private volatile boolean isCompletedOutside;

    private AsyncRun() {}

    static <T extends @Nullable Object> CompletableFuture<T> start(Callable<T> run) {
        AsyncRun<T> future = new AsyncRun<>();
        Object scope = Scope.current();
        JobSlot slot = JobSlot.announceRun();
        Thread thread = new Thread(
                () -> {
                    Scope.set(scope);
                    try {
                        if (slot != null) {
                            slot.enter();
                        }
                        future.carryOut(run);
                    } finally {
                        end(slot);
                    }
                },
                "delayable-async-" + NUMBER.incrementAndGet());
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.setDaemon(true);
        future.thread = thread;
        // For completeAsync; the other ways to complete a future call endRun themselves.
        CompletableFuture<?> unused = future.whenComplete((result, failure) -> future.endRun());
        try {
            thread.start();
        } catch (Throwable e) {
            end(slot);
            throw e;
        }
        return future;
    }

    private static void end(@Nullable JobSlot slot) {
        if (slot != null) {
            slot.end();
        }
    }

    private void carryOut(Callable<T> run) {
        T results;
        try {
            if (isDone()) {
                return; // completed before it began
            }
            results = run.call();
        } catch (Throwable e) {
            endInterrupts();
            if (!isCompletedOutside) {
                super.completeExceptionally(e);
            }
            return;
        } finally {
            endInterrupts();
        }
        if (!isCompletedOutside) {
            super.complete(results);
        }
    }

    /** What depends on the future runs in the same thread, and is not to be interrupted. */
    private synchronized void endInterrupts() {
        if (thread != null) {
            thread = null;
            Thread.interrupted();
        }
    }

    /** Called before the future is completed from outside: what depends on it may take long. */
    private void endRun() {
        isCompletedOutside = true;
        // Without the lock, for an interrupt that is under way may block.
        if (thread != null) {
            Work.execute(this::interrupt);
        }
    }

    private synchronized void interrupt() {
        Thread interrupted = thread;
        if (interrupted != null) {
            interrupted.interrupt();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        endRun();
        return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean complete(T value) {
        endRun();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        Objects.requireNonNull(failure, "failure"); // before the run is ended for it
        endRun();
        return super.completeExceptionally(failure);
    }

    @Override
    public void obtrudeValue(T value) {
        endRun();
        super.obtrudeValue(value);
    }

    @Override
    public void obtrudeException(Throwable failure) {
        Objects.requireNonNull(failure, "failure"); // before the run is ended for it
        endRun();
        super.obtrudeException(failure);
    }

    /** What is derived from this future is a plain one: to cancel it does not end the run. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
