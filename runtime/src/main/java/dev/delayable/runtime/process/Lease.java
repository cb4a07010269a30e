package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The work of one worker process for one run.
 *
 * @param worker the number of the worker in the run
 * @param shared what its jobs share
 * @param loader finds the classes of results
 * @param caller what its jobs see of the caller, serialised
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record Lease(int worker, SharedObjects shared, ClassLoader loader, byte[] caller) {

    /**
     * Tells the worker of the run.
     *
     * @param process the worker
     * @param pool whose it is
     * @param batch any of the run
     * @return sends the batches of the run
     */
    BatchSender begin(Launched process, ProcessPool pool, RemoteBatch batch) throws IOException {
        Frame run = new Frame(FrameKind.RUN);
        run.putInt(worker);
        Duration timeout = batch.timeout();
        run.putLong(timeout == null ? -1 : TimeUnit.NANOSECONDS.convert(timeout));
        run.putLong(TimeUnit.NANOSECONDS.convert(batch.grace()));
        run.write(caller);
        process.wire().send(run);
        return new BatchSender(process, pool, shared);
    }
}
