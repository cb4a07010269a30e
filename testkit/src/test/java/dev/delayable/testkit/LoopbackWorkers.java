package dev.delayable.testkit;

import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The workers of one run of a {@link LoopbackBackend}. */
final class LoopbackWorkers implements RemoteWorkers {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback");
        thread.setDaemon(true);
        return thread;
    });

    // All guarded by this.

    private final Deque<LoopbackBatch> waiting = new ArrayDeque<>();
    private final List<LoopbackBatch> running = new ArrayList<>();
    private final BitSet busy = new BitSet();
    private final int jobsPerLife;
    private int jobs;
    private int allowed;
    private boolean isStopped;

    LoopbackWorkers(int workers) {
        this(workers, Integer.MAX_VALUE);
    }

    /** Workers of which one dies after so many jobs of all, before it runs the next. */
    LoopbackWorkers(int workers, int jobsPerLife) {
        allowed = workers;
        this.jobsPerLife = jobsPerLife;
    }

    @Override
    public int ahead() {
        return 1;
    }

    @Override
    public void submit(RemoteBatch batch, Reply reply) {
        LoopbackBatch submitted = new LoopbackBatch(batch, reply, this::isTimeToDie);
        boolean isLate;
        synchronized (this) {
            isLate = isStopped;
            if (!isLate) {
                waiting.add(submitted);
            }
        }
        if (isLate) {
            submitted.doNotRun();
        } else {
            runNext();
        }
    }

    /** Starts what waits while a worker is free. */
    private void runNext() {
        synchronized (this) {
            while (!waiting.isEmpty() && !isStopped && busy.cardinality() < allowed) {
                int number = busy.nextClearBit(0);
                LoopbackBatch next = waiting.remove();
                busy.set(number);
                running.add(next);
                THREADS.execute(() -> {
                    next.run(number);
                    ended(next, number);
                });
            }
        }
    }

    private synchronized boolean isTimeToDie() {
        jobs++;
        // Not every tenth: two workers in step would meet the same job again and again.
        return new SplittableRandom(jobs).nextInt(jobsPerLife) == 0;
    }

    /** Its worker is free; there is another one in the place of one that has died. */
    private void ended(LoopbackBatch batch, int number) {
        synchronized (this) {
            if (!running.remove(batch)) {
                return; // it was killed before
            }
            busy.clear(number);
        }
        runNext();
    }

    @Override
    public void resize(int workers) {
        synchronized (this) {
            allowed = workers;
        }
        runNext();
    }

    @Override
    public void stop() {
        List<LoopbackBatch> unrun;
        List<LoopbackBatch> begun;
        synchronized (this) {
            isStopped = true;
            unrun = List.copyOf(waiting);
            waiting.clear();
            begun = List.copyOf(running);
        }
        unrun.forEach(LoopbackBatch::doNotRun);
        begun.forEach(LoopbackBatch::interrupt);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    public void interrupt(RemoteBatch batch) {
        List<LoopbackBatch> unrun;
        List<LoopbackBatch> begun;
        synchronized (this) {
            unrun = waiting.stream().filter(each -> each.batch() == batch).toList();
            waiting.removeAll(unrun);
            begun = running.stream().filter(each -> each.batch() == batch).toList();
        }
        unrun.forEach(LoopbackBatch::doNotRun);
        begun.forEach(LoopbackBatch::interrupt);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    public void kill(RemoteBatch batch, String why) {
        List<LoopbackBatch> begun;
        synchronized (this) {
            begun = running.stream().filter(each -> each.batch() == batch).toList();
        }
        for (LoopbackBatch each : begun) {
            int number = each.number();
            each.die(new WorkerLostException("the loopback worker was killed: " + why));
            ended(each, number);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            isStopped = true;
        }
    }
}
