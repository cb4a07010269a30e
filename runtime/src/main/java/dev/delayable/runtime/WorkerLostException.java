package dev.delayable.runtime;

import java.util.List;
import java.util.OptionalInt;

/**
 * The worker that ran a job has died: its process was killed, or its machine is gone. It is the exception of the one job
 * that the worker was running; jobs that only waited there are run elsewhere. {@link Retry} applies to it as to any other
 * exception.
 *
 * @since 0.1
 */
public class WorkerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int UNKNOWN = Integer.MIN_VALUE;

    /** As the system tells it. */
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
     * @param exitCode as the system tells it
     * @param lastLines what it has printed last, the oldest line first
     */
    public WorkerLostException(String message, int exitCode, List<String> lastLines) {
        super(message);
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    /**
     * The exit code of the worker, where it was a process.
     *
     * @return the code; 128 and the number of the signal where a signal has killed it, on systems with signals
     */
    public OptionalInt exitCode() {
        return exitCode == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /**
     * What the worker has printed last to its error stream, and what its JVM has.
     *
     * @return the lines, the oldest first; empty if nothing is known
     */
    public List<String> lastLines() {
        return lastLines;
    }
}
