package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.PlainJobs;
import dev.delayable.runtime.remote.wire.SharedRef;
import dev.delayable.runtime.remote.wire.Unsendable;
import dev.delayable.runtime.remote.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes and sends the batches of one run to one worker: without the codec where all jobs are plain, else with it. Large
 * objects go before the batch, by the {@link ObjectSender}.
 *
 * <p>Used by one thread at a time.
 */
final class BatchSender {

    /** The largest buffer that is kept for the next batch. */
    private static final int KEPT_BYTES = 1 << 20;

    /** How often a batch is written because objects of it turn out to be large. */
    private static final int MAX_PASSES = 4;

    private final Wire wire;
    private final Codec codec;

    /** Whether jobs that are plain may be written without the codec. */
    private final boolean mayBePlain;

    /** Whether the codec is Java's own, which loses the way back from an argument to its job. */
    private final boolean losesCycles;

    /** How many bytes the jobs and new objects of a batch may take. */
    private final long maxBytes;

    private final ObjectSender objects;

    /** What is common to the batches of the run; null once it is sent. */
    private @Nullable Frame run;

    private Frame frame = new Frame(FrameKind.BATCH);

    BatchSender(RemoteWorker worker, RunWorkers run, RemoteBatch any) {
        WorkerPool pool = worker.pool();
        WorkerLife.Fitness fitness = worker.life().fitness();
        this.wire = worker.life().wire();
        this.codec = pool.codec();
        this.mayBePlain = pool.settings().hasStandardCodec() && fitness.makesJobs();
        this.losesCycles = codec instanceof JavaCodec;
        this.maxBytes = fitness.maxHeapBytes() / 8;
        this.objects = new ObjectSender(worker, run.shared());
        this.run = frameOfRun(run, worker.workerNumber(), any);
    }

    private static Frame frameOfRun(RunWorkers run, int worker, RemoteBatch any) {
        Frame frame = new Frame(FrameKind.RUN);
        frame.putInt(worker);
        Duration timeout = any.timeout();
        frame.putLong(timeout == null ? -1 : TimeUnit.NANOSECONDS.convert(timeout));
        frame.putLong(TimeUnit.NANOSECONDS.convert(any.grace()));
        byte[] caller = run.caller();
        frame.write(caller, 0, caller.length);
        return frame;
    }

    // A batch of plain jobs.

    /** Writes a batch into the frame without the codec; {@code false} if there is a job that needs it. */
    boolean isPlain(SentBatch sent) {
        if (!mayBePlain) {
            return false;
        }
        start(FrameKind.PLAIN_BATCH, sent);
        try {
            return PlainJobs.write(sent.batch().jobs(), sent.jobs(), frame);
        } catch (UncheckedIOException e) {
            return false; // more than a message holds, which the other way finds the place of
        }
    }

    /** What the worker has of large objects. */
    ObjectSender objects() {
        return objects;
    }

    /** How many bytes there are to be sent. */
    int encodedBytes() {
        return frame.size() + (run == null ? 0 : run.size());
    }

    private void start(byte kind, SentBatch sent) {
        frame.start(kind);
        frame.putInt(sent.id);
        frame.putLong(sent.batch().firstIndex());
        frame.putInt(sent.batch().attempt());
        frame.putInt(sent.jobs());
    }

    /** Sends what was encoded. */
    void sendBatch() throws IOException {
        Frame first = run;
        run = null;
        if (first != null) {
            wire.send(first);
        }
        wire.send(frame);
        if (frame.size() > KEPT_BYTES) {
            frame = new Frame(FrameKind.BATCH);
        }
    }

    // Any batch.

    /** Writes a batch, or its first jobs, into the frame; returns why its first job cannot be sent, if that is so. */
    @Nullable
    Throwable encode(SentBatch sent) {
        if (isPlain(sent)) {
            objects.begin();
            return null;
        }
        for (int pass = 1; ; pass++) {
            objects.begin();
            Unsent unsent = new Unsent();
            boolean isFinal = encode(sent, unsent);
            if (sent.jobs() == 0) {
                return unsent.why;
            }
            // A codec that replaces nothing would go on like that.
            if (unsent.why == null && (isFinal || pass == MAX_PASSES)) {
                return null;
            }
        }
    }

    /** Why a job cannot be sent. */
    private static final class Unsent {
        @Nullable
        Throwable why;
    }

    /** Writes the batch into the frame; {@code false} if that is to be done again, in another way. */
    private boolean encode(SentBatch sent, Unsent unsent) {
        start(FrameKind.BATCH, sent);
        Codec.Writer writer = null;
        boolean isFinal = true;
        for (int place = 0; place < sent.jobs(); place++) {
            Job<?> job = sent.job(place);
            int before = frame.size();
            int objectsBefore = objects.count();
            try {
                writer = writer == null ? codec.writer(frame, objects.replacement()) : writer;
                if (losesCycles) {
                    objects.writeArguments(writer, job);
                }
                writer.write(job);
            } catch (OutOfMemoryError e) {
                throw e; // there is no memory here, whatever the job
            } catch (Throwable e) {
                unsent.why = Unsendable.argument(job, e, codec);
                sent.sendOnly(place);
                return false;
            }
            if (place > 0 && frame.size() + objects.newBytes() > maxBytes) {
                cutBefore(sent, place, before, objectsBefore);
                return isFinal;
            }
            if (frame.size() - before >= SharedRef.LARGE_BYTES && objects.shareArguments(job)) {
                isFinal = false;
            }
        }
        return isFinal;
    }

    /** The worker has no room for this job besides those before it: the engine sends it again. */
    private void cutBefore(SentBatch sent, int place, int size, int count) {
        sent.sendOnly(place);
        frame.truncate(size);
        frame.setInt(Frame.HEADER_BYTES + 16, place);
        objects.forgetNewAfter(count);
    }
}
