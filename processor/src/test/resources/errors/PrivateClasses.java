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

    // In one line: Eclipse's compiler shows no place of a record, but that of a method in it.
    private record Pair(int left, int right) { @Delayable static int ofRecord(int x) { return x; } } // error: enclosing class Pair is private
}
