package dev.delayable.runtime.process;

import org.jspecify.annotations.Nullable;

/**
 * Why a worker process is ended by this JVM.
 *
 * @param why for messages
 * @param interrupt says to the engine that the job was stopped, and has not failed by itself, if that is so
 */
record Kill(String why, @Nullable InterruptedException interrupt) {

    static Kill because(String why) {
        return new Kill(why, null);
    }

    static Kill ofStoppedRun() {
        return new Kill("a job did not end when it was interrupted", new InterruptedException("the run was stopped"));
    }
}
