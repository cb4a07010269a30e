package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.ExecutorBackend;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.backend.SequentialBackend;
import dev.delayable.runtime.backend.SshBackend;
import dev.delayable.runtime.backend.ThreadBackend;
import dev.delayable.runtime.backend.VirtualThreadBackend;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The places where jobs can run. Backends are thread-safe and shared. They release idle resources automatically and need not be
 * closed.
 *
 * @since 0.1
 */
public final class Backends {

    private static final Backend SEQUENTIAL = new SequentialBackend();

    private Backends() {}

    /**
     * Threads of this JVM, in a {@link java.util.concurrent.ForkJoinPool}: the default. For jobs that compute, and for a
     * moderate number of jobs that wait.
     *
     * @return the backend; {@link ThreadBackend#maxWorkers(int)} bounds all runs together
     */
    public static ThreadBackend threads() {
        return ThreadBackend.standard();
    }

    /**
     * The calling thread, regardless of {@code nJobs}: for debugging, and for comparison.
     *
     * @return the backend
     */
    public static Backend sequential() {
        return SEQUENTIAL;
    }

    /**
     * Virtual threads: for thousands of jobs that wait.
     *
     * @return the backend; {@link VirtualThreadBackend#maxWorkers(int)} bounds all runs together
     * @throws UnsupportedOperationException if this JVM is older than JDK 21
     */
    public static VirtualThreadBackend virtualThreads() {
        return VirtualThreadBackend.standard();
    }

    /**
     * Worker processes: JVMs of this machine with the same class path, for jobs that may crash, that contend for locks or
     * memory inside one JVM, or that must be killed when they do not end. Jobs, arguments and results must be
     * {@link java.io.Serializable}. Workers start when they are needed and end when they are idle; each run with this
     * backend reuses those of earlier runs.
     *
     * @return the backend; its methods set how workers are started
     */
    public static ProcessBackend processes() {
        return ProcessBackend.standard();
    }

    /**
     * Worker processes on other machines, started by the user's own {@code ssh}. The class path is copied there once.
     *
     * <pre>{@code
     * Parallel.nJobs(8).backend(Backends.ssh("host1:4", "me@host2:4"))
     * }</pre>
     *
     * @param hosts what ssh calls them, each with the number of its workers after a colon; 1 without
     * @return the backend; its methods set how workers are started
     * @throws IllegalArgumentException if there is none, or one has no name, a number that is not from 1 to 9999, or is there twice
     */
    public static SshBackend ssh(String... hosts) {
        return SshBackend.on(hosts);
    }

    /**
     * Threads of an executor that belongs to somebody else, such as a managed executor of a container or that of a framework.
     *
     * <pre>{@code
     * Parallel.nJobs(4).backend(Backends.on(managedExecutor, 4))
     * }</pre>
     *
     * <p>A run with one worker, for example of {@code nJobs(1)}, is a plain loop in the calling thread, as with {@link #threads()}.
     *
     * @param executor the executor, which is never shut down
     * @param workers how many of its threads one run may use at once, 1 or more
     * @return the backend; see {@link ExecutorBackend} for what happens when the executor rejects workers
     * @throws IllegalArgumentException if {@code workers} is less than 1
     */
    public static Backend on(Executor executor, int workers) {
        return new ExecutorBackend(executor, workers);
    }

    /** The backend with a name, as it is without settings of its own; null if there is none here. */
    static @Nullable Backend named(String name) {
        return switch (name) {
            case "threads" -> threads();
            case "sequential" -> sequential();
            case "virtualThreads" -> Runtime.version().feature() < 21 ? null : virtualThreads();
            case "processes" -> processes();
            default -> null;
        };
    }
}
