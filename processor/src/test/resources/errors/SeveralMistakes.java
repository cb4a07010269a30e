package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class SeveralMistakes {

    @Delayable
    private static int twoMistakes( // error: @Delayable method twoMistakes must not be private
            @Keyword("1") long wait) { // error: keyword 'wait' would be the method wait(long)
        return 1;
    }

    @Delayable
    static int good(int x) {
        return x;
    }

    @Delayable
    static int brokenDefault(@Keyword("x") int x) { // error: "x" is not an int
        return x;
    }
}
