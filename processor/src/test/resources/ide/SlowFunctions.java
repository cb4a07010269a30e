package ide;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** What the tests write in an editor makes jobs of these. */
public final class SlowFunctions {

    private SlowFunctions() {}

    /** Sleeps a second, then squares the value. Then it is awake. */
    @Delayable
    public static int slowFunction(int value) throws InterruptedException {
        return value * value;
    }

    /**
     * Sleeps a second, then combines the values. Then it is awake.
     *
     * @param v1 the first value
     * @param operation what to do with them
     */
    @Delayable
    public static int slowFunction2(int v1, int v2, @Keyword("*") String operation, int... args) {
        return operation.equals("*") ? v1 * v2 : v1 - v2;
    }

    @Delayable
    public static <T> T required(T value, @Keyword String name, @Keyword int times, @Keyword("!") String mark) {
        return value;
    }
}
