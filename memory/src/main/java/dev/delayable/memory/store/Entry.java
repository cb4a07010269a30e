package dev.delayable.memory.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What is kept of one job.
 *
 * @param key the key
 * @param function its function
 * @param time when it was stored, in milliseconds since 1970
 * @param nanos how long the job ran
 * @param arguments a digest of each argument
 * @param payload the value, or where it is
 * @param isBig whether the value stands in a file of its own
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record Entry(
        Key key, FunctionNote function, long time, long nanos, int[] arguments, byte[] payload, boolean isBig) {

    /** Whether it was stored longer ago than that; the longest durations have no end. */
    public boolean isOlderThan(Duration age) {
        return System.currentTimeMillis() - time > TimeUnit.MILLISECONDS.convert(age);
    }
}
