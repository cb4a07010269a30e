package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

class LostKeywords {

    static int b19(@Keyword("1") int x) { // error: @Keyword without @Delayable has no effect
        return x;
    }

    LostKeywords(@Keyword("1") int x) {} // error: @Keyword without @Delayable has no effect
}
