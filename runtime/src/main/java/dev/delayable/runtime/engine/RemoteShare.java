package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.work.Work;
import java.lang.ref.WeakReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one run has of the remote workers that all runs with an equal backend share. The run asks for one worker after another
 * while it has jobs for them, and has at most one turn in the queue of the {@link WorkerLimit}. It gives a worker back when the
 * worker has no batch and another run waits: at once if there is no job for it, and after a slice of time if there is. The
 * place loses the worker first, so the next run finds it idle.
 *
 * <p>Turns are taken by threads of {@link Work}: a thread that receives answers for one run must not call listeners of another
 * run. It does not keep a dropped stream reachable.
 *
 * <p>Order of locks: this, then those of the place. The limit is called without a lock, since it calls other shares.
 */
final class RemoteShare implements WorkerLimit.Turn {

    private final RemoteWorkers remote;
    private final int max;
    private final WeakReference<RemoteWorkforce> workforce;
    private final WorkerLimit.Share share;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.

    /** How many workers the run has. */
    private int granted;

    /** Whether the run waits for a worker. */
    private boolean isRequested;

    /** How many batches are in flight, or about to be. */
    private int inFlight;

    /** When the last worker has come. */
    private long since;

    /** Whether the run has a worker without a batch, as the limit knows. */
    private boolean isIdle;

    private boolean isClosed;

    RemoteShare(WorkerLimit limit, RemoteWorkers remote, int max, WeakReference<RemoteWorkforce> workforce) {
        this.remote = remote;
        this.max = max;
        this.workforce = workforce;
        this.share = limit.share(this::giveBackIdle);
    }

    /**
     * Takes room for one batch, on a worker without one if possible.
     *
     * @param ahead how many batches may wait at a worker besides the one that it runs
     * @return whether there is room; if not, {@link RemoteWorkforce#sendAll} is called when there may be
     */
    boolean reserve(long ahead) {
        do {
            if (reserveAtOnce(0)) {
                return true;
            }
        } while (request());
        return reserveAtOnce(share.isWanted() ? 0 : ahead);
    }

    private boolean reserveAtOnce(long ahead) {
        lock.lock();
        try {
            if (isClosed || inFlight >= granted * (1 + ahead)) {
                return false;
            }
            inFlight++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A batch is answered, or was not there. */
    void release() {
        lock.lock();
        try {
            if (!isClosed) {
                inFlight--;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Asks for one more worker; returns whether the run has got it at once. */
    private boolean request() {
        lock.lock();
        try {
            if (isClosed || isRequested || granted >= max) {
                return false;
            }
            isRequested = true;
        } finally {
            lock.unlock();
        }
        return share.request(this) && accept();
    }

    /** Takes the worker that the limit has given. */
    private boolean accept() {
        lock.lock();
        try {
            isRequested = false;
            if (!isClosed) {
                granted++;
                since = System.nanoTime();
                remote.resize(granted);
                return true;
            }
        } finally {
            lock.unlock();
        }
        passOn();
        return false;
    }

    /** The turn of the run has come. */
    @Override
    public WorkerLimit.@Nullable Turn take() {
        if (accept()) {
            RemoteWorkforce sends = workforce.get();
            if (sends != null) {
                sends.sendAll();
            }
            giveBackIdle();
        }
        return null;
    }

    /** Gives back a worker without a batch although there are jobs for it, if it is the turn of other runs. */
    void giveWay() {
        boolean unused = giveBackOne(true);
    }

    /** Gives back the workers without a batch, if other runs wait. */
    void giveBackIdle() {
        boolean more;
        do {
            more = giveBackOne(false);
        } while (more);
    }

    private boolean giveBackOne(boolean hasJobs) {
        lock.lock();
        try {
            if (isClosed) {
                return false; // a late answer: everything was given back with the run
            }
            setIdle(); // first; the limit looks at the idle workers after a request is there
            if (!isIdle || !(hasJobs ? share.isWantedAfter(since) : share.isWanted())) {
                return false;
            }
            granted--;
            remote.resize(granted);
            setIdle();
        } finally {
            lock.unlock();
        }
        passOn();
        return true;
    }

    private void setIdle() {
        boolean now = inFlight < granted;
        if (now != isIdle) {
            isIdle = now;
            if (now) {
                share.sleeps();
            } else {
                share.awakes();
            }
        }
    }

    /** Gives a worker to the run whose turn it is. */
    private void passOn() {
        WorkerLimit.Turn next = share.limit().next();
        if (next != null) {
            Work.execute(new Taking(next));
        }
    }

    /** No lambda: the first one costs a new JVM 10 ms. */
    private record Taking(WorkerLimit.Turn turn) implements Runnable {

        @Override
        public void run() {
            WorkerLimit.takeAll(turn);
        }
    }

    /** Gives everything back. Called when the place is closed. */
    void close() {
        int back;
        lock.lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            back = granted;
            granted = 0;
            inFlight = 0;
            setIdle();
        } finally {
            lock.unlock();
        }
        share.close();
        for (; back > 0; back--) {
            passOn();
        }
    }
}
