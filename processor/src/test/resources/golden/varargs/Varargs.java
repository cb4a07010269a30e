package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

final class Varargs {

    private Varargs() {}

    @Delayable
    static int primitives(int... xs) {
        return xs.length;
    }

    @Delayable
    static int objects(Object... xs) {
        return xs.length;
    }

    @Delayable
    static int arrays(int[]... rows) {
        return rows.length;
    }

    @Delayable
    @SafeVarargs
    static <T> int safe(List<T> first, List<T>... more) {
        return more.length;
    }

    @Delayable
    @SuppressWarnings("unchecked")
    static <T> int unsafe(T... more) {
        return more.length;
    }

    @Delayable
    static int withKeyword(@Keyword("0") int offset, String... names) {
        return offset + names.length;
    }
}
