package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.util.List;

/**
 * A batch of a run, or as many of its first jobs as are sent to one worker: the engine sends the others again. The thread that
 * sends it writes how many jobs are sent, before the worker can answer.
 */
final class SentBatch implements Outbox.Item {

    private final RemoteBatch batch;
    private final Reply reply;

    /** How many jobs are sent. */
    private volatile int jobs;

    // Used by the thread that reads.

    /** How many jobs have results. */
    private int answered;

    private int started;

    // Guarded by the Outbox.

    /** Tells it from the other batches of the process. */
    int id;

    /** Whether something that belongs to it was handed to the connection. */
    boolean isOffered;

    /** Whether it was itself, wholly or in part. */
    boolean isWritten;

    /** Whether the engine knows that its turn has come. */
    boolean hasBegun;

    /** How many bytes the connection had taken with it. */
    long endPosition = Long.MAX_VALUE;

    SentBatch(RemoteBatch batch, Reply reply) {
        this.batch = batch;
        this.reply = reply;
        this.jobs = batch.jobs().size();
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

    /** Only these jobs are sent. */
    void sendOnly(int count) {
        jobs = Math.min(jobs, count);
    }

    /** The place of the last job that is known to have started; 0 if none is. */
    int started() {
        return started;
    }

    void starts(int place) {
        started = place;
    }

    int answered() {
        return answered;
    }

    void add(List<Result> results) {
        answered += results.size();
        reply.results(results);
    }

    /** Its first job cannot be sent: that is its result. */
    void refuse(Throwable why) {
        reply.results(List.of(new Result(null, why, 0)));
        reply.done();
    }
}
