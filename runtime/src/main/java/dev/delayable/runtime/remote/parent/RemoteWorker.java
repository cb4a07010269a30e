package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.remote.wire.ProgramLoader;
import dev.delayable.runtime.work.Clock;
import dev.delayable.runtime.work.Work;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One remote worker, seen from its parent.
 *
 * <pre>
 * STARTING -> READY -> LEAVING -> ENDED
 *     |         |                   ^
 *     +---------+-------------------+
 * </pre>
 *
 * <p>The {@link WorkerLife} has it started and receives what it sends, until it has ended. STARTING: there may be no worker yet,
 * or it runs its initializer. READY: it takes the batches of one run after another. LEAVING: it takes no batch any more,
 * because it was told to end, is being killed, or has said that its JVM is shutting down. ENDED: what it held is answered.
 *
 * <p>A run has the worker while it is the {@link #run}; no run has it while it is idle, or while it starts and the run that
 * has asked for it is over. Only a worker that has answered all its batches is given back: others are killed. {@link #kill}
 * works in each state, also before there is a worker.
 *
 * <p>Order of locks: {@link RunWorkers}, {@link WorkerPool}, this, {@link Outbox}. No lock is held while something
 * may block or is answered. Thread-safe.
 */
final class RemoteWorker {

    /** After how long a worker is not expected soon any more. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long the launcher may take to answer an order that is cancelled. */
    private static final long KILL_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long a worker stays at least that another run waits for. */
    private static final long WANTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private enum State {
        STARTING,
        READY,
        LEAVING,
        ENDED
    }

    private final WorkerPool pool;
    private final WorkerLife life;
    private final Outbox outbox = new Outbox(this);
    private final CountDownLatch left = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    // Guarded by this.

    private State state = State.STARTING;

    /** Why this JVM ends the worker. */
    private @Nullable String killed;

    /** The run that has the worker, and its number there. */
    private @Nullable RunWorkers run;

    private int workerNumber;

    /** What ends the worker if nothing happens: its start, its idleness or its farewell takes too long. */
    private @Nullable Future<?> timeout;

    /** Whether the worker was told to start, and when. Guarded by this. */
    private boolean isBegun;

    private long begun;

    /** Whether its JVM runs. Guarded by this. */
    private boolean hasGreeted;

    RemoteWorker(WorkerPool pool, int number) {
        this.pool = pool;
        this.life = new WorkerLife(this, number);
    }

    /** Ends the worker, if it is still there, with a reason for messages. */
    private record TimeIsUp(RemoteWorker worker, String why) implements Runnable {

        @Override
        public void run() {
            worker.kill(why);
        }
    }

    /** A worker that starts for nobody; if a run has just taken it, it stays. */
    private record NotNeeded(RemoteWorker worker) implements Runnable {

        @Override
        public void run() {
            worker.kill("it has not become ready in time, and no run needs it", null, true);
        }
    }

    /** Sets what ends the worker if nothing else happens. Called with the lock held. */
    private void setTimeout(@Nullable Runnable task, long nanos) {
        if (timeout != null) {
            timeout.cancel(false);
        }
        timeout = task == null ? null : Clock.scheduleCancellable(task, nanos);
    }

    // What is known of it.

    WorkerPool pool() {
        return pool;
    }

    WorkerPool.Limits limits() {
        return pool.limits();
    }

    Outbox outbox() {
        return outbox;
    }

    WorkerLife life() {
        return life;
    }

    synchronized @Nullable RunWorkers run() {
        return run;
    }

    synchronized int workerNumber() {
        return workerNumber;
    }

    synchronized boolean isReady() {
        return state == State.READY;
    }

    synchronized boolean isStarting() {
        return state == State.STARTING;
    }

    /** Why this JVM has ended the worker; null if it has not. */
    synchronized @Nullable String whyKilled() {
        return killed;
    }

    // The runs that have it.

    /** Gives the worker to a run; {@code false} if it takes no batch any more. */
    synchronized boolean lease(RunWorkers next, int itsNumber) {
        if (state != State.STARTING && state != State.READY) {
            return false;
        }
        run = next;
        workerNumber = itsNumber;
        setTimeout(null, 0);
        if (state == State.STARTING && !hasGreeted && isBegun) {
            begins(); // another run has waited for it, and time counts anew
        }
        return true;
    }

    /** Whether the caller is to start the worker, which is so once: it may have gone to another run before its start. */
    synchronized boolean isToStart() {
        boolean isFirst = !isBegun;
        isBegun = true;
        return isFirst;
    }

    /** Whether it is starting for so long that nothing is held back for it. */
    synchronized boolean isLate() {
        return state == State.STARTING && isBegun && System.nanoTime() - begun > LATE_NANOS;
    }

    /** Whether the worker is starting and no run waits for it. */
    synchronized boolean isStartingForNobody() {
        return state == State.STARTING && run == null;
    }

    /**
     * Takes the worker from its run, if it has answered everything. Its outbox is to be pumped then.
     *
     * @param isWanted whether another run waits for a worker, and is about to take this one
     * @return whether another run can have it now
     */
    synchronized boolean endLease(boolean isWanted) {
        if (outbox.load() > 0) {
            return false; // it is for the run to end it
        }
        run = null;
        if (state == State.STARTING) {
            setTimeout(new NotNeeded(this), idleNanos());
        }
        if (state != State.READY) {
            return false;
        }
        setTimeout(
                new WorkerPool.IdleTimeout(pool, this), isWanted ? Math.max(WANTED_NANOS, idleNanos()) : idleNanos());
        outbox.add(Outbox.Command.END_OF_RUN);
        return true;
    }

    /**
     * Takes a batch of a run, or its first jobs; {@code false} if it takes none of that run. Its outbox is to be pumped then.
     */
    synchronized boolean take(RunWorkers itsRun, SentBatch batch) {
        return run == itsRun
                && state == State.READY
                && outbox.add(batch, pool.settings().maxJobs());
    }

    /** Interrupts a batch of a run, or all of them, and lets nothing of it start. Does not block. */
    public void interrupt(RunWorkers itsRun, @Nullable RemoteBatch only) {
        List<SentBatch> unsent;
        synchronized (this) {
            if (run != itsRun) {
                return; // it works for another one by now
            }
            unsent = outbox.addInterrupt(only);
        }
        outbox.pump();
        answerUnrun(unsent);
    }

    /** Answers batches of which nothing was run. */
    static void answerUnrun(List<SentBatch> unsent) {
        if (!unsent.isEmpty()) {
            // By another thread: the engine may come back with the rest of each batch, and users' listeners may be
            // slow.
            Work.execute(new Unsent(unsent));
        }
    }

    private record Unsent(List<SentBatch> batches) implements Runnable {

        @Override
        public void run() {
            for (SentBatch batch : batches) {
                batch.reply().done();
            }
        }
    }

    /** Ends the worker if it holds a batch. Does not block. */
    void killIfHolds(RemoteBatch batch, String why) {
        kill(why, batch, false);
    }

    private long idleNanos() {
        return TimeUnit.NANOSECONDS.convert(pool.settings().idleTimeout());
    }

    /** A batch was answered: there may be room for another. */
    void answered() {
        RunWorkers current = run();
        if (current != null) {
            current.answered(this);
        }
    }

    // Its end.

    /** Ends the worker at once, whatever it is doing, and be it not even started. Does not block. */
    public void kill(String why) {
        kill(why, null, false);
    }

    private void kill(String why, @Nullable RemoteBatch held, boolean isForNobody) {
        synchronized (this) {
            boolean isOther = (held != null && !outbox.holds(held)) || (isForNobody && run != null);
            if (state == State.ENDED || killed != null || isOther) {
                return; // it may work for another run by now
            }
            killed = why;
            boolean isStarting = state == State.STARTING;
            state = State.LEAVING;
            setTimeout(isStarting ? new GivesUp(life) : null, KILL_NANOS);
        }
        life.kill(why);
    }

    /** Goes on without the answer of a launcher whose order is cancelled. */
    private record GivesUp(WorkerLife life) implements Runnable {

        @Override
        public void run() {
            life.giveUp();
        }
    }

    /** Lets the worker end, which has nothing to do. Does not block. */
    void retire() {
        synchronized (this) {
            if (state != State.READY) {
                return;
            }
            state = State.LEAVING;
            setTimeout(new TimeIsUp(this, "it has not ended when it was told to"), limits().leaveNanos());
            outbox.add(Outbox.Command.BYE);
        }
        outbox.pump();
    }

    /** This JVM ends: the worker is to do so too. Does not block. */
    void parentEnds() {
        boolean isBusy;
        synchronized (this) {
            isBusy = run != null;
        }
        if (isBusy) {
            // A program may wait for its runs while it ends; what is stopped would never see the end of the connection.
            if (life.isStopped()) {
                kill("this JVM ends");
            }
        } else if (isStarting()) {
            kill("this JVM ends");
        } else {
            retire();
        }
    }

    /** Waits until a worker that was told to end does so; kills one that shows no sign of it. */
    void awaitLeaving(long untilNanoTime) throws InterruptedException {
        if (run() == null && !left.await(untilNanoTime - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            kill("this JVM ends");
        }
    }

    /** Waits for the end of a worker that was killed, or was told to end: an interrupt has it killed then. */
    void awaitEnd(long untilNanoTime) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    ended.await(untilNanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    kill("the thread that has closed its backend was interrupted");
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // What the thread of the worker reports.

    /** The thread begins. */
    synchronized void begins() {
        begun = System.nanoTime();
        long nanos = limits().startNanos();
        if (nanos < Long.MAX_VALUE) {
            setTimeout(
                    new TimeIsUp(this, "it has not started within " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s"),
                    nanos);
        }
    }

    /** The JVM of the worker runs, and its initializer may take its time. */
    synchronized void greeted() {
        hasGreeted = true;
        if (state == State.STARTING && run != null) {
            setTimeout(null, 0);
        }
    }

    /** The worker takes batches from now on. */
    void becomesReady() {
        RunWorkers current;
        outbox.open(life.wire());
        synchronized (this) {
            if (state != State.STARTING) {
                return; // it is being killed
            }
            state = State.READY;
            setTimeout(null, 0);
            current = run;
        }
        if (current == null) {
            pool.release(this);
        } else {
            current.dispatch();
        }
    }

    /** The worker has said that it is about to end, and takes no batch any more. */
    void leaves() {
        RunWorkers current;
        synchronized (this) {
            current = run;
            if (state == State.READY) {
                state = State.LEAVING;
                setTimeout(new TimeIsUp(this, "its shutdown has taken too long"), limits().leaveNanos());
            }
        }
        pool.leaves(this);
        left.countDown();
        if (current != null) {
            current.dispatch();
        }
    }

    /** Whose class loader finds the classes of results. */
    ClassLoader loader() {
        RunWorkers current = run();
        return current == null ? ProgramLoader.own() : current.loader();
    }

    /** The worker cannot work for the run: no other one could. */
    void unfit(Throwable cause) {
        kill("it cannot work for this run"); // first: it is given back when its batches are answered
        for (SentBatch batch : outbox.close()) {
            batch.reply()
                    .failed(new IllegalStateException(
                            "what a ContextCarrier carries cannot be read in a "
                                    + pool.launcher().noun() + ": " + cause,
                            cause));
        }
    }

    /** The worker sends nothing any more, and is about to end. */
    synchronized void isEnding() {
        state = State.LEAVING;
    }

    /** Nothing is left of it; returns why this JVM has ended it. */
    @Nullable
    String hasEnded() {
        String why;
        RunWorkers current;
        synchronized (this) {
            state = State.ENDED;
            setTimeout(null, 0);
            why = killed;
            current = run;
        }
        left.countDown();
        try {
            pool.ended(this);
            if (current != null) {
                current.ended(this);
            }
        } finally {
            ended.countDown(); // last: who waits for it may close the class loader of this library
        }
        return why;
    }
}
