package usage;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** What the tutorial calls, without its sleep. */
final class SlowFunctions {

    private SlowFunctions() {}

    @Delayable
    static int slowFunction(int value) throws InterruptedException {
        return value * value;
    }

    @Delayable
    static int slowFunction2(int v1, int v2, @Keyword("*") String operation, @Keyword("0") long offset, int... args)
            throws InterruptedException {
        int result = operation.equals("*") ? v1 * v2 : v1 - v2;
        for (int arg : args) {
            result = operation.equals("*") ? result * arg : result - arg;
        }
        return result + (int) offset;
    }

    @Delayable
    static <T> T same(T value, @Keyword String why) {
        return value;
    }
}
