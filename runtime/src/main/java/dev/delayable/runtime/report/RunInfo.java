package dev.delayable.runtime.report;

import java.time.Instant;

/**
 * What is known of a run besides its jobs.
 *
 * @param backend where its jobs run
 * @param workers how many of them at once, at the most
 * @param total how many jobs there are; -1 if that is not known
 * @param started when it started
 * @param wallNanos how long ago that was, or how long it took
 * @param state how far it is
 * @param reason why it was stopped; empty if it was not
 */
record RunInfo(
        String backend, int workers, long total, Instant started, long wallNanos, RunState state, String reason) {

    RunInfo withWall(long nanos) {
        return new RunInfo(backend, workers, total, started, nanos, state, reason);
    }
}
