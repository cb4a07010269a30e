package dev.delayable.runtime.process;

import dev.delayable.runtime.WorkerLostException;
import org.jspecify.annotations.Nullable;

/**
 * Why a worker process is ended by this JVM.
 *
 * @param why for messages
 * @param interrupt says to the engine that the job was stopped, and has not failed by itself, if that is so
 */
record Kill(String why, @Nullable InterruptedException interrupt) {

    /** The exit code of a process that a signal has ended, less the number of the signal. */
    private static final int BEFORE_SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    static Kill because(String why) {
        return new Kill(why, null);
    }

    static Kill ofStoppedRun() {
        return new Kill("a job did not end when it was interrupted", new InterruptedException("the run was stopped"));
    }

    /**
     * What the job is told that a process was running when it ended.
     *
     * @param pid the process
     * @param exitCode its exit code
     * @param kill why it was killed; null if it has ended by itself
     * @param tail what it has printed last
     */
    static WorkerLostException lost(long pid, int exitCode, @Nullable Kill kill, OutputTail tail) {
        WorkerLostException lost = new WorkerLostException(
                "the worker process " + pid + how(exitCode, kill) + tail.text(), exitCode, tail.lines());
        if (kill != null && kill.interrupt != null) {
            lost.initCause(kill.interrupt);
        }
        return lost;
    }

    private static String how(int exitCode, @Nullable Kill kill) {
        if (kill != null) {
            return " was killed: " + kill.why;
        }
        int signal = exitCode - BEFORE_SIGNALS;
        return signal >= 1 && signal <= LAST_SIGNAL
                ? " was killed by signal " + signal
                : " ended with exit code " + exitCode;
    }
}
