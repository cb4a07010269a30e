package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** Imported by {@code Imports}, and marked itself. */
@Delayable
class Clash {

    private Clash() {}

    public static int of(int x) { // error: after keywords are removed both are of(int)
        return x;
    }

    public static int of(int x, @Keyword("1") int y) { // error: after keywords are removed both are of(int)
        return x + y;
    }
}
