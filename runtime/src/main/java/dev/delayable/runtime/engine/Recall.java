package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.ResultMemory;
import dev.delayable.runtime.ResultMemory.Kept;
import dev.delayable.runtime.ResultMemory.Session;
import dev.delayable.runtime.ResultMemory.Slot;
import dev.delayable.runtime.work.JobText;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one run: asked before a job runs, and given its result before anybody sees it. Of jobs with the same key one runs;
 * the others are set aside meanwhile, hold no worker, and are looked up again when it has ended. If it has failed, the next of them
 * runs.
 *
 * <p>A job that is to run keeps its slot over all its attempts, for it may change its arguments, and so its key.
 */
final class Recall {

    /** What becomes of a job. */
    enum Decision {
        /** It has its outcome, from the memory or because it has no key, and counts as finished. */
        DONE,
        /** It was set aside. */
        WAITS,
        /** It is to run. */
        RUNS
    }

    private final Run run;
    private final Session session;
    private final ReentrantLock lock = new ReentrantLock();

    /** The jobs that run and have a slot, by index. */
    private final Map<Long, Slot<?>> slots = new ConcurrentHashMap<>();

    /** For each key that is looked up or whose job runs, the jobs that wait for it, if any do. Guarded by the lock. */
    private final Map<Object, List<Batch>> waiting = new HashMap<>();

    /** Nothing waits; most jobs have no equal. */
    private static final List<Batch> NONE = List.of();

    /** Guarded by the lock. */
    private boolean ended;

    private Recall(Run run, Session session) {
        this.run = run;
        this.session = session;
    }

    /** The memory of a run that begins; null if it has none. */
    static @Nullable Recall open(Run run) {
        ResultMemory memory = run.settings().memory();
        return memory == null ? null : new Recall(run, memory.openSession());
    }

    /** Looks a job up, before its first attempt. */
    Decision decide(Batch batch, int at) {
        long index = batch.indexOf(at);
        Job<?> job = (Job<?>) Objects.requireNonNull(batch.slots()[at]);
        if (!slots.isEmpty() && slots.containsKey(index)) {
            return Decision.RUNS;
        }
        Slot<?> slot;
        try {
            slot = session.slot(index, job);
        } catch (RuntimeException e) {
            return run.endings().refused(batch, at, job, e) ? Decision.DONE : Decision.WAITS;
        }
        if (slot == null) {
            return Decision.RUNS;
        }
        lock.lock();
        try {
            List<Batch> others = waiting.putIfAbsent(slot.key(), NONE);
            if (others != null && !ended) {
                if (others.isEmpty()) {
                    others = new ArrayList<>();
                    waiting.put(slot.key(), others);
                }
                others.add(batch.part(at, at + 1, batch.attempt()));
                return Decision.WAITS;
            }
        } finally {
            lock.unlock();
        }
        Kept<?> kept = recall(slot, job, index);
        if (kept == null) {
            slots.put(index, slot);
            return Decision.RUNS;
        }
        run.endings()
                .recalled(
                        batch,
                        at,
                        new Outcome.Success<@Nullable Object>(index, job, kept.value(), 0, kept.elapsed(), true));
        wake(slot);
        return Decision.DONE;
    }

    private static @Nullable Kept<?> recall(Slot<?> slot, Job<?> job, long index) {
        try {
            return slot.recall();
        } catch (RuntimeException e) {
            System.getLogger("dev.delayable.runtime")
                    .log(Level.WARNING, "the memory failed for " + JobText.of(job, index) + ", which runs", e);
            return null;
        }
    }

    /**
     * Looks the jobs of a batch up that is about to be sent away.
     *
     * @return what is left to be sent: parts of the batch, or the batch itself; and how many jobs have finished
     */
    Sifted sift(Batch batch) {
        List<Batch> left = new ArrayList<>();
        int finished = 0;
        int from = batch.from();
        for (int at = batch.from(); at < batch.to(); at++) {
            Decision decision = decide(batch, at);
            if (decision != Decision.RUNS) {
                finished += decision == Decision.DONE ? 1 : 0;
                if (from < at) {
                    left.add(batch.part(from, at, batch.attempt()));
                }
                from = at + 1;
            }
        }
        if (from == batch.from()) {
            left.add(batch);
        } else if (from < batch.to()) {
            left.add(batch.part(from, batch.to(), batch.attempt()));
        }
        return new Sifted(left, finished);
    }

    /**
     * What is left of a batch.
     *
     * @param left what is to be sent
     * @param finished how many jobs have finished
     */
    record Sifted(List<Batch> left, int finished) {}

    /**
     * Keeps the result of a job.
     *
     * @throws Exception if it cannot be kept, and that is to be a failure of the job
     */
    @SuppressWarnings("unchecked") // it is the slot of the job that has returned the value
    void keep(long index, @Nullable Object value, long nanos) throws Exception {
        Slot<@Nullable Object> slot = (Slot<@Nullable Object>) slots.get(index);
        if (slot != null) {
            slot.keep(value, Duration.ofNanos(nanos));
            ended(index);
        }
    }

    /** A job has failed for good. */
    void failed(long index, Throwable cause) {
        Slot<?> slot = slots.get(index);
        if (slot != null) {
            slot.failed(cause);
            ended(index);
        }
    }

    private void ended(long index) {
        Slot<?> slot = slots.remove(index);
        if (slot != null) {
            wake(slot);
        }
    }

    /** Lets those be looked up again that wait for a job. */
    private void wake(Slot<?> slot) {
        List<Batch> others;
        lock.lock();
        try {
            others = waiting.remove(slot.key());
            if (others == null || others.isEmpty()) {
                return;
            }
            // Under the lock: a run that ends must find the jobs, either here or there.
            others.forEach(run.source()::again);
        } finally {
            lock.unlock();
        }
        run.jobsAreThereAgain();
    }

    /** Ends the waiting of all jobs; none of them will run. Called when the run is over. */
    List<Batch> giveUp() {
        List<Batch> given = new ArrayList<>();
        lock.lock();
        try {
            ended = true;
            waiting.values().forEach(given::addAll);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        return given;
    }

    void close() {
        session.close();
    }
}
