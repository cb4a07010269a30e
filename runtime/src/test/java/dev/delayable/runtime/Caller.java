package dev.delayable.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A thread that makes one call, so that the test can act meanwhile, or interrupt it. */
public final class Caller<T extends @Nullable Object> {

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interruptFlag;

    private Caller(Callable<T> call) {
        thread = new Thread(() -> complete(call), "caller");
        thread.setDaemon(true);
    }

    public static <T extends @Nullable Object> Caller<T> start(Callable<T> call) {
        Caller<T> caller = new Caller<>(call);
        caller.thread.start();
        return caller;
    }

    private void complete(Callable<T> call) {
        try {
            T result = call.call();
            interruptFlag = Thread.interrupted();
            outcome.complete(result);
        } catch (Throwable e) {
            interruptFlag = Thread.interrupted();
            outcome.completeExceptionally(e);
        }
    }

    public void interrupt() {
        thread.interrupt();
    }

    public Thread thread() {
        return thread;
    }

    public boolean isDone() {
        return outcome.isDone();
    }

    /** Waits for the result. */
    public T result() {
        return outcome.join();
    }

    /** Waits for the call to fail, and returns the very exception that it threw. */
    public Throwable failure() {
        return outcome.<Throwable>handle((result, failure) -> {
                    if (failure == null) {
                        throw new AssertionError("the call has not failed, but returned " + result);
                    }
                    return failure;
                })
                .join();
    }

    /** Whether the interrupt flag was set when the call returned or threw. */
    public boolean interruptFlag() {
        outcome.handle((result, failure) -> "ended").join();
        return interruptFlag;
    }
}
