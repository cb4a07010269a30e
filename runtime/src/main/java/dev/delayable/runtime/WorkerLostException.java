package dev.delayable.runtime;

import java.util.List;
import java.util.OptionalInt;

/**
 * The worker that ran a job was lost: its process was killed, or its machine is gone. Only the job that the worker was running
 * fails with this exception; jobs that waited there run elsewhere. {@link Retry} applies to it as to any other exception.
 *
 * @since 0.1
 */
public class WorkerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int UNKNOWN = Integer.MIN_VALUE;

    /** As reported by the operating system. */
    private final int exitCode;

    /** The oldest first. */
    @SuppressWarnings("serial") // the lists that are used can be serialised
    private final List<String> lastLines;

    /**
     * A worker was lost.
     *
     * @param message which worker, and what is known of its end
     */
    public WorkerLostException(String message) {
        super(message);
        this.exitCode = UNKNOWN;
        this.lastLines = List.of();
    }

    /**
     * A worker process has ended.
     *
     * @param message which worker, and what is known of its end
     * @param exitCode as reported by the operating system
     * @param lastLines the last lines that it printed, the oldest first
     */
    public WorkerLostException(String message, int exitCode, List<String> lastLines) {
        super(message);
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    /**
     * The exit code of the worker, where it was a process.
     *
     * @return the code; 128 plus the number of the signal if a signal killed it, on systems with signals; empty if it was no process
     */
    public OptionalInt exitCode() {
        return exitCode == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /**
     * The last lines that the worker and its JVM printed to the error stream.
     *
     * @return the lines, the oldest first; empty if nothing is known
     */
    public List<String> lastLines() {
        return lastLines;
    }
}
