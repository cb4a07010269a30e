package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.IOException;

final class Documented {

    private Documented() {}

    /**
     * Odd: $1, $L, $$, {@link #plain}, {@link String#valueOf(int) a label}, {@code List<String> x. y}, *&#47;, &lt;b&gt;,
     * &#64;, \\u002a/, \u00e9 and <b>more</b>. The second sentence is not carried over.
     *
     * <p>Nor the second paragraph.
     *
     * @param x $T and *&#47; with a description that is so long that it must be wrapped somewhere in the middle of it
     * @param y with {@code {braces}}
     * @return {@code a} $N
     * @throws IOException if it must
     * @throws IllegalStateException {@literal <never>}
     */
    @Delayable
    static int odd(int x, @Keyword("*/ <b> $L") String y) throws IOException {
        return x;
    }

    /** Many stars at the end **/
    @Delayable
    static int starry(int x) {
        return x;
    }

    /** One sentence without an end */
    @Delayable
    static int plain(int x) {
        return x;
    }

    /** @return what it gets */
    @Delayable
    static int onlyATag(int x) {
        return x;
    }

    @Delayable
    static int undocumented(int x) {
        return x;
    }
}
