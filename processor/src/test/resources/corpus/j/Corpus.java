package corpus.j;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.Map;

/** Annotations and lints. */
final class Corpus {

    private Corpus() {}

    @Deprecated
    static final class Old {}

    @Deprecated(forRemoval = true)
    static final class Going {}

    @Deprecated
    @Delayable
    static int j2(int x) {
        return x;
    }

    @Deprecated(since = "1 \"$L\"", forRemoval = true)
    @Delayable
    static int j3(int x) {
        return x;
    }

    @Delayable
    @SuppressWarnings("deprecation")
    static int j4(@SuppressWarnings("unused") int x, @Deprecated int y) {
        return x + y;
    }

    @Delayable
    static int j5(java.util.Date d) {
        return 5;
    }

    @Delayable
    @SuppressWarnings("removal")
    static Going[] deprecatedTypes(Going going, Map<Old, ? super Going[]> deep, @Keyword(nullDefault = true) Old old) {
        return null;
    }

    /**
     * Odd: $1, $L, $$, {@link #j2}, {@link Missing}, {@code List<String>}, *&#47;, &lt;b&gt;, &#64;, \\u002a/ and
     * <b>more</b>.
     *
     * @param x $T and *&#47;
     * @return {@code a} $N
     * @throws IllegalStateException never
     */
    @Delayable
    static int j6(int x, @Keyword("*/ <b> $L &amp; {@x") String y) throws IllegalStateException {
        return x;
    }

    @Delayable
    static Class<?> k5(Class<?> c) {
        return c;
    }
}
