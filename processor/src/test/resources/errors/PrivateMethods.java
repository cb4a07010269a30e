package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class PrivateMethods {

    @Delayable
    private static int h4(int x) { // error: @Delayable method h4 must not be private
        return x;
    }

    @Delayable
    private int g20(int x) { // error: @Delayable method g20 must not be private
        return x;
    }

    interface Inner {
        @Delayable
        private static int h4(int x) { // error: @Delayable method h4 must not be private
            return x;
        }
    }
}
