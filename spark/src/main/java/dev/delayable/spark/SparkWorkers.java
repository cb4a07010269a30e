package dev.delayable.spark;

import dev.delayable.runtime.backend.RemoteWorkers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run, which live several to a JVM and die together. So a batch over which a worker has died may take others
 * along when it is tried again: it waits until nothing else runs, and nothing else begins before it has ended. Thread-safe.
 */
final class SparkWorkers implements RemoteWorkers {

    private final RemoteWorkers workers;

    // Guarded by this.

    /** What waits for its turn, and what is tried again. */
    private final Deque<Turn> waiting = new ArrayDeque<>();

    private final Deque<Turn> suspects = new ArrayDeque<>();

    /** How many batches are under way, and whether it is a suspect. */
    private int underWay;

    private boolean isSuspectUnderWay;

    SparkWorkers(RemoteWorkers workers) {
        this.workers = workers;
    }

    @Override
    public int ahead() {
        return workers.ahead();
    }

    @Override
    public void submit(RemoteBatch batch, Reply reply) {
        synchronized (this) {
            (batch.isAlone() ? suspects : waiting).add(new Turn(batch, reply));
        }
        begin();
    }

    /** Begins all that may begin now. */
    private void begin() {
        for (Turn next = next(); next != null; next = next()) {
            workers.submit(next.batch, next);
        }
    }

    private synchronized @Nullable Turn next() {
        boolean mayBegin = suspects.isEmpty() ? !isSuspectUnderWay : underWay == 0;
        Turn next = mayBegin ? (suspects.isEmpty() ? waiting : suspects).poll() : null;
        if (next != null) {
            underWay++;
            isSuspectUnderWay = next.batch.isAlone();
        }
        return next;
    }

    @Override
    public void stop() {
        List<Turn> unrun;
        synchronized (this) {
            unrun = new ArrayList<>(suspects);
            unrun.addAll(waiting);
            suspects.clear();
            waiting.clear();
        }
        workers.stop();
        for (Turn each : unrun) {
            each.reply.done();
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    public void interrupt(RemoteBatch batch) {
        Turn unrun = null;
        synchronized (this) {
            Deque<Turn> queue = batch.isAlone() ? suspects : waiting;
            for (Turn each : queue) {
                unrun = each.batch == batch ? each : unrun;
            }
            queue.remove(unrun);
        }
        if (unrun == null) {
            workers.interrupt(batch);
        } else {
            unrun.reply.done();
        }
    }

    @Override
    public void kill(RemoteBatch batch, String why) {
        workers.kill(batch, why);
    }

    @Override
    public void resize(int allowed) {
        workers.resize(allowed);
    }

    @Override
    public void inputEnded() {
        workers.inputEnded();
    }

    @Override
    public void close() {
        workers.close();
    }

    /** A batch, and where its answers go. */
    private final class Turn implements Reply {

        private final RemoteBatch batch;
        private final Reply reply;

        Turn(RemoteBatch batch, Reply reply) {
            this.batch = batch;
            this.reply = reply;
        }

        @Override
        public void begins(int worker) {
            reply.begins(worker);
        }

        @Override
        public void alive() {
            reply.alive();
        }

        @Override
        public void results(List<Result> results) {
            reply.results(results);
        }

        @Override
        public void stuck(long nanos) {
            reply.stuck(nanos);
        }

        @Override
        public void done() {
            ended();
            reply.done();
            begin();
        }

        @Override
        public void lost(Loss loss) {
            ended();
            reply.lost(loss);
            begin();
        }

        @Override
        public void failed(Throwable cause) {
            ended();
            reply.failed(cause);
            begin();
        }

        private void ended() {
            synchronized (SparkWorkers.this) {
                underWay--;
                isSuspectUnderWay = false;
            }
        }
    }
}
