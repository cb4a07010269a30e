package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class Overloads {

    private Overloads() {}

    @Delayable
    static int f(int x) {
        return 1;
    }

    @Delayable
    static int f(Integer x) {
        return 2;
    }

    @Delayable
    static int f(java.util.Date x, int... xs) {
        return 3;
    }

    @Delayable
    static int f(java.sql.Date x, int... xs) {
        return 4;
    }

    @Delayable
    static int f(String x, @Keyword("1") long y) {
        return 5;
    }

    @Delayable
    static int F(int x) {
        return 6;
    }
}
