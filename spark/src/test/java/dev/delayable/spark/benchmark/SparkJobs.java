package dev.delayable.spark.benchmark;

import dev.delayable.annotations.Delayable;

/** What the rows of the benchmark run. */
final class SparkJobs {

    private SparkJobs() {}

    @Delayable
    static int noOp(int value) {
        return value;
    }

    @Delayable
    static int sleep(int value, long millis) throws InterruptedException {
        Thread.sleep(millis);
        return value;
    }

    @Delayable
    static byte[] largeResult(int value, int bytes) {
        byte[] result = new byte[bytes];
        result[0] = (byte) value;
        return result;
    }

    @Delayable
    static double oneOf(double[] shared, int value) {
        return shared[value];
    }

    /** Fails while others sleep; the message is the time. */
    @Delayable
    static int failOrSleep(int value, int failing) throws InterruptedException {
        Thread.sleep(value == failing ? 500 : 60_000);
        throw new IllegalStateException("" + System.currentTimeMillis());
    }
}
