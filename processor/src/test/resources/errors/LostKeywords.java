package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.annotations.NotInKey;
import dev.delayable.annotations.Sensitive;

class LostKeywords {

    static int b19(@Keyword("1") int x) { // error: @Keyword without @Delayable has no effect
        return x;
    }

    static int secret(@Sensitive int x) { // error: @Sensitive without @Delayable has no effect; mark the method @Delayable, or remove @Sensitive
        return x;
    }

    static int left(@NotInKey int x) { // error: @NotInKey without @Delayable has no effect
        return x;
    }

    LostKeywords(@Keyword("1") int x) {} // error: @Keyword without @Delayable has no effect
}
