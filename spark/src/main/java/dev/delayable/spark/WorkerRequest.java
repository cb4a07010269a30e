package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A worker that Spark was asked for, from the order to its end. Thread-safe. */
final class WorkerRequest {

    private final Ticket ticket = new Ticket();
    private final SparkPlace place;
    private final SparkSettings settings;
    private final Collection<Path> classPath;
    private final LaunchOrder order;

    /** When there was an executor that is large enough last, or none at all. Used by the dispatcher. */
    private long lastFit = System.nanoTime();

    private volatile boolean hasTaskEnded;

    // Guarded by this.

    private @Nullable SparkLink link;
    private boolean isOver;

    /** Told when nobody needs the task any longer. */
    private @Nullable Runnable whenOver;

    /**
     * Notes an order.
     *
     * @param classPath the jars and folders that the worker needs
     */
    WorkerRequest(SparkPlace place, SparkSettings settings, Collection<Path> classPath, LaunchOrder order) {
        this.place = place;
        this.settings = settings;
        this.classPath = classPath;
        this.order = order;
    }

    Ticket ticket() {
        return ticket;
    }

    SparkSettings settings() {
        return settings;
    }

    Collection<Path> classPath() {
        return classPath;
    }

    /** Notes whether an executor is large enough; returns for how long that has not been so, in nanoseconds. */
    long misfitNanos(boolean fits) {
        long now = System.nanoTime();
        lastFit = fits ? now : lastFit;
        return now - lastFit;
    }

    /** The worker is there. If nobody wants it any more, it is hung up on. */
    void arrives(SparkLink worker) {
        boolean isLate;
        synchronized (this) {
            isLate = isOver || link != null;
            link = isLate ? link : worker;
        }
        if (isLate) {
            worker.close();
        } else {
            order.connected(worker);
        }
    }

    /** It will not come. Has no effect if it is there. */
    void fails(LaunchException why) {
        if (end(true)) {
            order.failed(why);
        }
    }

    /** Nobody wants it any more. */
    void cancel() {
        fails(new LaunchException("nobody needs the worker any more", null, true));
    }

    /** Ends the connection to the worker, if it is there. */
    void hangUp() {
        SparkLink known = link();
        if (known != null) {
            known.hangUp();
        }
    }

    synchronized @Nullable SparkLink link() {
        return link;
    }

    /** The task has ended by itself; so it was no death of an executor. */
    void taskEnded() {
        hasTaskEnded = true;
    }

    boolean hasTaskEnded() {
        return hasTaskEnded;
    }

    /** What to do when the worker has ended, or is not wanted any more; done at once if that is so. */
    void whenOver(Runnable action) {
        synchronized (this) {
            if (!isOver) {
                whenOver = action;
                return;
            }
        }
        action.run();
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** The worker has ended. */
    void over() {
        end(false);
    }

    private boolean end(boolean onlyWithoutWorker) {
        Runnable action;
        synchronized (this) {
            if (isOver || (onlyWithoutWorker && link != null)) {
                return false;
            }
            isOver = true;
            action = whenOver;
        }
        place.over(this);
        if (action != null) {
            action.run();
        }
        return true;
    }
}
