package dev.delayable.runtime.process;

import dev.delayable.runtime.WorkerLostException;
import org.jspecify.annotations.Nullable;

/**
 * How a worker process has ended, for the job that it was running.
 *
 * @param pid the process
 * @param exitCode its exit code
 * @param kill why this JVM has killed it; null if it has not
 * @param tail what it has printed last
 */
record Death(long pid, int exitCode, @Nullable Kill kill, OutputTail tail) {

    /** The exit code of a process that a signal has ended, less the number of the signal. */
    private static final int BEFORE_SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    WorkerLostException toException() {
        WorkerLostException lost = new WorkerLostException(
                "the worker process " + pid + " " + how() + tail.text(), exitCode, tail.lines());
        if (kill != null && kill.interrupt() != null) {
            lost.initCause(kill.interrupt());
        }
        return lost;
    }

    private String how() {
        if (kill != null) {
            return "was killed: " + kill.why();
        }
        int signal = exitCode - BEFORE_SIGNALS;
        return signal >= 1 && signal <= LAST_SIGNAL
                ? "was killed by signal " + signal
                : "ended with exit code " + exitCode;
    }
}
