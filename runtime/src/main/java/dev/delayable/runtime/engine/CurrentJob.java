package dev.delayable.runtime.engine;

import dev.delayable.runtime.JobContext;
import org.jspecify.annotations.Nullable;

/** Which worker the current thread is, and so which job it is running. */
public final class CurrentJob {

    private static final ThreadLocal<@Nullable Worker> WORKER = new ThreadLocal<>();

    private CurrentJob() {}

    /**
     * The context of the job that the current thread is running.
     *
     * @return the context
     * @throws IllegalStateException if there is none
     */
    public static JobContext context() {
        Worker worker = WORKER.get();
        JobContext context = worker == null ? null : worker.runner().context();
        if (context == null) {
            throw new IllegalStateException("this thread runs no job: JobContext.current() is for the code of jobs");
        }
        return context;
    }

    /** The worker that the current thread is, or null if it is none. */
    static @Nullable Worker worker() {
        return WORKER.get();
    }

    /** Says that the current thread is a worker from now on, or again. */
    static void enter(@Nullable Worker worker) {
        if (worker == null) {
            WORKER.remove();
        } else {
            WORKER.set(worker);
        }
    }
}
