package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** The functions of the tutorial. */
public final class SlowFunctions {

    private SlowFunctions() {}

    /** Sleeps a second, then returns the square. */
    @Delayable
    public static int slowFunction(int value) throws InterruptedException {
        Thread.sleep(1000);
        return value * value;
    }

    /**
     * Sleeps a second, then combines the values.
     *
     * @param v1 the first value
     * @param v2 the second value
     * @param operation what to do with them
     * @param args more values
     * @return the result
     * @throws InterruptedException if it is woken up
     */
    @Delayable
    public static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args)
            throws InterruptedException {
        Thread.sleep(1000);
        return operation.equals("*") ? v1 * v2 : v1 - v2;
    }

    /** Prints. */
    @Delayable
    static void print(String text) {
        System.out.println(text);
    }
}
