package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.backend.SequentialBackend;
import dev.delayable.runtime.backend.ThreadBackend;
import dev.delayable.runtime.backend.VirtualThreadBackend;
import org.jspecify.annotations.Nullable;

/**
 * The places where jobs can run. Backends are thread-safe and shared; they end by themselves what is idle, and need not be
 * closed.
 *
 * @since 0.1
 */
public final class Backends {

    private static final Backend THREADS = new ThreadBackend();
    private static final Backend SEQUENTIAL = new SequentialBackend();

    private Backends() {}

    /**
     * Threads of this JVM, in a {@link java.util.concurrent.ForkJoinPool}: the default. For jobs that compute, and for a
     * moderate number of jobs that wait.
     *
     * @return the backend
     */
    public static Backend threads() {
        return THREADS;
    }

    /**
     * The calling thread, whatever number of jobs at once is asked for: for debugging, and for comparison.
     *
     * @return the backend
     */
    public static Backend sequential() {
        return SEQUENTIAL;
    }

    /**
     * Virtual threads: for very many jobs that wait.
     *
     * @return the backend
     * @throws UnsupportedOperationException if this JVM is older than JDK 21
     */
    public static Backend virtualThreads() {
        return VirtualThreadBackend.instance();
    }

    /**
     * Worker processes: JVMs of this machine with the same class path, for jobs that may crash, that fight for locks or for
     * memory inside one JVM, or that must be killed when they do not end. Jobs, arguments and results must be
     * {@link java.io.Serializable}. The workers are started when they are needed, and end when they are idle; each run with
     * this backend finds those of the runs before.
     *
     * @return the backend; its methods set how workers are started
     */
    public static ProcessBackend processes() {
        return ProcessBackend.standard();
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
