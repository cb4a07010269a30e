package dev.delayable.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A thread that makes one call, so that the test can act meanwhile, or interrupt it. */
final class Caller<T extends @Nullable Object> {

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interruptFlag;

    private Caller(Callable<T> call) {
        thread = new Thread(() -> complete(call), "caller");
        thread.setDaemon(true);
    }

    static <T extends @Nullable Object> Caller<T> start(Callable<T> call) {
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

    void interrupt() {
        thread.interrupt();
    }

    boolean isDone() {
        return outcome.isDone();
    }

    /** Whether it waits for something, with or without a limit. */
    boolean waits() {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Waits for the result. */
    T result() {
        return outcome.join();
    }

    /** Waits for the call to fail, and returns the very exception that it threw. */
    Throwable failure() {
        return outcome.<Throwable>handle((result, failure) -> {
                    if (failure == null) {
                        throw new AssertionError("the call has not failed, but returned " + result);
                    }
                    return failure;
                })
                .join();
    }

    /** Whether the interrupt flag was set when the call returned or threw. */
    boolean interruptFlag() {
        outcome.handle((result, failure) -> "ended").join();
        return interruptFlag;
    }

    /** Waits for the end of the call, however it ends; {@code false} if it has not ended by then. */
    boolean endsWithin(long nanos) throws InterruptedException {
        try {
            outcome.handle((result, failure) -> "ended").get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e); // nothing was thrown there
        }
    }

    /** What it is doing now. */
    StackTraceElement[] stackTrace() {
        return thread.getStackTrace();
    }
}
