package errors.elsewhere;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** For imports. */
public class Room extends Hall {

    public static int kind(Kind kind) {
        return 1;
    }

    public static <T> T of(T first, int second) {
        return first;
    }

    public static <T extends Number> T of(T first, int second, Object... rest) {
        return first;
    }

    @Delayable
    public static int light(@Keyword(from = "dim") int level) {
        return level;
    }

    static int dim() {
        return 1;
    }
}
