package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is sent to a worker, or its first jobs, and what has come back of it. What is not sent is not answered either:
 * the engine sends it again. Used by the thread that sends it, and by that of the {@link WorkerProcess}, which adds the results.
 */
final class SentBatch {

    private final int id;
    private final RemoteBatch batch;
    private final Reply reply;
    private final List<Result> results = new ArrayList<>();

    /** How many jobs are sent, from the first one on. Written by the thread that sends. */
    private volatile int jobs;

    /** Why not even the first job can be sent. Written by the thread that sends. */
    private volatile @Nullable Throwable unsendable;

    /** Why the job does not end that is running. */
    private @Nullable Throwable stuck;

    SentBatch(int id, RemoteBatch batch, int maxJobs, Reply reply) {
        this.id = id;
        this.batch = batch;
        this.reply = reply;
        this.jobs = Math.min(batch.jobs().size(), maxJobs);
    }

    int id() {
        return id;
    }

    RemoteBatch batch() {
        return batch;
    }

    Reply reply() {
        return reply;
    }

    int jobs() {
        return jobs;
    }

    Job<?> job(int place) {
        return batch.jobs().get(place);
    }

    /** A job cannot be sent: those before it are, and if there are none, this is its result. */
    void cannotSend(int place, Throwable why) {
        jobs = place;
        if (place == 0) {
            unsendable = why;
        }
    }

    /** How many jobs have results. */
    int answered() {
        return results.size();
    }

    void add(Result result) {
        results.add(result);
    }

    List<Result> results() {
        Throwable known = unsendable;
        return known == null ? List.copyOf(results) : List.of(new Result(null, known, 0));
    }

    /** Tells the engine what has come back of it. */
    void answer() {
        reply.done(results());
    }

    /** Answers batches; not by a lambda, which the first run of a JVM would wait for. */
    static void answerAll(List<SentBatch> batches) {
        for (SentBatch batch : batches) {
            batch.answer();
        }
    }

    void doesNotEnd(Throwable why) {
        stuck = why;
    }

    @Nullable
    Throwable stuck() {
        return stuck;
    }
}
