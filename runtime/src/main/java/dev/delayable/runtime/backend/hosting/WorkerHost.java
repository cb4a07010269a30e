package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.remote.worker.HostedJobs;
import dev.delayable.runtime.remote.worker.Surroundings;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A worker: the other end of a {@link WorkerLink}. It runs the jobs that arrive as they run at home, one at a time, and sends
 * their results. Several workers can live in one JVM: nothing of it is static, it exits no JVM and redirects no output.
 *
 * <pre>{@code
 * WorkerHost.serve(socket.getInputStream(), socket.getOutputStream(), loader);
 * }</pre>
 *
 * <p>A place with many workers in one JVM passes what arrives to {@link #received}, from a thread that may serve all of them, and
 * calls {@link #run} in the thread that is to run the jobs.
 *
 * @since 0.1
 */
public final class WorkerHost implements Inbox {

    private final HostedJobs jobs;

    /**
     * A worker that answers over a stream.
     *
     * @param out goes to the {@link WorkerLink}; written by several threads, one at a time
     * @param loader finds the classes of jobs; their context class loader
     * @param store finds what the launcher's store has; {@code null} if it has none
     * @param heapBytes how much of the heap of this JVM is for this worker, of which objects that jobs share may take a quarter
     */
    public WorkerHost(OutputStream out, ClassLoader loader, SharedStore.@Nullable Reader store, long heapBytes) {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(loader, "loader");
        jobs = new HostedJobs(out, new Surroundings(loader, store, heapBytes));
    }

    /**
     * Works until the other side says goodbye or is gone: reads with a thread of its own, and runs the jobs in the calling
     * thread. When the other side is gone, the job that is running is interrupted, and this method returns when it has ended.
     *
     * @param in what comes from the {@link WorkerLink}
     * @param out goes to the {@link WorkerLink}
     * @param loader finds the classes of jobs
     */
    public static void serve(InputStream in, OutputStream out, ClassLoader loader) {
        WorkerHost host = new WorkerHost(out, loader, null, Runtime.getRuntime().maxMemory());
        Thread reader = new Thread(() -> host.readAll(in), "delayable-reader");
        reader.setDaemon(true);
        reader.start();
        host.run();
    }

    /** Passes on what has come. Runs no code of users and does not block, so one thread can serve many workers. */
    @Override
    public void received(byte[] bytes, int from, int length) {
        jobs.received(bytes, from, length);
    }

    /** The other side is gone: the job that is running is interrupted, and no other starts. */
    @Override
    public void ended() {
        jobs.ended();
    }

    /** Runs the jobs in the calling thread, until the other side says goodbye or is gone. Called once. */
    public void run() {
        jobs.run();
    }
}
