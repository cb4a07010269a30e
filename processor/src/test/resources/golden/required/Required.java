package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

public class Required {

    /**
     * Needs two keywords.
     *
     * @param name who
     */
    @Delayable
    public static <T> String greet(T greeting, @Keyword String name, @Keyword("!") String mark, @Keyword int times, int... rest) {
        return greeting + name + mark;
    }
}
