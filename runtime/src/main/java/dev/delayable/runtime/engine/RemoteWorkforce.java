package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.report.RunRecording;
import dev.delayable.runtime.work.SharedThreads;
import dev.delayable.runtime.work.Work;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The remote workers of a run. It bounds how many batches are in flight; the place chooses the worker of each batch. The
 * thread that receives an answer sends the next batch, so no thread waits, and a slow batch does not delay other workers.
 * {@link RemoteBatchState} handles one batch; {@link RemoteClock} ends workers that are silent for too long.
 *
 * <p>Where a bound holds over all runs, each batch first needs room in the {@link RemoteShare} of the run.
 *
 * <p>Order of locks: that of this, then that of the job source or of a {@link RemoteBatchState}. None is held during a call to a
 * listener, a result or the place.
 */
final class RemoteWorkforce implements Workforce {

    private final Run run;
    private final RemoteWorkers remote;
    private final int workers;
    private final RemoteClock clock;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the run has of the workers that all runs with its backend share; null if nothing bounds them. */
    private final @Nullable RemoteShare share;

    /** The batches that are not answered. Guarded by the lock. */
    private final Set<RemoteBatchState> inFlight = new LinkedHashSet<>();

    /** Batches that have come back, and what was learnt about them: listeners know their jobs as started. */
    private final Map<Batch, Again> again = new ConcurrentHashMap<>();

    /** How often a worker has died over a job that a retry runs again, by the index of the job. */
    private final Map<Long, Integer> deaths = new ConcurrentHashMap<>();

    /** How many batches are in flight, or are looked up in the memory of the run first. Written with the lock held. */
    private volatile int active;

    /** How many batches are claimed and not yet with the place. Written with the lock held. */
    private volatile int sending;

    private volatile boolean inputHasEnded;

    private final AtomicBoolean isClosed = new AtomicBoolean();

    /** There for streams, which may be dropped. Set when the run begins. */
    private Cleaner.@Nullable Cleanable forgotten;

    /** Keeps the cleaner for as long as the run may need it. */
    @SuppressWarnings("UnusedVariable") // the reference is what counts
    private @Nullable Cleaner cleaner;

    /**
     * What was learnt about a batch that is sent again.
     *
     * @param losses how many workers in a row have died before they had done anything for it
     * @param isSuspect whether a worker may have died because of its one job, which goes alone
     */
    record Again(int losses, boolean isSuspect) {

        static final Again FIRST = new Again(0, false);
        static final Again SUSPECT = new Again(0, true);
    }

    RemoteWorkforce(Run run, RemoteWorkers remote, int workers, @Nullable WorkerLimit limit) {
        this.run = run;
        this.remote = remote;
        this.workers = workers;
        this.clock = new RemoteClock(this, run.settings());
        this.share = limit == null ? null : new RemoteShare(limit, remote, workers, new WeakReference<>(this));
    }

    RemoteWorkers remote() {
        return remote;
    }

    @Override
    public void begin() {
        if (!(run.resultOrder() instanceof ListResults)) {
            Cleaner current = Forgotten.cleaner();
            cleaner = current;
            forgotten = current.register(this, new Forgotten(remote, share, isClosed));
        }
    }

    /** Gives workers back whose stream of results was dropped without being closed. */
    private record Forgotten(RemoteWorkers remote, @Nullable RemoteShare share, AtomicBoolean isClosed)
            implements Runnable {

        /** Weak: a cleaner has a thread, which ends when no run has the cleaner. Guarded by the class. */
        private static WeakReference<Cleaner> current = new WeakReference<>(null);

        static synchronized Cleaner cleaner() {
            Cleaner known = current.get();
            if (known == null) {
                known = Cleaner.create(task -> SharedThreads.daemon(task, "delayable-cleaner"));
                current = new WeakReference<>(known);
            }
            return known;
        }

        /** Closes the place first: a worker counts as given back when it is free. */
        void close() {
            if (!isClosed.compareAndSet(false, true)) {
                return;
            }
            try {
                remote.close();
            } finally {
                if (share != null) {
                    share.close();
                }
            }
        }

        @Override
        public void run() {
            if (!isClosed.get()) {
                Work.execute(this::close);
            }
        }
    }

    @Override
    public boolean runsHere() {
        return false;
    }

    @Override
    public int active() {
        return active;
    }

    @Override
    public void added(FedSource source) {
        // Whole batches only, unless a worker is idle.
        if (active < workers || source.unclaimed() >= run.sizer().size()) {
            sendAll();
        }
    }

    @Override
    public void inputEnded(long unclaimed) {
        inputHasEnded = true;
        sendAll();
    }

    @Override
    public void allAdded(int jobs) {
        inputHasEnded = true;
        sendAll();
    }

    @Override
    public void again() {
        sendAll();
    }

    /** Sends batches while there are jobs, and room for them. */
    void sendAll() {
        while (!run.isStopped() && run.source().hasUnclaimed() && sendOne()) {}
        // Who has claimed the last batch and not sent it yet comes here too. A worker that left before that
        // would have to come back for it, and get its large objects once more.
        if (inputHasEnded && !run.source().hasUnclaimed() && sending == 0) {
            remote.inputEnded();
        }
        if (share != null) {
            share.giveBackIdle();
        }
    }

    private boolean sendOne() {
        // A slow job must not hold up one that waits behind it: only jobs so quick that they go in batches wait at all.
        long ahead = run.sizer().size() > 1 ? remote.ahead() : 0;
        if (share != null && !share.reserve(ahead)) {
            return false;
        }
        boolean isSent = sendOne(ahead);
        if (!isSent) {
            release();
        }
        // A job that has come meanwhile may have found no room but that which was held here: it is looked for again.
        return isSent || share != null;
    }

    /** Called with the lock held. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void addActive(int batches) {
        active += batches;
    }

    /** Called with the lock held. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void addSending(int batches) {
        sending += batches;
    }

    private void release() {
        if (share != null) {
            share.release();
        }
    }

    private boolean sendOne(long ahead) {
        Recall recall = run.recall();
        RemoteBatchState state = null;
        Batch batch;
        lock.lock();
        try {
            if (active >= workers * (1 + ahead) || run.isStopped()) {
                return false;
            }
            addSending(1); // first: who sees that there is no job left sees this, too
            batch = run.source().claim(run.sizer().size());
            if (batch == null) {
                addSending(-1);
                return false;
            }
            addActive(1);
            Again known = again.remove(batch);
            if (recall == null || known != null) {
                state = new RemoteBatchState(run, this, batch, known);
                inFlight.add(state);
            }
        } finally {
            lock.unlock();
        }
        try {
            if (state == null) {
                state = sift(Objects.requireNonNull(recall), batch);
            }
            if (state != null) {
                send(state);
            }
        } finally {
            lock.lock();
            try {
                addSending(-1);
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    /** Leaves out the jobs of a batch that need not be sent, since their results are kept; null if nothing is left. */
    private @Nullable RemoteBatchState sift(Recall recall, Batch batch) {
        List<Batch> left = List.of();
        int finished = 0;
        try {
            Recall.Sifted rest = recall.sift(batch);
            left = rest.left();
            finished = rest.finished();
        } catch (Throwable e) {
            run.engineFailed(e);
        }
        RemoteBatchState state = null;
        lock.lock();
        try {
            if (left.isEmpty()) {
                addActive(-1);
            } else {
                state = new RemoteBatchState(run, this, left.get(0), null);
                inFlight.add(state);
            }
        } finally {
            lock.unlock();
        }
        if (left.isEmpty()) {
            release();
        }
        for (int i = 1; i < left.size(); i++) {
            run.source().again(left.get(i));
        }
        run.source().finished(finished);
        run.caller().signal();
        return state;
    }

    private void send(RemoteBatchState state) {
        try {
            state.tellStarts();
            remote.submit(state.sent(), state);
        } catch (Throwable e) {
            state.notSent(e);
        }
    }

    /** Over the job of a batch that is sent again a worker has died before; returns how often, once. */
    int takeDeaths(Batch batch) {
        Integer known = batch.attempt() == 1 ? null : deaths.remove(batch.firstIndex());
        return known == null ? 0 : known;
    }

    /** A worker has died over a job, which a retry may run again. */
    void died(long index, int times) {
        deaths.put(index, times);
    }

    /** No retry runs it again. */
    void forgetDeaths(long index) {
        deaths.remove(index);
    }

    /** A batch as it is sent. */
    RemoteBatch toSend(Batch batch, boolean isAlone) {
        List<Job<?>> jobs = new ArrayList<>(batch.size());
        for (int slot = batch.from(); slot < batch.to(); slot++) {
            jobs.add((Job<?>) Objects.requireNonNull(batch.slots()[slot]));
        }
        RunSettings settings = run.settings();
        RunRecording recording = run.events().recording();
        CallerContext caller = run.callerContext();
        return new RemoteBatch(
                batch.firstIndex(),
                jobs,
                batch.attempt(),
                settings.timeout(),
                settings.grace(),
                recording == null ? caller : caller.recordedWith(recording.detail()),
                isAlone);
    }

    /** The turn of a batch has come, or it has shown that it goes on. */
    void watch() {
        clock.watch();
    }

    /** A batch was interrupted, though the run goes on. */
    void interrupted() {
        clock.interrupted();
    }

    List<RemoteBatchState> inFlight() {
        lock.lock();
        try {
            return List.copyOf(inFlight);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        clock.stopped(); // first, since the place may fail
        remote.stop();
    }

    @Override
    public void stopBehind(RunState state) {
        for (RemoteBatchState batch : inFlight()) {
            batch.interruptBehind(state);
        }
    }

    @Override
    public List<String> abandon() {
        List<String> running = new ArrayList<>();
        for (RemoteBatchState state : inFlight()) {
            String job = state.abandon();
            if (job != null) {
                running.add(job);
            }
        }
        return running;
    }

    /** Sends a part of a batch again, or cancels it if the run is over. */
    void sendAgain(Batch rest, Again learnt) {
        if (!run.state().mayStart(rest.firstIndex())) {
            cancel(rest);
        } else {
            again.put(rest, learnt);
            run.source().again(rest);
        }
    }

    /** Jobs that listeners know as started will not be run. */
    void cancel(Batch batch) {
        run.endings().cancelledUnrun(batch);
        run.source().finished(batch.size());
    }

    @Override
    public void close() {
        clock.close();
        for (Batch batch : again.keySet()) {
            run.endings().cancelledUnrun(batch); // the source counts it
        }
        new Forgotten(remote, share, isClosed).close();
        if (forgotten != null) {
            forgotten.clean();
        }
    }

    /** A batch is answered, and everything was done that the answer asks for. */
    void answered(RemoteBatchState state) {
        lock.lock();
        try {
            inFlight.remove(state);
            addActive(-1);
        } finally {
            lock.unlock();
        }
        if (share != null) {
            share.release();
            share.giveWay();
        }
        sendAll();
        run.caller().signal();
    }
}
