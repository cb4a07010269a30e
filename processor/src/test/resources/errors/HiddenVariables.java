package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

class HiddenVariables<T> {

    @Delayable
    @SuppressWarnings("hiding")
    <T> T own(T t) { // error: type variable T hides that of class HiddenVariables
        return t;
    }

    class Inner {
        @Delayable
        <T> T outer(T t) { // error: type variable T hides that of class HiddenVariables
            return t;
        }
    }

    static class Nested {
        @Delayable
        <T> T fine(T t) {
            return t;
        }
    }

    class Redeclared<T> { // error: type variable T hides that of class HiddenVariables
        @Delayable
        T one(T t) {
            return t;
        }

        @Delayable
        T two(T t) {
            return t;
        }

        @Delayable
        static int fine(int x) {
            return x;
        }
    }
}
