package dev.delayable.samples.tutorial;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** Functions that are worth running in parallel: each sleeps for a second. Their jobs are made by {@code SlowFunctionsDelayed}. */
public final class SlowFunctions {

    private SlowFunctions() {}

    /**
     * Sleeps, then doubles the value.
     *
     * @param value the value
     * @return twice the value
     * @throws InterruptedException if the thread is interrupted while it sleeps
     */
    @Delayable
    static int slowFunction(int value) throws InterruptedException {
        Sleep.sleep();
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
     * @throws InterruptedException if the thread is interrupted while it sleeps
     */
    @Delayable
    static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args) throws InterruptedException {
        Sleep.sleep();
        int result = switch (operation) {
            case "*" -> v1 * v2;
            case "-" -> v1 - v2;
            default -> throw new UnsupportedOperationException("operation must be * or -, not " + operation);
        };
        for (int arg : args) {
            result += arg;
        }
        return result;
    }
}
