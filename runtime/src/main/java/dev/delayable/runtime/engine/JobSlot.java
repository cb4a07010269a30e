package dev.delayable.runtime.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The place of a running job among the n jobs that may run at once, for the runs that the job starts on other threads.
 * Such a run shares the workers of the outer run. It may also run one job at a time in the place of the job that started
 * it, while the thread of that job waits, for the future of the run for example. Without that, n jobs that wait for runs
 * of their own would deadlock.
 *
 * <p>A job lasts until the runs that it has started have ended. If the job fails, these runs are stopped; if its run is
 * stopped, they are stopped like all runs inside it.
 */
public final class JobSlot {

    /** The slot for which the current thread carries out a run. In an array, as in {@link CurrentJob}. */
    private static final ThreadLocal<@Nullable Object[]> ENTERED = new ThreadLocal<>();

    private final Worker worker;

    /** The thread of the job. */
    private final Thread thread;

    private JobSlot(Worker worker, Thread thread) {
        this.worker = worker;
        this.thread = thread;
    }

    /**
     * Announces a run that the current thread starts in another thread; each announcement has one {@link #end}.
     *
     * @return the slot of the job that the current thread is running; null if it runs none
     */
    public static @Nullable JobSlot announceRun() {
        Worker worker = CurrentJob.worker();
        if (worker == null) {
            return null;
        }
        worker.asyncRuns().incrementAndGet();
        return new JobSlot(worker, Thread.currentThread());
    }

    /** The run is carried out by the current thread, which does nothing else. */
    public void enter() {
        ENTERED.set(new Object[] {this});
    }

    /** The run has ended, or was not begun. */
    public void end() {
        if (worker.asyncRuns().decrementAndGet() == 0) {
            LockSupport.unpark(thread);
        }
    }

    /** The slot that the current thread has entered, if there is one. */
    static @Nullable JobSlot entered() {
        @Nullable Object[] place = ENTERED.get();
        return place == null ? null : (JobSlot) place[0];
    }

    Worker worker() {
        return worker;
    }

    /** Whether the job waits, and no other job runs in its place. */
    boolean isFree() {
        return !worker.slotTaken().get() && isWaiting();
    }

    private boolean isWaiting() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            default -> false;
        };
    }

    /** Takes the place of the job if it is free; returns whether it was. */
    boolean take() {
        return isWaiting() && worker.slotTaken().compareAndSet(false, true);
    }

    void giveBack() {
        worker.slotTaken().set(false);
    }
}
