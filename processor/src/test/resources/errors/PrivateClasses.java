package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class PrivateClasses {

    private static class Priv { // error: enclosing class Priv is private
        @Delayable
        static int h1(int x) {
            return x;
        }

        @Delayable
        static int another(int x) {
            return x;
        }
    }

    private static class Around { // error: enclosing class Around is private
        static class Inside {
            @Delayable
            static int deeper(int x) {
                return x;
            }
        }
    }
}
