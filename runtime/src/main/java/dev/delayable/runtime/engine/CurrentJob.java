package dev.delayable.runtime.engine;

import dev.delayable.runtime.JobContext;
import org.jspecify.annotations.Nullable;

/** Which worker the current thread is, and so which job it is running. */
public final class CurrentJob {

    /**
     * In its only place the worker, or null. An array, and not a class of this library, so that no thread that outlives the
     * library's class loader holds on to it.
     */
    private static final ThreadLocal<@Nullable Object[]> WORKER = new ThreadLocal<>() {
        @Override
        protected @Nullable Object[] initialValue() {
            return new Object[1];
        }
    };

    private CurrentJob() {}

    /**
     * The context of the job that the current thread is running.
     *
     * @return the context
     * @throws IllegalStateException if there is none
     */
    public static JobContext context() {
        Worker worker = worker();
        JobContext context = worker == null ? null : worker.runner().context();
        if (context == null) {
            throw new IllegalStateException("this thread runs no job: JobContext.current() is for the code of jobs");
        }
        return context;
    }

    /** The worker that the current thread is, or null if it is none. */
    static @Nullable Worker worker() {
        return (Worker) WORKER.get()[0];
    }

    /** Says that the current thread is a worker from now on, or again; returns which one it was before. */
    static @Nullable Worker enter(@Nullable Worker worker) {
        @Nullable Object[] place = WORKER.get();
        Worker before = (Worker) place[0];
        place[0] = worker;
        return before;
    }
}
