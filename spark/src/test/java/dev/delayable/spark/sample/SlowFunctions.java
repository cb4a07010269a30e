package dev.delayable.spark.sample;

import dev.delayable.annotations.Delayable;

/** The function of the tutorial. */
public final class SlowFunctions {

    private SlowFunctions() {}

    /** Sleeps a second, then squares the value. */
    @Delayable
    static int slowFunction(int value) throws InterruptedException {
        Thread.sleep(1000);
        return value * value;
    }
}
