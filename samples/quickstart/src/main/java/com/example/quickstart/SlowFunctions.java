package com.example.quickstart;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** The processor writes {@code SlowFunctionsDelayed} from this class: a factory for each marked method. */
final class SlowFunctions {

    private SlowFunctions() {}

    /**
     * Sleeps, then doubles a value.
     *
     * @param value the value
     * @return twice the value
     * @throws InterruptedException if the run stops meanwhile
     */
    @Delayable
    static int slowFunction(int value) throws InterruptedException {
        Thread.sleep(200);
        return value * 2;
    }

    /**
     * Sleeps, then combines two values and adds more to them.
     *
     * @param v1 the first value
     * @param v2 the second value
     * @param operation {@code *} or {@code -}
     * @param args what is added
     * @return the result of the operation, plus all of {@code args}
     * @throws InterruptedException if the run stops meanwhile
     */
    @Delayable
    static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args) throws InterruptedException {
        Thread.sleep(200);
        int result = operation.equals("-") ? v1 - v2 : v1 * v2;
        for (int arg : args) {
            result += arg;
        }
        return result;
    }
}
