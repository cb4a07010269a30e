package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workers of a run that are elsewhere: each is sent a batch, and a few more that wait there, and answers in its own time.
 * Whoever brings an answer sends the next batch, so no thread waits and a slow batch keeps no other worker idle.
 *
 * <p>A batch whose worker has died comes back: the job that was running has failed, the others are run again.
 */
final class RemoteWorkforce implements Workforce {

    private final Run run;
    private final RemoteWorkers remote;
    private final int workers;

    /** The batches that each worker holds, the one that it runs first. Guarded by this. */
    private final List<List<Batch>> held = new ArrayList<>();

    /** How often a worker may die over a batch of which it has run nothing before that is taken for the fault of the batch. */
    private static final int MAX_TIMES_LOST = 20;

    /**
     * Batches that have come back, with the number of workers that have died over them in a row: their jobs were told as
     * started.
     */
    private final Map<Batch, Integer> sentBefore = new ConcurrentHashMap<>();

    /** How many batches the workers hold in all, those included that are just answered. Written under the lock of this. */
    private volatile int active;

    RemoteWorkforce(Run run, RemoteWorkers remote, int workers) {
        this.run = run;
        this.remote = remote;
        this.workers = workers;
        for (int i = 0; i < workers; i++) {
            held.add(new ArrayList<>());
        }
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
        sendAll();
    }

    @Override
    public void allAdded(int jobs) {
        sendAll();
    }

    @Override
    public void again() {
        sendAll();
    }

    /** Sends batches while there are jobs, and workers to hold them. */
    private void sendAll() {
        while (!run.isStopped() && run.source().hasUnclaimed() && sendOne()) {}
    }

    private boolean sendOne() {
        int worker;
        Batch batch;
        synchronized (this) {
            worker = leastLoaded();
            batch = worker < 0 || run.isStopped()
                    ? null
                    : run.source().claim(run.sizer().size());
            if (batch == null) {
                return false;
            }
            held.get(worker).add(batch);
            active++;
        }
        send(worker, batch);
        return true;
    }

    /** The worker that holds the fewest batches, if it may hold one more; -1 if none may. */
    private int leastLoaded() {
        int best = 0;
        for (int i = 1; i < workers; i++) {
            if (held.get(i).size() < held.get(best).size()) {
                best = i;
            }
        }
        // A slow job must not hold up one that waits behind it: only jobs so quick that they go in batches wait at all.
        int ahead = run.sizer().size() > 1 ? remote.ahead() : 0;
        return held.get(best).size() <= ahead ? best : -1;
    }

    private void send(int worker, Batch batch) {
        List<Job<?>> jobs = new ArrayList<>(batch.size());
        Integer timesLost = sentBefore.remove(batch);
        for (int slot = batch.from(); slot < batch.to(); slot++) {
            Job<?> job = (Job<?>) Objects.requireNonNull(batch.slots()[slot]);
            jobs.add(job);
            if (timesLost == null) {
                run.events().started(batch.indexOf(slot), job, batch.attempt());
            }
        }
        RunSettings settings = run.settings();
        RemoteBatch sent = new RemoteBatch(
                batch.firstIndex(), jobs, batch.attempt(), settings.timeout(), settings.grace(), run.callerContext());
        try {
            remote.submit(worker, sent, new Answer(worker, batch, timesLost == null ? 0 : timesLost));
            if (run.isStopped()) {
                remote.interrupt(worker); // the stop may have come before the batch
            }
        } catch (Throwable e) {
            if (release(worker, batch)) {
                run.endings().cancelledUnrun(batch);
                released();
            }
            run.engineFailed(e);
        }
    }

    @Override
    public void stop() {
        for (int worker = 0; worker < workers; worker++) {
            remote.interrupt(worker);
        }
    }

    @Override
    public List<String> abandon() {
        List<String> jobs = new ArrayList<>();
        for (List<Batch> batches : withdrawn()) {
            Batch first = batches.get(0);
            if (first.slots()[first.from()] instanceof Job<?> job) {
                jobs.add(Failures.describe(job, first.firstIndex()));
                int next = first.from() + 1;
                run.endings().givenUp(first.part(first.from(), next, first.attempt()), first.from(), job, 0);
                cancel(first.part(next, first.to(), first.attempt()));
            }
            batches.subList(1, batches.size()).forEach(this::cancel);
        }
        return jobs;
    }

    /** Takes from each worker what it holds; what it may still answer does not count any more. */
    private synchronized List<List<Batch>> withdrawn() {
        List<List<Batch>> withdrawn = new ArrayList<>();
        for (List<Batch> batches : held) {
            if (!batches.isEmpty()) {
                withdrawn.add(List.copyOf(batches));
                active -= batches.size();
                batches.clear();
            }
        }
        return withdrawn;
    }

    /** Jobs that were told as started will not be run. */
    private void cancel(Batch batch) {
        run.endings().cancelledUnrun(batch);
        run.source().finished(batch.size());
    }

    @Override
    public void close() {
        for (Batch batch : sentBefore.keySet()) {
            run.endings().cancelledUnrun(batch); // whoever takes it from the source counts it
        }
        remote.close();
    }

    /** Takes a batch from the worker that has answered it; {@code false} if it was given up before. */
    private synchronized boolean release(int worker, Batch batch) {
        return held.get(worker).remove(batch);
    }

    /** Says that everything was done that an answer asks for. */
    private synchronized void released() {
        active--;
    }

    /** Takes the answer to one batch. */
    private final class Answer implements RemoteWorkers.Reply {

        private final int worker;
        private final Batch batch;
        private final int timesLost;
        private final RemoteResults results;

        Answer(int worker, Batch batch, int timesLost) {
            this.worker = worker;
            this.batch = batch;
            this.timesLost = timesLost;
            this.results = new RemoteResults(run, worker, batch);
        }

        @Override
        public void done(List<Result> come) {
            if (release(worker, batch)) {
                sendAgain(results.take(come), batch.to(), 0);
                end();
            }
        }

        @Override
        public void lost(List<Result> come, int running, Throwable cause) {
            if (!release(worker, batch)) {
                return;
            }
            int next = results.take(come);
            boolean isHopeless = come.isEmpty() && timesLost >= MAX_TIMES_LOST;
            if (running >= 0 || isHopeless) {
                int culprit = batch.from() + Math.max(running, 0);
                results.fail(culprit, cause);
                sendAgain(next, culprit, 0);
                sendAgain(culprit + 1, batch.to(), 0);
            } else {
                sendAgain(next, batch.to(), come.isEmpty() ? timesLost + 1 : 0);
            }
            end();
        }

        @Override
        public void failed(RuntimeException cause) {
            if (release(worker, batch)) {
                run.engineFailed(cause);
                sendAgain(batch.from(), batch.to(), 0);
                end();
            }
        }

        /** Sends a part of the batch again, or cancels it if the run is over. */
        private void sendAgain(int from, int to, int losses) {
            if (from >= to) {
                return;
            }
            Batch rest = batch.part(from, to, batch.attempt());
            if (run.isStopped()) {
                cancel(rest);
            } else {
                sentBefore.put(rest, losses);
                run.source().again(rest);
            }
        }

        private void end() {
            results.end();
            released();
            sendAll();
            run.caller().signal();
        }
    }
}
