package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a job that has ended.
 *
 * @param job the job
 * @param function the number of its function
 * @param index its place in the input
 * @param attempt which attempt, counted from 1
 * @param ending how it ended
 * @param failure what it threw, if it did
 */
record JobEnd(
        Job<?> job,
        int function,
        long index,
        int attempt,
        Ending ending,
        @Nullable Throwable failure) {}
