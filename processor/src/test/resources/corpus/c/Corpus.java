package corpus.c;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.Arrays;
import java.util.List;

/** Varargs. */
final class Corpus {

    private Corpus() {}

    @Delayable
    static int c1(int... xs) {
        int sum = Arrays.stream(xs).sum();
        Arrays.fill(xs, 0); // its own array, as in any call
        return sum;
    }

    @Delayable
    static String c2(String fmt, Object... args) {
        return String.format(fmt, args);
    }

    @Delayable
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> List<T> c3(T... xs) {
        return List.of(xs);
    }

    @Delayable
    @SafeVarargs
    static int c4(List<String>... lists) {
        return lists.length;
    }

    @Delayable
    static int c5(int[]... rows) {
        return rows[0].length;
    }

    @Delayable
    static int c6(@Keyword("0") int offset, String... names) {
        return offset + names.length;
    }

    @Delayable
    @SuppressWarnings("unchecked")
    static <T extends Comparable<T>> T c7(T first, T... rest) {
        return rest.length == 0 ? first : rest[0];
    }

    @Delayable
    static int c8(Integer... boxed) {
        return boxed.length;
    }
}
