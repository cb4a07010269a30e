package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.hosting.CallerStates;
import dev.delayable.runtime.backend.hosting.LaunchException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one run. A batch waits here until a worker that is ready has room for it, so none waits for a worker that has
 * yet to start while another one is idle; workers are taken from the pool, or started, when batches wait for them. Once the
 * input has ended, a worker without work leaves the run. Thread-safe.
 */
final class RunWorkers implements RemoteWorkers {

    /** How long the end of a worker that was killed may take. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final WorkerPool pool;
    private final SharedObjects shared;
    private final ClassLoader loader;

    // Guarded by this.

    /** How many workers the run may have. */
    private int max;

    /** The workers at the places of their numbers; null where there is none. */
    private final List<@Nullable RemoteWorker> workers = new ArrayList<>();

    private final Deque<SentBatch> waiting = new ArrayDeque<>();
    private boolean isStopped;
    private boolean isClosed;
    private boolean hasInputEnded;

    /** Whether the pool knows that batches wait for workers which are starting. */
    private boolean isWaiting;

    /** What jobs see of the caller, serialised once. */
    private volatile byte @Nullable [] caller;

    RunWorkers(WorkerPool pool, int max, ClassLoader loader) {
        this.pool = pool;
        this.shared = new SharedObjects(pool.launcher());
        this.loader = loader;
        this.max = max;
    }

    @Override
    public int ahead() {
        return pool.settings().maxJobs() == 0 ? 1 : 0;
    }

    @Override
    public void submit(RemoteBatch batch, Reply reply) {
        if (caller == null) {
            try {
                caller = CallerStates.toBytes(batch.caller());
            } catch (IllegalStateException e) {
                reply.failed(e);
                return;
            }
        }
        boolean isOver;
        synchronized (this) {
            isOver = isStopped || isClosed;
            if (!isOver) {
                waiting.add(new SentBatch(batch, reply));
            }
        }
        if (isOver) {
            reply.done();
        } else {
            dispatch();
        }
    }

    /** Lets workers without work leave the run, if it has more than it may have. */
    @Override
    public void resize(int allowed) {
        List<RemoteWorker> left = new ArrayList<>();
        synchronized (this) {
            max = allowed;
            // Those that are ready first: the next run can use them at once.
            letIdleLeave(true, left);
            letIdleLeave(false, left);
        }
        left.forEach(pool::released);
    }

    /** Called with the lock held, so that a batch which is just being given to a worker finds it here or not at all. */
    @SuppressWarnings("ReferenceEquality") // the very same run is meant
    private void letIdleLeave(boolean areReady, List<RemoteWorker> left) {
        int excess = current().size() - max;
        for (int i = 0; i < workers.size() && excess > 0; i++) {
            RemoteWorker worker = workers.get(i);
            if (worker == null || !(areReady ? worker.isReady() : worker.isStarting())) {
                continue;
            }
            if (pool.endLease(worker)) {
                left.add(worker);
            }
            if (worker.run() != this) {
                workers.set(i, null);
                excess--;
            }
        }
    }

    SharedObjects shared() {
        return shared;
    }

    ClassLoader loader() {
        return loader;
    }

    byte[] caller() {
        byte[] known = caller;
        return known == null ? new byte[0] : known;
    }

    // The way of a batch to a worker.

    /** Gives batches to workers while there are both. Does not block. */
    void dispatch() {
        while (true) {
            RemoteWorker taker;
            RemoteWorker started = null;
            synchronized (this) {
                if (waiting.isEmpty() || isStopped || isClosed) {
                    setWaiting(false);
                    return;
                }
                taker = giveOne();
                if (taker == null) {
                    started = addIfNeeded();
                    if (started == null) {
                        return;
                    }
                }
            }
            if (taker != null) {
                taker.outbox().pump();
            } else if (started != null) {
                start(started);
            }
        }
    }

    /**
     * Gives the first batch to a worker, whose outbox is to be pumped then; null if none can take it. Called with the lock
     * held: another thread that gives a batch sees what the worker has by then, and a stop finds each batch at one place.
     */
    private @Nullable RemoteWorker giveOne() {
        RemoteWorker worker = withRoom();
        while (worker != null && !worker.take(this, waiting.element())) {
            worker = withRoom(); // that one has begun to end
        }
        if (worker != null) {
            waiting.remove();
        }
        return worker;
    }

    /** A worker that can take a batch now; null if none can. Called with the lock held. */
    private @Nullable RemoteWorker withRoom() {
        RemoteWorker best = null;
        SentBatch first = waiting.peek();
        int least = first != null && first.batch().isAlone() ? 1 : 1 + ahead();
        List<RemoteWorker> current = current();
        boolean isComplete = current.size() >= max;
        boolean mayBeBehind = isComplete;
        int inFlight = waiting.size();
        for (RemoteWorker worker : current) {
            boolean takes = worker.isReady()
                    && !worker.outbox().isUsedUp(pool.settings().maxJobs());
            isComplete &= takes;
            mayBeBehind &= takes || worker.isLate();
            inFlight += worker.outbox().load();
            int load = takes && !worker.outbox().holdsAlone() ? worker.outbox().load() : least;
            if (load < least) {
                best = worker;
                least = load;
            }
        }
        // A batch waits behind another one only if no worker can take it sooner; or if none is expected to, and there
        // are more batches than the run may have workers, as there are of quick jobs alone: others may have to run side
        // by side.
        return least == 0 || isComplete || (mayBeBehind && inFlight > max) ? best : null;
    }

    /** Adds a worker to the run, if one more is needed, and another one is not on its way; null if not. Called with the lock held. */
    private @Nullable RemoteWorker addIfNeeded() {
        int starting = 0;
        int count = 0;
        int free = -1;
        int late = -1;
        for (int i = 0; i < workers.size(); i++) {
            RemoteWorker worker = workers.get(i);
            if (worker != null && isSpent(worker)) {
                worker.endLease(false);
                worker.retire();
                workers.set(i, null);
                worker = null;
            }
            if (worker == null) {
                free = free < 0 ? i : free;
            } else {
                count++;
                if (worker.isStarting()) {
                    starting++;
                    late = i;
                }
            }
        }
        if (count >= max || starting >= waiting.size()) {
            return late < 0 ? null : replaceByIdle(late);
        }
        if (free < 0) {
            free = workers.size();
            workers.add(null);
        }
        RemoteWorker added = pool.acquire(this, free);
        workers.set(free, added);
        return added;
    }

    /** Puts an idle worker of the pool in the place of one that is starting; null if there is none. Called with the lock held. */
    private @Nullable RemoteWorker replaceByIdle(int place) {
        setWaiting(true); // first, so that none becomes idle unseen
        RemoteWorker idle = pool.acquireIdle(this, place);
        if (idle != null) {
            RemoteWorker late = workers.set(place, idle);
            if (late != null) {
                pool.release(late);
            }
        }
        return idle;
    }

    /** Called with the lock held. */
    private void setWaiting(boolean now) {
        if (isWaiting != now) {
            isWaiting = now;
            pool.setWaiting(this, now);
        }
    }

    /** Whether a worker has run as many jobs as it may, and has answered them. */
    private boolean isSpent(RemoteWorker worker) {
        return worker.isReady()
                && worker.outbox().isUsedUp(pool.settings().maxJobs())
                && worker.outbox().load() == 0;
    }

    private void start(RemoteWorker worker) {
        try {
            pool.start(worker);
        } catch (Throwable e) {
            RunWorkers other = worker.run(); // it may have left this run before it was started
            RunWorkers owner = other == null ? this : other;
            owner.ended(worker);
            owner.startFailed(new LaunchException(worker.life().notStarted(e.toString()), e, true), false);
        }
    }

    /** A worker of this run has ended: another one may take its number. */
    void ended(RemoteWorker worker) {
        synchronized (this) {
            int at = workers.indexOf(worker);
            if (at >= 0) {
                workers.set(at, null);
            }
        }
        dispatch();
    }

    /**
     * A worker could not be started: another one may be luckier, unless that was so too often.
     *
     * @param isKill whether somebody has killed it
     */
    void startFailed(LaunchException failure, boolean isKill) {
        if (!pool.givesUp(failure, isKill)) {
            dispatch();
            return;
        }
        for (SentBatch batch : takeWaiting()) {
            batch.reply().failed(new IllegalStateException(failure.getMessage(), failure.getCause()));
        }
    }

    /** A batch was answered by a worker, which may have room for another one now. */
    void answered(RemoteWorker worker) {
        dispatch();
        boolean hasLeft;
        synchronized (this) {
            hasLeft = hasInputEnded && !isClosed && waiting.isEmpty() && leave(worker);
        }
        if (hasLeft) {
            pool.released(worker);
        }
    }

    @Override
    public void inputEnded() {
        List<RemoteWorker> left = new ArrayList<>();
        synchronized (this) {
            hasInputEnded = true;
            if (!isClosed && waiting.isEmpty()) {
                for (RemoteWorker worker : current()) {
                    if (leave(worker)) {
                        left.add(worker);
                    }
                }
            }
        }
        for (RemoteWorker worker : left) { // no lambda: the first one costs a new JVM 10 ms
            pool.released(worker);
        }
    }

    /** Lets a worker leave the run if it is ready and has nothing to do. Called with the lock held. */
    private boolean leave(RemoteWorker worker) {
        int at = workers.indexOf(worker);
        if (at < 0 || !worker.isReady() || !pool.endLease(worker)) {
            return false;
        }
        workers.set(at, null);
        return true;
    }

    private synchronized List<SentBatch> takeWaiting() {
        List<SentBatch> all = List.copyOf(waiting);
        waiting.clear();
        setWaiting(false);
        return all;
    }

    private synchronized List<RemoteWorker> current() {
        List<RemoteWorker> current = new ArrayList<>();
        for (RemoteWorker worker : workers) {
            if (worker != null) {
                current.add(worker);
            }
        }
        return current;
    }

    // The end of the run.

    @Override
    public void stop() {
        synchronized (this) {
            isStopped = true;
        }
        for (RemoteWorker worker : current()) {
            worker.interrupt(this, null);
        }
        RemoteWorker.answerUnrun(takeWaiting());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    public void interrupt(RemoteBatch batch) {
        SentBatch unsent = null;
        synchronized (this) {
            for (SentBatch each : waiting) {
                unsent = each.batch() == batch ? each : unsent;
            }
            if (unsent != null) {
                waiting.remove(unsent);
            }
        }
        if (unsent != null) {
            RemoteWorker.answerUnrun(List.of(unsent));
            return;
        }
        for (RemoteWorker worker : current()) {
            worker.interrupt(this, batch);
        }
    }

    @Override
    public void kill(RemoteBatch batch, String why) {
        for (RemoteWorker worker : current()) {
            worker.killIfHolds(batch, why);
        }
    }

    @Override
    public void close() {
        List<RemoteWorker> all;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            setWaiting(false);
            all = current();
        }
        List<RemoteWorker> killed = new ArrayList<>();
        for (RemoteWorker worker : all) {
            pool.release(worker);
            if (worker.run() == this) {
                worker.kill("a job did not end when it was interrupted");
                killed.add(worker);
            }
        }
        for (RemoteWorker worker : killed) {
            worker.awaitEnd(System.nanoTime() + END_NANOS);
        }
        shared.close();
        pool.unuse();
    }
}
